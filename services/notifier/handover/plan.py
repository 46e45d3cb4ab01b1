"""Which flags a decision asks for, against those there are. Flags do not wait for anybody."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import uuid5

from sqlalchemy import Connection, Row, insert, select, update

from contracts.policy.effects import Effect
from contracts.policy.permission import Flagging
from contracts.values.dates import local_date
from foundation.work import WorkState, new_work
from notifier.cases.case_row import CaseRow
from notifier.cases.handling_state import HandlingState
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Decision, Flag
from notifier.handover.event import flag_event
from notifier.handover.handover_state import IN_FORCE, TRANSITIONS, HandoverState
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.handovers import HANDOVER, RAISING, HandoverKind
from notifier.storage.sealed import seal

EFFECT_OF: Final[dict[Flag, Flagging]] = {
    Flag.RVDK_IKO: Effect.FLAG_RVDK,
    Flag.CA_IKA: Effect.FLAG_CA_IKA,
}
ESCALATED_TO: Final = Flag.RVDK_IKO
"""Whose lead hears that nobody acted (DECISION §6)."""


def plan_handovers(
    connection: Connection, service: Service, case: CaseRow, decision: Decision, *, now: datetime
) -> None:
    """Plan an event per flag that is missing, and one that withdraws what no longer applies.

    A case that was escalated stays flagged whatever the machine thinks (DECISION §6), until there
    is nothing left to do. A flag whose effect is not on is missing until it is.
    """
    rows = connection.execute(select(HANDOVER).where(HANDOVER.c.zaak_id == case.id)).all()
    for recipient in Flag:
        in_force = [row for row in rows if row.recipient == recipient and _is_in_force(row)]
        kinds = {row.kind for row in in_force}
        if recipient is ESCALATED_TO and _escalated(case):
            # Also beside a flag that is in force: of that one, nobody took notice.
            wanted = {HandoverKind.ESCALATED}
        elif recipient in decision.flags:
            wanted = set() if kinds else {HandoverKind.FLAGGED}
        else:
            wanted = set()
            _withdraw(connection, service, case, in_force, decision=decision, now=now)
        for kind in wanted - kinds:
            _plan_flag(
                connection,
                service,
                case,
                recipient=recipient,
                kind=kind,
                decision=decision,
                now=now,
            )


def _is_in_force(row: Row[Any]) -> bool:
    return row.kind in RAISING and HandoverState(row.handover_state) in IN_FORCE


def _escalated(case: CaseRow) -> bool:
    return case.escalated_at is not None and case.handling is not HandlingState.CLOSED


def _plan_flag(
    connection: Connection,
    service: Service,
    case: CaseRow,
    *,
    recipient: Flag,
    kind: HandoverKind,
    decision: Decision,
    now: datetime,
) -> None:
    effect = EFFECT_OF[recipient]
    if service.policy.basis_for(effect, case.municipality, local_date(now)) is None:
        return
    _plan(connection, service, case, recipient=recipient, kind=kind, decision=decision, now=now)
    note(connection, case.id, Happening.FLAGGED, recipient, now=now)


def _withdraw(
    connection: Connection,
    service: Service,
    case: CaseRow,
    in_force: Sequence[Row[Any]],
    *,
    decision: Decision,
    now: datetime,
) -> None:
    """Take back all that one recipient has or will get; one event says so."""
    for row in in_force:
        values: dict[str, object] = {
            "handover_state": move(
                TRANSITIONS, HandoverState(row.handover_state), HandoverState.WITHDRAWN
            ),
            "updated_at": now,
        }
        if row.state == WorkState.READY:
            values |= {"state": WorkState.DONE, "reason": "withdrawn"}
        connection.execute(update(HANDOVER).where(HANDOVER.c.id == row.id).values(**values))
        note(connection, case.id, Happening.FLAG_WITHDRAWN, row.recipient, now=now)
    seen = [row for row in in_force if not _never_left(row)]
    if seen:
        _plan(
            connection,
            service,
            case,
            recipient=Flag(seen[0].recipient),
            kind=HandoverKind.WITHDRAWN,
            decision=decision,
            now=now,
        )


def _never_left(row: Row[Any]) -> bool:
    # One that is being delivered at this moment may have arrived: tell that it is withdrawn.
    return HandoverState(row.handover_state) is HandoverState.PLANNED and row.attempts == 0


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
            handover_state=HandoverState.PLANNED,
            body=seal(service.keyring, HANDOVER, "body", event_id, body),
        )
    )
