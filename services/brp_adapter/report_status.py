"""How a sender's event stands, without a word about people."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, select

from brp_adapter.service import Service
from brp_adapter.storage.departures import departures_of_event
from brp_adapter.storage.source_tables import TO_FETCH
from brp_adapter.storage.tables import INBOX, OUTBOX, REPORTED_EVENT
from foundation.work import WorkState


class Status(StrEnum):
    """What a sender may know; a closed set of the API."""

    RECEIVED = "ontvangen"
    WAITING = "wacht"
    ESTABLISHED = "vastgesteld"
    HANDED_OVER = "overgedragen"
    IN_TREATMENT = "in_behandeling"


@dataclass(frozen=True, slots=True)
class MeldingStatus:
    """``changed_at``: when ``status`` was last written.

    ``departure_ids``: our ids of the departures that the event is about, one per child; by them
    an authorised system finds the case. Empty until the facts are established.
    """

    id: UUID
    status: Status
    received_at: datetime
    changed_at: datetime
    departure_ids: tuple[UUID, ...]


def report_status(service: Service, melding_id: UUID, *, sender: str) -> MeldingStatus | None:
    """None for an id that is not this sender's, whether or not it is somebody else's."""
    inbox, outbox = INBOX.c, OUTBOX.c
    statement = (
        select(
            inbox.id,
            inbox.state,
            inbox.reason,
            inbox.created_at,
            inbox.updated_at,
            outbox.state.label("out_state"),
            outbox.updated_at.label("out_at"),
        )
        .outerjoin(REPORTED_EVENT, REPORTED_EVENT.c.id == inbox.id)
        .outerjoin(OUTBOX, outbox.id == REPORTED_EVENT.c.outbox_id)
        .where(inbox.id == melding_id, inbox.sender == sender)
    )
    with service.database.transaction() as connection:
        row = connection.execute(statement).one_or_none()
        if row is None:
            return _to_fetch(connection, melding_id, sender)
        departure_ids = departures_of_event(connection, melding_id)
    status = _status(WorkState(row.state), row.reason, row.out_state)
    changed_at = row.out_at or row.updated_at
    return MeldingStatus(row.id, status, row.created_at, changed_at, departure_ids)


def _to_fetch(connection: Connection, melding_id: UUID, sender: str) -> MeldingStatus | None:
    """Of what only pointed at its data, as long as that was not fetched."""
    waiting = TO_FETCH.c
    row = connection.execute(
        select(
            waiting.id, waiting.state, waiting.reason, waiting.created_at, waiting.updated_at
        ).where(waiting.id == melding_id, waiting.sender == sender)
    ).one_or_none()
    if row is None:
        return None
    status = _status(WorkState(row.state), row.reason, None)
    return MeldingStatus(row.id, status, row.created_at, row.updated_at, ())


def _status(state: WorkState, reason: str | None, out_state: str | None) -> Status:
    match state:
        case WorkState.READY:
            return Status.RECEIVED if reason is None else Status.WAITING
        case WorkState.HELD:
            return Status.WAITING
        case WorkState.NEEDS_REVIEW | WorkState.REFUSED:
            return Status.IN_TREATMENT
        case WorkState.DONE:
            if out_state == WorkState.DONE:
                return Status.HANDED_OVER
            if out_state == WorkState.NEEDS_REVIEW:
                return Status.IN_TREATMENT
            return Status.ESTABLISHED
