"""A12: closing a case with a reason, and A12 undone: reopening it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from notifier.cases.case_action import ActionCode, NextStep
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.case_row import CaseRow
from notifier.close_case import close_locked
from notifier.decision.facts import CaseFacts, ReportedBy
from notifier.review.acts.act_now import Actor, act_now, said, wrong
from notifier.review.acts.catalogue import BY_CODE
from notifier.review.acts.situation import Situation
from notifier.review.case.forms import NotNow, Word
from notifier.service import Service
from notifier.staff.roles import Role
from notifier.verdicts.may_close import check_closing
from notifier.verdicts.refusal import CannotJudge, Refusal

ONE_IN: Final = 10
_KIND: Final = "after_check"


def close_by_hand(
    connection: Connection,
    service: Service,
    case: CaseRow,
    typed: Mapping[str, str],
    *,
    facts: CaseFacts | None,
    situation: Situation,
    oin: str,
    actor: Actor,
    now: datetime,
) -> None:
    """The caller holds the lock of the case, and rings RECONSIDER. ``oin``: of the organisation.

    Raises ``NotNow`` where the precondition does not hold.
    """
    act = BY_CODE[ActionCode.CLOSE]
    if (why := act.unless(situation)) is not None:
        raise NotNow(said(why))
    if facts is None:
        raise NotNow(wrong("erased"))
    outcome = CaseOutcome(typed["uitkomst"])
    try:
        check_closing(connection, service, case, outcome, told=situation.told)
    except CannotJudge as refusal:
        raise NotNow(_refused(refusal.why)) from None
    if is_sampled(service, case):
        act = replace(act, follows=NextStep.CHECK)
    act_now(
        connection, service, case, act, typed,
        facts=facts, situation=situation, actor=actor, now=now,
    )  # fmt: skip
    close_locked(
        connection,
        service,
        case,
        outcome,
        oin=oin,
        role=organisation_of(actor.role),
        now=now,
        actor=actor.subject,
    )


def _refused(why: Refusal) -> Word:
    return lambda texts: texts.holds.refusals[why]


def is_sampled(service: Service, case: CaseRow) -> bool:
    """Whether a colleague looks at the end of this case: one in ten, by our key and its id.

    The same however often it is closed, so that nobody tries until it is not.
    """
    drawn = service.index.of_bytes(_KIND, case.id.bytes)
    return int.from_bytes(drawn) % ONE_IN == 0


def organisation_of(role: Role) -> ReportedBy:
    """Which organisation somebody in this role acts for; only these two close cases."""
    return ReportedBy.CA_IKA if role is Role.CA_IKA_OFFICER else ReportedBy.RVDK
