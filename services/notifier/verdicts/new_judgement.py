"""What somebody wants to record about a hold, and what is missing or wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from notifier.decision.verdict import Choice
from notifier.verdicts.hold_reason import REASONS, HoldReason

LONGEST_WITHHELD: Final = timedelta(days=14)


class Field(StrEnum):
    """Names of the fields, as in the form."""

    CHOICE = "keuze"
    REASON = "reden"
    REMARK = "toelichting"
    VEILIG_THUIS = "veilig_thuis"
    REVIEW_ON = "herzien_op"


class Fault(StrEnum):
    """What is the matter with one."""

    CHOOSE = "kies_wat"
    REASON = "kies_een_reden"
    REASON_DOES_NOT_FIT = "reden_past_niet"
    EXPLAIN = "licht_toe"
    VEILIG_THUIS = "zeg_of_veilig_thuis"
    REVIEW_DATE = "kies_een_datum"
    REVIEW_RANGE = "datum_te_ver_of_voorbij"


@dataclass(frozen=True, kw_only=True)
class NewJudgement:
    """``looked_at``: the mark of what was on the page, which must still be so.

    ``veilig_thuis_asked`` and ``review_on`` count with WITHHOLD only. ``asks_second``: the person
    wants somebody else to judge as well.
    """

    choice: Choice | None
    reason: HoldReason | None
    looked_at: str
    remark: str | None = None
    veilig_thuis_asked: bool | None = None
    review_on: date | None = None
    asks_second: bool = False


def faults(new: NewJudgement, today: date) -> Mapping[Field, Fault]:
    """By field; empty when it can be recorded."""
    found: dict[Field, Fault] = {}
    if new.choice is None:
        found[Field.CHOICE] = Fault.CHOOSE
    if new.reason is None:
        found[Field.REASON] = Fault.REASON
    elif new.choice is not None and new.reason not in REASONS[new.choice]:
        found[Field.REASON] = Fault.REASON_DOES_NOT_FIT
    if new.reason is HoldReason.OTHER and not new.remark:
        found[Field.REMARK] = Fault.EXPLAIN
    if new.choice is Choice.WITHHOLD:
        found |= _of_withholding(new, today)
    return found


def _of_withholding(new: NewJudgement, today: date) -> dict[Field, Fault]:
    found: dict[Field, Fault] = {}
    if new.veilig_thuis_asked is None:
        found[Field.VEILIG_THUIS] = Fault.VEILIG_THUIS
    if new.review_on is None:
        found[Field.REVIEW_ON] = Fault.REVIEW_DATE
    elif not today < new.review_on <= today + LONGEST_WITHHELD:
        found[Field.REVIEW_ON] = Fault.REVIEW_RANGE
    return found
