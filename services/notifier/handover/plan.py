"""Which flags a decision asks for, against those there are. Flags do not wait for anybody."""

from datetime import datetime
from typing import Final
from uuid import uuid5

from sqlalchemy import Connection, Row, insert, select, update

from contracts.values.dates import local_date
from foundation.work import WorkState, new_work
from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Decision, Flag
from notifier.handover.event import flag_event
from notifier.handover.handover_state import IN_FORCE, TRANSITIONS, HandoverState
from notifier.policy import Effect
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.handovers import HANDOVER, HandoverKind
from notifier.storage.sealed import seal

EFFECT_OF: Final = {Flag.RVDK_IKO: Effect.FLAG_RVDK, Flag.CA_IKA: Effect.FLAG_CA_IKA}


def plan_handovers(
    connection: Connection, service: Service, case: CaseRow, decision: Decision, *, now: datetime
) -> None:
    """Plan an event per new flag, and one that withdraws each flag that no longer applies.

    A case that was escalated stays flagged whatever the machine thinks (DECISION §6).
    """
    rows = connection.execute(select(HANDOVER).where(HANDOVER.c.zaak_id == case.id)).all()
    for recipient in Flag:
        mine = [row for row in rows if row.recipient == recipient]
        in_force = [
            row
            for row in mine
            if row.kind == HandoverKind.FLAGGED and HandoverState(row.handover_state) in IN_FORCE
        ]
        if recipient in decision.flags and not in_force:
            plan_flag(connection, service, case, recipient, decision, now=now)
        elif recipient not in decision.flags and in_force and not _escalated(case, decision):
            for row in in_force:
                _withdraw(connection, service, case, row, decision=decision, now=now)


def plan_flag(
    connection: Connection,
    service: Service,
    case: CaseRow,
    recipient: Flag,
    decision: Decision,
    *,
    now: datetime,
) -> bool:
    """Plan to flag the case. False: the effect is not on for its municipality."""
    effect = EFFECT_OF[recipient]
    if service.policy.basis_for(effect, case.municipality, local_date(now)) is None:
        return False
    _plan(
        connection,
        service,
        case,
        recipient=recipient,
        kind=HandoverKind.FLAGGED,
        decision=decision,
        now=now,
    )
    note(connection, case.id, Happening.FLAGGED, recipient, now=now)
    return True


def _escalated(case: CaseRow, decision: Decision) -> bool:
    return case.escalated_at is not None and decision.urgency is not None


def _withdraw(
    connection: Connection,
    service: Service,
    case: CaseRow,
    row: Row[tuple[object, ...]],
    *,
    decision: Decision,
    now: datetime,
) -> None:
    state = HandoverState(row.handover_state)
    # One that is being delivered at this moment may have arrived: tell that it is withdrawn.
    unseen = state is HandoverState.FLAGGED and row.attempts == 0
    values: dict[str, object] = {
        "handover_state": move(TRANSITIONS, state, HandoverState.WITHDRAWN),
        "updated_at": now,
    }
    if row.state == WorkState.READY:
        values |= {"state": WorkState.DONE, "reason": "withdrawn"}
    connection.execute(update(HANDOVER).where(HANDOVER.c.id == row.id).values(**values))
    recipient = Flag(row.recipient)
    if not unseen:
        _plan(
            connection,
            service,
            case,
            recipient=recipient,
            kind=HandoverKind.WITHDRAWN,
            decision=decision,
            now=now,
        )
    note(connection, case.id, Happening.FLAG_WITHDRAWN, recipient, now=now)


def _plan(
    connection: Connection,
    service: Service,
    case: CaseRow,
    *,
    recipient: Flag,
    kind: HandoverKind,
    decision: Decision,
    now: datetime,
) -> None:
    earlier = connection.execute(
        select(HANDOVER.c.id).where(
            HANDOVER.c.zaak_id == case.id,
            HANDOVER.c.recipient == recipient,
            HANDOVER.c.kind == kind,
        )
    ).all()
    number = len(earlier) + 1
    # Derived, not drawn: planning the same thing twice is the same event.
    event_id = uuid5(case.id, f"{recipient}|{kind}|{number}")
    body = flag_event(
        service, case, event_id, recipient=recipient, kind=kind, decision=decision, now=now
    )
    connection.execute(
        insert(HANDOVER).values(
            **new_work(now=now, correlation_id=case.correlation_id, row_id=event_id),
            zaak_id=case.id,
            recipient=recipient,
            kind=kind,
            round=number,
            handover_state=HandoverState.FLAGGED,
            body=seal(service.keyring, HANDOVER, "body", event_id, body),
        )
    )
