"""From a form to a judgement about a hold, and from a refusal to its words."""

from collections.abc import Callable
from typing import Final

from notifier.decision.verdict import Choice
from notifier.judge_hold import Judged
from notifier.review.case.fields import Fields
from notifier.review.case.forms import Doing, Mistakes, NotNow, Shown, Word
from notifier.service import DELIVER, HAND_OVER, REPORT_BACK
from notifier.verdicts.hold import Hold, read_hold
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.new_judgement import Fault, Field, NewJudgement
from notifier.verdicts.refusal import CannotJudge, InvalidJudgement, Refusal

LOOKED_AT: Final = "bekeken"
ASK_SECOND: Final = "tweede"
YES: Final = "ja"
NO: Final = "nee"


def judgement_in(fields: Fields, *, choice: Choice | None) -> NewJudgement:
    """What was filled in; a value that no page of ours offers counts as none."""
    asked = {YES: True, NO: False}.get(fields.one(Field.VEILIG_THUIS))
    return NewJudgement(
        choice=choice,
        reason=_reason(fields.one(Field.REASON)),
        looked_at=fields.one(LOOKED_AT),
        remark=fields.one(Field.REMARK) or None,
        veilig_thuis_asked=asked,
        review_on=fields.day(Field.REVIEW_ON),
        asks_second=fields.ticked(ASK_SECOND),
    )


def choice_in(fields: Fields) -> Choice | None:
    """What was chosen."""
    value = fields.one(Field.CHOICE)
    return Choice(value) if value in set(Choice) else None


def judge(doing: Doing, use_case: Callable[..., Judged], new: NewJudgement) -> None:
    """Have it done. Raises ``Mistakes``, ``NotNow``."""
    try:
        use_case(
            doing.connection,
            doing.service,
            doing.case.row,
            doing.case.facts,
            new,
            subject=doing.subject,
            roles=doing.roles,
            now=doing.now,
        )
    except CannotJudge as error:
        raise NotNow(refused(error.why)) from None
    except InvalidJudgement as error:
        raise Mistakes({name: _fault(fault) for name, fault in error.faults.items()}) from None
    ring_what_follows(doing)


def ring_what_follows(doing: Doing) -> None:
    """Letters, flags and words to the municipality may have become due."""
    for task in (DELIVER, HAND_OVER, REPORT_BACK):
        doing.ring(task, doing.case.row.id)


def hold_on(shown: Shown) -> Hold:
    """The hold that a page is about. Raises ``NotNow``."""
    try:
        return read_hold(shown.connection, shown.desk.service, shown.case.row, shown.case.facts)
    except CannotJudge as error:
        raise NotNow(refused(error.why)) from None


def refused(why: Refusal) -> Word:
    """In words."""
    return lambda t: t.holds.refusals[why]


def _fault(fault: Fault) -> Word:
    return lambda t: t.holds.faults[fault]


def _reason(value: str) -> HoldReason | None:
    return HoldReason(value) if value in set(HoldReason) else None
