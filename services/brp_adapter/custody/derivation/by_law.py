"""Who has gezag by law: questions 2.1 to 2b.1, without a ruling or with a more recent event."""

from __future__ import annotations

from brp_adapter.custody.derivation import endings, grounds
from brp_adapter.custody.derivation import questions_birth as birth
from brp_adapter.custody.derivation import questions_parents as parents_asked
from brp_adapter.custody.derivation import questions_recognition as recognised
from brp_adapter.custody.derivation.answer import Answer, Conclusion
from brp_adapter.custody.derivation.capacity import (
    in_words,
    incapacity_of_parent,
    incapacity_of_partner,
)
from brp_adapter.custody.derivation.endings import Inability
from brp_adapter.custody.derivation.facts import Adult, Parent
from brp_adapter.custody.derivation.path import Path
from brp_adapter.custody.derivation.route_codes import coded, two_parents
from brp_adapter.custody.derivation.worlds import Unknowable


def of_law(path: Path) -> Conclusion:
    """The official route codes below 37 are those after a ruling that an event overtook."""
    overtaken = path.said("3.1") == "Ja"
    match path.ask("2.1", parents_asked.number_of_parents):
        case parents_asked.NONE:
            code = coded(path, "15" if overtaken else "37")
            return endings.nobody(code, "beide ouders onbekend zijn", grounds.NO_PARENTS)
        case parents_asked.ONE:
            return _one_parent(path, overtaken=overtaken)
        case _:
            return _two_parents(path, overtaken=overtaken)


def _one_parent(path: Path, *, overtaken: bool) -> Conclusion:
    parent = path.case.family.parents[0]
    said = path.ask("2b.1", birth.born_in_union)
    if said == birth.UNKNOWN_PARTNER:
        raise Unknowable(missing="wie bij de geboorte de partner van de ouder was")
    unable = incapacity_of_parent(path.case, parent)
    if said == "Nee":
        path.note("4a.3", Answer("Nee" if unable is None else "Ja", in_words(parent.title, unable)))
        able, start = ("18o", "17") if overtaken else ("40o", "39")
        able = coded(path, f"{able}{parent.place}")
        return endings.of_one_parent(able, coded(path, start), parent, unable, grounds.ONE_PARENT)
    partner = birth.union_at_birth(path.case).partner or Adult(None)
    too = incapacity_of_partner(path.case, partner)
    heard = f"{in_words(parent.title, unable)}; {in_words('de partner', too)}"
    path.note("4b.1", Answer("Ja" if unable or too else "Nee", heard))
    base = 19 if overtaken else 41
    routes = (
        coded(path, f"{base}"),
        coded(path, f"{base + 1}no{parent.place}"),
        coded(path, f"{base + 2}o{parent.place}"),
        coded(path, f"{base + 3}"),
    )
    return endings.of_parent_and_partner(routes, parent, partner, (unable, too))


def _two_parents(path: Path, *, overtaken: bool) -> Conclusion:
    match path.ask("2a.1", parents_asked.married):
        case parents_asked.MARRIED:
            return _both(path, two_parents(27 if overtaken else 49), grounds.MARRIED)
        case parents_asked.ENDED:
            return _both(path, two_parents(23 if overtaken else 45), grounds.AFTER_DIVORCE)
    if path.ask("2a.2", recognised.adoption) == "Ja":
        return _both(path, two_parents(33 if overtaken else 55), grounds.ADOPTED)
    said = path.ask("2a.3", recognised.recognition)
    if said == recognised.AFTER:
        routes = (
            ("31nn", "31no2", "31no1", "31nb") if overtaken else ("54n", "53n1", "53n2", "53nb")
        )
        return _both(path, routes, grounds.RECOGNISED)
    if said == recognised.MOTHER_UNKNOWN:
        return _unknown_mother(path, overtaken=overtaken)
    return _mother(path, 1 if said == recognised.MOTHER_1 else 2, overtaken=overtaken)


def _both(path: Path, routes: tuple[str, str, str, str], ground: str) -> Conclusion:
    one, other, unable = _both_able(path)
    both, second, first, none = (coded(path, route) for route in routes)
    return endings.of_two_parents((both, second, first, none), (one, other), unable, ground)


def _both_able(path: Path) -> tuple[Parent, Parent, tuple[Inability, Inability]]:
    one, other = path.case.family.parents
    unable = (incapacity_of_parent(path.case, one), incapacity_of_parent(path.case, other))
    heard = f"{in_words(one.title, unable[0])}; {in_words(other.title, unable[1])}"
    path.note("4a.2", Answer("Ja" if any(unable) else "Nee", heard))
    return one, other, unable


def _mother(path: Path, place: int, *, overtaken: bool) -> Conclusion:
    mother = next(parent for parent in path.case.family.parents if parent.place == place)
    unable = incapacity_of_parent(path.case, mother)
    path.note("4a.3", Answer("Nee" if unable is None else "Ja", in_words(mother.title, unable)))
    start = f"{32 if overtaken else 54}v{place}"
    return endings.of_one_parent(
        coded(path, f"{start}o{place}"), coded(path, start), mother, unable, grounds.MOTHER
    )


def _unknown_mother(path: Path, *, overtaken: bool) -> Conclusion:
    base, none = ("32", "31") if overtaken else ("54", "53")
    one, other, unable = _both_able(path)
    if unable == (None, None):
        because = "niet kan worden vastgesteld welke ouder de geboortemoeder is"
        return endings.undetermined(coded(path, base), because)
    routes = (base, f"{base}o2", f"{base}o1", none)
    both, second, first, nobody = (coded(path, route) for route in routes)
    return endings.of_two_parents(
        (both, second, first, nobody), (one, other), unable, grounds.MOTHER
    )
