"""Which flags a decision asks for, against those there are. Flags do not wait for anybody."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import uuid5

from sqlalchemy import Connection, Row, Select, Uuid, bindparam, insert, select, update

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
Handover = Row[*tuple[Any, ...]]
_OF_CASE: Final[Select[*tuple[Any, ...]]] = select(
    HANDOVER.c.id,
    HANDOVER.c.state,
    HANDOVER.c.attempts,
    HANDOVER.c.recipient,
    HANDOVER.c.kind,
    HANDOVER.c.handover_state,
).where(HANDOVER.c.zaak_id == bindparam("zaak_id", type_=Uuid))
ESCALATED_TO: Final = Flag.RVDK_IKO
"""Whose lead hears that nobody acted (DECISION §6)."""


def plan_handovers(
    connection: Connection, service: Service, case: CaseRow, decision: Decision, *, now: datetime
) -> None:
    """Plan an event per flag that is missing, and one that withdraws what no longer applies.

    A case that was escalated stays flagged whatever the machine thinks (DECISION §6), until there
    is nothing left to do. A flag whose effect is not on is missing until it is.
    """
    rows = connection.execute(_OF_CASE, {"zaak_id": case.id}).all()
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
            number = _next_number(rows, recipient, HandoverKind.WITHDRAWN)
            _withdraw(
                connection, service, case, in_force, decision=decision, number=number, now=now
            )
        for kind in wanted - kinds:
            _plan_flag(
                connection,
                service,
                case,
                recipient=recipient,
                kind=kind,
                number=_next_number(rows, recipient, kind),
                decision=decision,
                now=now,
            )


def _next_number(rows: Sequence[Handover], recipient: Flag, kind: HandoverKind) -> int:
    return 1 + len([row for row in rows if (row.recipient, row.kind) == (recipient, kind)])


def _is_in_force(row: Handover) -> bool:
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
    number: int,
    decision: Decision,
    now: datetime,
) -> None:
    effect = EFFECT_OF[recipient]
    if service.policy.basis_for(effect, case.municipality, local_date(now)) is None:
        return
    _plan(
        connection,
        service,
        case,
        recipient=recipient,
        kind=kind,
        number=number,
        decision=decision,
        now=now,
    )
    note(connection, case.id, Happening.FLAGGED, recipient, now=now)


def _withdraw(
    connection: Connection,
    service: Service,
    case: CaseRow,
    in_force: Sequence[Handover],
    *,
    decision: Decision,
    number: int,
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
            number=number,
            decision=decision,
            now=now,
        )


def _never_left(row: Handover) -> bool:
    # One that is being delivered at this moment may have arrived: tell that it is withdrawn.
    return HandoverState(row.handover_state) is HandoverState.PLANNED and row.attempts == 0


def _plan(
    connection: Connection,
    service: Service,
    case: CaseRow,
    *,
    recipient: Flag,
    kind: HandoverKind,
    number: int,
    decision: Decision,
    now: datetime,
) -> None:
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
