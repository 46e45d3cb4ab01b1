"""RvdK called a holder: in place of a letter, beside one, or to take back what was told so."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from foundation.log import get_logger
from notifier.cases.case_row import CaseRow
from notifier.cases.case_view import opaque_id
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.outgoing.follow_case import say_told
from notifier.redecide import redecide
from notifier.service import Service
from notifier.staff.roles import Role
from notifier.verdicts.call_purpose import CallAnswer, CallResult
from notifier.verdicts.call_store import HolderCall, store_call
from notifier.verdicts.calls_to_make import CallToMake, calls_to_make
from notifier.verdicts.refusal import CannotJudge, Refusal
from notifier.verdicts.who_may import JUDGES

_log = get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class NewCall:
    """``holder``: the opaque id on the page. ``called_at``: not later than now.

    ``again_at``: when the holder asked to be called, not before now.
    """

    holder: UUID
    called_at: datetime
    answer: CallAnswer
    again_at: datetime | None = None
    remark: str | None = None


def note_call(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts | None,
    new: NewCall,
    *,
    subject: str,
    roles: AbstractSet[Role],
    now: datetime,
) -> CallResult:
    """In the transaction of the caller, who locked the case.

    Who was reached counts as told; who was not is still to be called before the clock runs out,
    and else the case goes to the lead. Raises ``CannotJudge``.
    """
    if not roles & JUDGES:
        raise CannotJudge(Refusal.NOT_YOURS)
    call = _due(connection, service, case, facts, new.holder)
    made = HolderCall(
        purpose=call.purpose,
        reason=call.reason,
        holder=call.holder,
        children=call.children,
        called_at=new.called_at,
        answer=new.answer,
        again_at=new.again_at,
        by=subject,
        remark=new.remark or None,
    )
    store_call(connection, service, case.id, made, now=now)
    result = made.result
    note(connection, case.id, Happening.HOLDER_CALLED, result, now=now, actor=subject)
    if result is CallResult.TOLD:
        say_told(connection, service, case, made.children, now=now)
    redecide(connection, service, case.id, now=now)
    _log.info("holder_called", zaak_id=str(case.id), result=result)
    return result


def _due(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts | None,
    holder: UUID,
) -> CallToMake:
    calls, _ = calls_to_make(connection, service, case, facts)
    for call in calls:
        if opaque_id(service, case.id, call.holder) == holder:
            return call
    raise CannotJudge(Refusal.NOBODY_TO_CALL)
