"""Questions 3.1 and 3.2: a court's ruling on gezag, and what happened since."""

from __future__ import annotations

from brp_adapter.custody.derivation.answer import Answer
from brp_adapter.custody.derivation.facts import Ruling
from brp_adapter.custody.derivation.hidden import adopted_after_ruling, married_again
from brp_adapter.custody.derivation.worlds import Case

_TWO = 2
_TO = {
    Ruling.PARENT_1: "ouder 1",
    Ruling.PARENT_2: "ouder 2",
    Ruling.BOTH: "ouder 1 en ouder 2",
    Ruling.PARENT_1_AND_THIRD: "ouder 1 en een derde",
    Ruling.PARENT_2_AND_THIRD: "ouder 2 en een derde",
    Ruling.THIRD: "een derde",
}


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
    return Answer("", "geen") if given is None else Answer(given.value, in_words(given))


def in_words(given: Ruling) -> str:
    """To whom the code in the register gives gezag."""
    return f"indicatie gezag minderjarige {given.value} ({_TO[given]})"
