"""Claimed events read and kept as reports, with whom must be asked because of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from brp_adapter.ask_register import Noted, Purpose, note_questions
from brp_adapter.custody.reported import ReportedDeparture, family_in
from brp_adapter.end_claim import end_claim
from brp_adapter.family import UNREADABLE
from brp_adapter.inquiry import Inquiry, questions_of
from brp_adapter.known import Answers, Known, read_around, told_by
from brp_adapter.service import Service
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.sources.reading import read_report
from brp_adapter.storage.events import store_events
from brp_adapter.storage.tables import INBOX
from contracts.values.bsn import Bsn
from foundation.correlation import correlated
from foundation.encryption import CannotOpen
from foundation.log import get_logger
from foundation.work import Claimed, LeaseLost, WorkState

HELD_READ_BRP_OFF: Final = "read_brp_off"
_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """A claimed event that can be worked on."""

    claimed: Claimed
    reported: ReportedDeparture
    inquiry: Inquiry

    @property
    def named(self) -> frozenset[Bsn]:
        """Under whom the report is found, which is whom the news is about."""
        return family_in(self.reported)


def take_reports(service: Service, rows: Sequence[Claimed]) -> tuple[list[Task], Noted]:
    """Read and keep the reports; without the rows that got their outcome here.

    Their first questions are noted with them, and may be asked once this is committed. One
    transaction for all: what is wrong with one of them shows before anything is written of it.
    """
    read: list[tuple[Claimed, ReportedDeparture, Purpose]] = []
    with service.database.transaction("establish.report") as connection:
        for row in rows:
            with correlated(row.correlation_id):
                sender: str = row.brought["sender"]
                basis = service.basis_for_reading(sender)
                reported = None if basis is None else _read(service, row)
                if basis is None:
                    _end_here(connection, service, row, WorkState.HELD, HELD_READ_BRP_OFF)
                elif reported is None:
                    _end_here(connection, service, row, WorkState.NEEDS_REVIEW, "unreadable")
                else:
                    about = f"melding:{row.id}"
                    purpose = Purpose(basis, sender, about, row.correlation_id)
                    read.append((row, reported, purpose))
        reports = [(row.id, reported) for row, reported, _ in read]
        familiar = store_events(connection, service.privacy, reports)
        tasks = []
        for row, reported, purpose in read:
            named = family_in(reported)
            known = told_by([report for _, report in reports], named)
            more = row.id in familiar
            if more:
                known = _all_known(connection, service, named) or known
            tasks.append(Task(row, reported, Inquiry(purpose, named, known, familiar=more)))
        first = questions_of([task.inquiry for task in tasks])
        noted = note_questions(connection, service, first)
    return tasks, noted


def _all_known(connection: Connection, service: Service, named: frozenset[Bsn]) -> Known | None:
    """None: it cannot be read, and the report is put aside when its own turn comes."""
    try:
        return read_around(connection, service, named, Answers(set(), {}))
    except UNREADABLE:
        return None


def _read(service: Service, row: Claimed) -> ReportedDeparture | None:
    sealed: bytes | None = row.brought["content"]
    try:
        if sealed is None:
            return None
        content = service.privacy.open(sealed, INBOX, "content", row.id)
        kind: str = row.brought["kind"]
        sender, source = row.brought["sender"], row.brought["source"]
        return read_report(kind, content, sender=sender, received_at=row.created_at, source=source)
    except (CannotOpen, EventRefused, UnknownEventType):
        return None


def _end_here(
    connection: Connection, service: Service, row: Claimed, state: WorkState, reason: str
) -> None:
    """As ``end_claim`` for one row of several: nothing else was written about it."""
    try:
        end_claim(connection, service, row, state, reason)
    except LeaseLost:
        _log.warning("lease_lost", melding=str(row.id))
