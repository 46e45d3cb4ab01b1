"""Somebody answers a call: the chain stops, and they take the case up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select, update

from foundation.audit import AuditEntry, record
from foundation.work import WorkState
from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.handling_state import TRANSITIONS, HandlingState
from notifier.cases.timeline import Happening, note
from notifier.oncall.plan_calls import newest_entry
from notifier.state_machine import move
from notifier.storage.oncall import CALL_OUT, WAITS
from notifier.storage.shared import AUDIT

_TAKEN_BY: Final = select(CALL_OUT.c.acknowledged_by, CALL_OUT.c.acknowledged_at)


@dataclass(frozen=True)
class Answered:
    """``first``: it was this person who answered; else somebody was before them, or it was over."""

    first: bool
    by: str | None


def take_call(
    connection: Connection, case: CaseRow, call_id: UUID, *, subject: str, now: datetime
) -> Answered:
    """Answer a call of this case, which the caller holds locked; a second answer changes nothing.

    Whoever opens the case now sees all there is, so every call of it that waits is answered.
    """
    mine = CALL_OUT.c.id == call_id, CALL_OUT.c.zaak_id == case.id
    waits = connection.execute(select(CALL_OUT.c.id).where(*mine, WAITS)).one_or_none()
    if waits is None:
        row = connection.execute(_TAKEN_BY.where(*mine)).one_or_none()
        return Answered(first=False, by=None if row is None else row.acknowledged_by)
    if HandlingState.IN_REVIEW in TRANSITIONS[case.handling]:
        handling = move(TRANSITIONS, case.handling, HandlingState.IN_REVIEW)
        change_case(connection, case.id, handling=handling)
        note(connection, case.id, Happening.HANDLING, handling, now=now, actor=subject)
    note(connection, case.id, Happening.CALL_ANSWERED, now=now, actor=subject)
    answered = update(CALL_OUT).where(CALL_OUT.c.zaak_id == case.id, WAITS)
    connection.execute(
        answered.values(
            acknowledged_at=now,
            acknowledged_by=subject,
            through=newest_entry(connection, case.id),
            state=WorkState.DONE,
            lease_token=None,
            lease_until=None,
            updated_at=now,
        )
    )
    entry = AuditEntry(
        actor=subject,
        action="oproep_aangenomen",
        object=f"oproep:{call_id}",
        result="zaak_opgepakt",
        origin="werkbank",
        basis="werkbank",
        correlation_id=case.correlation_id,
    )
    record(connection, AUDIT, entry, now=now)
    return Answered(first=True, by=subject)
