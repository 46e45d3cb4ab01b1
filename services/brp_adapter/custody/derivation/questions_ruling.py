"""Questions 3.1 and 3.2: a court's ruling on gezag, and what happened since."""

from __future__ import annotations

from brp_adapter.custody.derivation.answer import Answer
from brp_adapter.custody.derivation.facts import Ruling
from brp_adapter.custody.derivation.hidden import adopted_after_ruling, married_again
from brp_adapter.custody.derivation.worlds import Case

_TWO = 2


def recent_event(case: Case) -> Answer:
    """3.1: an annulled recognition, adoption, or marrying again after the ruling undoes it.

    The day of the ruling (85.10) must be recorded with it and is taken to be known: of a ruling
    without one the official service says that it cannot be determined.
    """
    family = case.family
    if family.child.ruling is Ruling.BOTH and len(family.parents) < _TWO:
        return Answer("Ja", "gezag van beide ouders, maar er zijn geen twee juridische ouders meer")
    if adopted_after_ruling(case):
        return Answer("Ja", "na de uitspraak geadopteerd")
    if married_again(case):
        return Answer("Ja", "de ouders zijn na de uitspraak met elkaar hertrouwd")
    return Answer("Nee", "na de uitspraak geen adoptie en geen nieuw huwelijk van de ouders")


def ruling(case: Case) -> Answer:
    """3.2: to whom the ruling gave gezag."""
    given = case.family.child.ruling
    code = "" if given is None else given.value
    return Answer(code, f"indicatie gezag minderjarige {code}")
