"""Which question follows which: the head of the public model, questions 1.1 to 3.2."""

from __future__ import annotations

from functools import partial

from brp_adapter.custody.derivation import endings, questions_child, questions_ruling
from brp_adapter.custody.derivation.answer import Conclusion
from brp_adapter.custody.derivation.by_law import of_law
from brp_adapter.custody.derivation.by_ruling import of_ruling
from brp_adapter.custody.derivation.path import Path
from brp_adapter.custody.derivation.questions_parents import MARRIED, married
from brp_adapter.custody.derivation.worlds import Case, Unknowable
from contracts.gezag import EenhoofdigOuderlijkGezag

_TWO = 2


def follow(path: Path) -> Conclusion:
    """Ask until there is a conclusion. Raises ``Unseen`` and ``Unknowable`` of the questions.

    An adult or a deceased child comes first: the official answer is then empty, also in the RNI.
    """
    end = _about_the_child(path)
    return _about_the_parents(path) if end is None else end


def _about_the_parents(path: Path) -> Conclusion:
    if path.ask("1.4", questions_child.ruled) == "Nee":
        return of_law(path)
    if path.ask("3.1", questions_ruling.recent_event) == "Ja":
        return of_law(path)
    path.ask("3.2", questions_ruling.ruling)
    return of_ruling(path)


def _about_the_child(path: Path) -> Conclusion | None:
    of_age = questions_child.minor(path.case)
    resident = path.ask("1.1", questions_child.resident)
    if of_age.value in ("Nee_meerderjarig", "Nee_overleden"):
        path.note("1.2", of_age)
        died = of_age.value == "Nee_overleden"
        route, because = ("2o", "overleden") if died else ("2m", "meerderjarig")
        return endings.not_applicable(route, because)
    if resident == "Nee":
        return endings.undetermined("1", "minderjarige niet in Nederland woont")
    path.note("1.2", of_age)
    if of_age.value == "Onbekend":
        return endings.undetermined("2e", "de geboortedatum van persoon niet bekend is")
    return _abroad(path)


def _abroad(path: Path) -> Conclusion | None:
    skip = _parents_married_where_it_matters(path.case)
    if path.ask("1.3", partial(questions_child.lived_abroad, parents_married=skip)) == "Ja":
        _not_joint(path.case)
        return endings.undetermined("3", "minderjarige buiten Nederland heeft verbleven")
    born = path.ask("1.3a", partial(questions_child.born_abroad, parents_married=skip))
    if born == "Nee":
        return None
    if path.ask("1.3b", questions_child.adopted_by_dutch_deed) == "Nee":
        _not_joint(path.case)
        return endings.undetermined("3a", "minderjarige in het buitenland is geboren")
    return None


def _parents_married_where_it_matters(case: Case) -> bool:
    """Question 2a.1 asked ahead: only a child with a past abroad is concerned by the answer."""
    child, parents = case.family.child, case.family.parents
    here = child.born_in_netherlands and not child.settled
    if here or len(parents) != _TWO or any(not parent.named for parent in parents):
        return False
    return married(case).value == MARRIED


def _not_joint(case: Case) -> None:
    """Versions of the official service differ on a child with a past abroad and joint gezag.

    They agree that with one parent, or gezag of one of two, it cannot be determined.
    """
    if len(case.family.parents) < _TWO:
        return
    rest = _about_the_parents(Path(case))
    if not isinstance(rest.gezag, EenhoofdigOuderlijkGezag):
        raise Unknowable(
            missing="of de officiële dienst het gezag bepaalt bij een verleden in het buitenland"
            " (versies van het beslismodel verschillen, behalve bij gehuwde ouders)"
        )
