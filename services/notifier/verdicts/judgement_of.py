"""From what somebody filled in to their judgement, checked against the hold as it stands."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime

from notifier.decision.verdict import Choice
from notifier.staff.roles import Role
from notifier.verdicts.hold import Hold
from notifier.verdicts.new_judgement import NewJudgement, faults
from notifier.verdicts.refusal import CannotJudge, InvalidJudgement, Refusal
from notifier.verdicts.verdict_store import Judgement


def checked(new: NewJudgement, hold: Hold, *, allowed: AbstractSet[Choice], today: date) -> Choice:
    """The choice. Raises ``InvalidJudgement``, ``CannotJudge``.

    What was on the page must still be so: a second ban may have come in between, or somebody's
    geheimhouding, without a line in the timeline.
    """
    if not allowed:
        raise CannotJudge(Refusal.NOT_YOURS)
    found = faults(new, today)
    if new.choice is None or found:
        raise InvalidJudgement(found)
    if new.choice not in allowed:
        raise CannotJudge(Refusal.NOT_YOURS)
    if new.looked_at != hold.mark:
        raise CannotJudge(Refusal.LOOK_AGAIN)
    refused = hold.may_be(new.choice)
    if refused is not None:
        raise CannotJudge(refused)
    return new.choice


def judgement_of(
    new: NewJudgement, hold: Hold, *, subject: str, roles: AbstractSet[Role], now: datetime
) -> Judgement:
    """Of what was ``checked``."""
    if new.choice is None or new.reason is None:
        message = "a judgement that was not checked"
        raise ValueError(message)
    withheld = new.choice is Choice.WITHHOLD
    return Judgement(
        by=subject,
        role=" ".join(sorted(roles)),
        at=now,
        choice=new.choice,
        reason=new.reason,
        looked_at=hold.seen,
        decision_version=hold.stored.version,
        remark=new.remark or None,
        veilig_thuis_asked=new.veilig_thuis_asked if withheld else None,
        review_on=new.review_on if withheld else None,
    )
