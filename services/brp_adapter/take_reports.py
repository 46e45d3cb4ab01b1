"""Claimed events read and kept as reports, with whom must be asked because of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from brp_adapter.ask_register import Purpose
from brp_adapter.custody.reported import Reported, family_in
from brp_adapter.end_claim import LeaseLost, end_claim
from brp_adapter.family import Inquiry, told_by
from brp_adapter.service import Service
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.sources.nlgov import read_event
from brp_adapter.storage.events import heard_of, sealed_reports, store_events
from brp_adapter.storage.tables import INBOX
from contracts.values.bsn import Bsn
from foundation.correlation import correlated
from foundation.encryption import CannotOpen
from foundation.log import get_logger
from foundation.work import Claimed, WorkState

HELD_READ_BRP_OFF: Final = "read_brp_off"
_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """A claimed event that can be worked on."""

    claimed: Claimed
    reported: Reported
    inquiry: Inquiry

    @property
    def named(self) -> frozenset[Bsn]:
        """Under whom the report is found, which is whom the news is about."""
        return family_in(self.reported)


def take_reports(service: Service, rows: Sequence[Claimed]) -> list[Task]:
    """Read and keep the reports; without the rows that got their outcome here.

    One transaction for all: what is wrong with one of them shows before anything is written of it.
    """
    read: list[tuple[Claimed, Reported, Purpose]] = []
    with service.database.transaction("establish.report") as connection:
        sealed = sealed_reports(connection, [row.id for row in rows])
        for row in rows:
            with correlated(row.correlation_id):
                sender, content = sealed[row.id]
                basis = service.basis_for_reading(sender)
                reported = None if basis is None else _read(service, row, content)
                if basis is None:
                    _end_here(connection, service, row, WorkState.HELD, HELD_READ_BRP_OFF)
                elif reported is None:
                    _end_here(connection, service, row, WorkState.NEEDS_REVIEW, "unreadable")
                else:
                    about = f"melding:{row.id}"
                    purpose = Purpose(basis, sender, about, row.correlation_id)
                    read.append((row, reported, purpose))
        reports = [(row.id, reported) for row, reported, _ in read]
        store_events(connection, service.privacy, reports)
        familiar = _familiar(connection, service, reports)
    return [
        Task(row, reported, _inquiry(purpose, reported, reports, familiar=row.id in familiar))
        for row, reported, purpose in read
    ]


def _inquiry(
    purpose: Purpose,
    reported: Reported,
    reports: Sequence[tuple[UUID, Reported]],
    *,
    familiar: bool,
) -> Inquiry:
    together = told_by([report for _, report in reports], family_in(reported))
    return Inquiry(purpose, together, familiar=familiar)


def _read(service: Service, row: Claimed, sealed: bytes | None) -> Reported | None:
    try:
        if sealed is None:
            return None
        content = service.privacy.open(sealed, INBOX, "content", row.id)
        return read_event(content, received_at=row.created_at)
    except (CannotOpen, EventRefused, UnknownEventType):
        return None


def _familiar(
    connection: Connection, service: Service, reports: Sequence[tuple[UUID, Reported]]
) -> frozenset[UUID]:
    """The reports about people about whom there is more than these reports."""
    people = {row_id: service.privacy.indexes_of(family_in(report)) for row_id, report in reports}
    if not people:
        return frozenset()
    everyone = frozenset[bytes]().union(*people.values())
    known = heard_of(connection, everyone, but_for=list(people))
    return frozenset(row_id for row_id, indexes in people.items() if indexes & known)


def _end_here(
    connection: Connection, service: Service, row: Claimed, state: WorkState, reason: str
) -> None:
    """As ``end_claim`` for one row of several: nothing else was written about it."""
    try:
        end_claim(connection, service, row, state, reason)
    except LeaseLost:
        _log.warning("lease_lost", melding=str(row.id))
