"""Who has gezag after a court's ruling: questions 4a.2, 4a.3 and 4b.1 behind 3.2."""

from __future__ import annotations

from brp_adapter.custody.derivation import endings, grounds
from brp_adapter.custody.derivation.answer import Answer, Conclusion
from brp_adapter.custody.derivation.capacity import in_words, incapacity_of_parent
from brp_adapter.custody.derivation.facts import Parent, Ruling
from brp_adapter.custody.derivation.path import Path
from brp_adapter.custody.derivation.route_codes import coded
from brp_adapter.custody.derivation.worlds import Unknowable


def of_ruling(path: Path) -> Conclusion:
    """The ruling still stands: who it names, unless deceased, under curatele or a minor."""
    match path.case.family.child.ruling:
        case Ruling.PARENT_1:
            return _one(path, _named(path, 1), "11o1", "12")
        case Ruling.PARENT_2:
            return _one(path, _named(path, 2), "13o2", "14")
        case Ruling.BOTH:
            return _both(path)
        case Ruling.PARENT_1_AND_THIRD:
            return _with_third(path, _named(path, 1), "4n", "4o1")
        case Ruling.PARENT_2_AND_THIRD:
            return _with_third(path, _named(path, 2), "5n", "5o2")
        case _:
            return endings.guardian(coded(path, "6"), None, grounds.COURT_GUARDIAN)


def _named(path: Path, place: int) -> Parent:
    for parent in path.case.family.parents:
        if parent.place == place and parent.named:
            return parent
    raise Unknowable(missing=f"wie ouder {place} is, aan wie het gezag is toegewezen")


def _one(path: Path, parent: Parent, able: str, start: str) -> Conclusion:
    unable = incapacity_of_parent(path.case, parent)
    path.note("4a.3", Answer("Nee" if unable is None else "Ja", in_words(parent.title, unable)))
    return endings.of_one_parent(
        coded(path, able), coded(path, start), parent, unable, grounds.COURT_ONE
    )


def _with_third(path: Path, parent: Parent, able: str, otherwise: str) -> Conclusion:
    unable = incapacity_of_parent(path.case, parent)
    path.note("4b.1", Answer("Nee" if unable is None else "Ja", in_words(parent.title, unable)))
    if unable is None:
        return endings.with_third(coded(path, able), parent, None, grounds.COURT_AND_THIRD)
    return endings.guardian(coded(path, otherwise), None, grounds.THIRD_AFTER_PARENT)


def _both(path: Path) -> Conclusion:
    """Two parents: with fewer, question 3.1 led away from here."""
    one, other = (_named(path, 1), _named(path, 2))
    unable = (incapacity_of_parent(path.case, one), incapacity_of_parent(path.case, other))
    said = f"{in_words(one.title, unable[0])}; {in_words(other.title, unable[1])}"
    path.note("4a.2", Answer("Ja" if any(unable) else "Nee", said))
    routes = (coded(path, "7"), coded(path, "8"), coded(path, "9"), coded(path, "10"))
    return endings.of_two_parents(routes, (one, other), unable, grounds.COURT_BOTH)
