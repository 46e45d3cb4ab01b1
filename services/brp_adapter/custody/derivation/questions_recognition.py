"""Questions 2a.2 and 2a.3: parents who were never married to each other since the birth."""

from __future__ import annotations

import datetime as dt

from brp_adapter.custody.derivation.answer import Answer
from brp_adapter.custody.derivation.facts import Parent
from brp_adapter.custody.derivation.hidden import adopted
from brp_adapter.custody.derivation.ordering import before, not_after
from brp_adapter.custody.derivation.worlds import Case, Hidden, Unknowable
from contracts.values.dates import PartialDate

JOINT_BY_RECOGNITION = dt.date(2023, 1, 1)
"""Wet van 30 maart 2022, Stb. 2022, 197: recognition gives joint gezag (art. 1:251b BW)."""

_TWO = 2
AFTER, MOTHER_1, MOTHER_2, MOTHER_UNKNOWN = "Na", "Voor_ouder1", "Voor_ouder2", "Voor"


def adoption(case: Case) -> Answer:
    """2a.2: adopted by a Dutch deed."""
    if adopted(case):
        return Answer("Ja", "geadopteerd met een Nederlandse akte")
    return Answer("Nee", "niet geadopteerd")


def recognition(case: Case) -> Answer:
    """2a.3: before or since 1 January 2023; before: which parent is the birth mother."""
    one, other = case.family.parents
    first_day = PartialDate.of(JOINT_BY_RECOGNITION)
    ties = [parent.since for parent in (one, other) if parent.since is not None]
    if len(ties) < _TWO:
        # Of a child with a deed the official service then says that it cannot be determined.
        raise Unknowable(missing="de datum waarop het ouderschap ontstond (niet in de BRP)")
    since = [_since(first_day, tie) for tie in ties]
    if any(since):
        return Answer(AFTER, "ouderschap ontstaan op of na 1 januari 2023")
    birth = case.family.child.birth
    born_before = before(birth, first_day)
    if None in since or born_before is not True:
        raise Unknowable(
            missing="de datum waarop het ouderschap ontstond (voor of na 1 januari 2023)"
        )
    return _before_2023(case, one, other)


def _since(first_day: PartialDate, tie: PartialDate) -> bool | None:
    """None as well for "2023" and "2023-01": by law since, but the service counts it as before."""
    if tie.day is None and tie.year is not None and tie.earliest == first_day.earliest:
        return None
    return not_after(first_day, tie)


def _before_2023(case: Case, one: Parent, other: Parent) -> Answer:
    birth = case.family.child.birth
    from_birth = [not_after(parent.since, birth) for parent in (one, other)]
    by_sex = _mother_by_sex(one, other)
    if from_birth == [True, False]:
        return _agreeing(MOTHER_1, by_sex, "ouder 2 werd na de geboorte ouder")
    if from_birth == [False, True]:
        return _agreeing(MOTHER_2, by_sex, "ouder 1 werd na de geboorte ouder")
    if from_birth == [True, True] and by_sex is not None:
        return Answer(by_sex, "beiden ouder vanaf de geboorte; de geboortemoeder is bekend")
    said = case.see(
        Hidden.RECOGNITION,
        (MOTHER_UNKNOWN, MOTHER_1, MOTHER_2),
        "wie het kind heeft erkend (aktenummer in categorie 02 en 03) en wie de geboortemoeder is",
    )
    return Answer(said, "niet te zien wie de geboortemoeder is")


def _mother_by_sex(one: Parent, other: Parent) -> str | None:
    if one.birth_mother is True and other.birth_mother is False:
        return MOTHER_1
    if other.birth_mother is True and one.birth_mother is False:
        return MOTHER_2
    return None


def _agreeing(by_date: str, by_sex: str | None, because: str) -> Answer:
    if by_sex not in (None, by_date):
        raise Unknowable(missing="wie de geboortemoeder is (datum en ouder spreken elkaar tegen)")
    return Answer(by_date, because)
