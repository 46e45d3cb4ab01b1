"""Somebody decides about a hold, or is the first of two who do."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from contracts.values.dates import local_date
from foundation.log import get_logger
from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.redecide import redecide
from notifier.service import Service
from notifier.staff.roles import Role
from notifier.verdicts.come_to_stand import come_to_stand
from notifier.verdicts.hold import Hold, read_hold
from notifier.verdicts.judgement_of import checked, judgement_of
from notifier.verdicts.new_judgement import NewJudgement
from notifier.verdicts.refusal import CannotJudge, Refusal
from notifier.verdicts.verdict_state import VerdictState
from notifier.verdicts.verdict_store import begin_verdict
from notifier.verdicts.who_may import may_choose, takes_two

_log = get_logger(__name__)


class Judged(StrEnum):
    """What came of it."""

    STANDS = "geldt"
    WAITS = "wacht_op_tweede"
    DIFFERS = "oordelen_verschillen"


def judge_hold(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts | None,
    new: NewJudgement,
    *,
    subject: str,
    roles: AbstractSet[Role],
    now: datetime,
) -> Judged:
    """In the transaction of the caller, who locked the case.

    It stands at once where one person is enough, and where the lead settles what two people chose
    differently. Raises ``CannotJudge``, ``InvalidJudgement``.
    """
    hold = read_hold(connection, service, case, facts)
    if hold.in_state(VerdictState.WAITS) is not None:
        raise CannotJudge(Refusal.SECOND_FIRST)
    differs = hold.in_state(VerdictState.DIFFERS)
    if differs is not None:
        _check_settler(roles, subject, {one.by for one in differs.judgements})
    choice = checked(new, hold, allowed=may_choose(roles, hold.desk), today=local_date(now))
    first = judgement_of(new, hold, subject=subject, roles=roles, now=now)
    settles = None if differs is None else differs.id
    verdict_id = begin_verdict(connection, service.keyring, case.id, first, settles=settles)
    if differs is None and _needs_second(hold, new):
        note(connection, case.id, Happening.FIRST_JUDGED, now=now, actor=subject)
        # Until the second has chosen, nobody is told.
        redecide(connection, service, case.id, now=now)
        return Judged.WAITS
    come_to_stand(
        connection, service, case, hold, verdict_id=verdict_id, choice=choice,
        review_on=first.review_on, by=subject, now=now,
    )  # fmt: skip
    _log.info("hold_judged", zaak_id=str(case.id))
    return Judged.STANDS


def _needs_second(hold: Hold, new: NewJudgement) -> bool:
    """Whether this takes a second person."""
    return new.choice is not None and takes_two(
        new.choice,
        hold.codes,
        hold.standing,
        set_aside=hold.set_aside,
        asked=new.asks_second,
    )


def _check_settler(roles: AbstractSet[Role], subject: str, before: AbstractSet[str]) -> None:
    if Role.LEAD not in roles:
        raise CannotJudge(Refusal.LEAD_DECIDES)
    if subject in before:
        raise CannotJudge(Refusal.SAME_PERSON)
