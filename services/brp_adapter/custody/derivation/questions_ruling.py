"""Questions 3.1 and 3.2: a court's ruling on gezag, and what happened since."""

from __future__ import annotations

from brp_adapter.custody.derivation.answer import Answer
from brp_adapter.custody.derivation.facts import Ruling
from brp_adapter.custody.derivation.hidden import adopted_after_ruling, exclude_remarriage
from brp_adapter.custody.derivation.worlds import Case

_FOR_ONE_PARENT = frozenset({Ruling.PARENT_1, Ruling.PARENT_2})


def recent_event(case: Case) -> Answer:
    """3.1: adoption, or marrying each other again, after the ruling undoes it.

    Marrying again counts only after a ruling for one of the parents (art. 1:253 BW).
    """
    if adopted_after_ruling(case):
        return Answer("Ja", "na de uitspraak geadopteerd")
    if case.family.child.ruling in _FOR_ONE_PARENT:
        exclude_remarriage(case)
    return Answer("Nee", "na de uitspraak geen adoptie en geen nieuw huwelijk van de ouders")


def ruling(case: Case) -> Answer:
    """3.2: to whom the ruling gave gezag."""
    given = case.family.child.ruling
    code = "" if given is None else given.value
    return Answer(code, f"indicatie gezag minderjarige {code}")
