"""What earlier departures and earlier cases say about the people of a case (R02, R11)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert

from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn
from foundation.encryption import BlindIndex
from notifier.cases.person_index import person_index
from notifier.decision.facts import HistoryEntry, HistoryKind
from notifier.storage.history import HISTORY


def history_for(
    connection: Connection,
    zaak_id: UUID,
    departures: Iterable[UUID],
    people: Mapping[bytes, Bsn],
) -> tuple[HistoryEntry, ...]:
    """What is known about these people from before, in order of time.

    How a case itself ended is no history to it, nor is what happened to a declaration of the
    present departure: that stands in its facts.
    """
    rows = connection.execute(
        select(HISTORY)
        .where(HISTORY.c.person_index.in_(sorted(people)))
        .order_by(HISTORY.c.at, HISTORY.c.person_index, HISTORY.c.kind)
    )
    present = frozenset(departures)
    found = (
        HistoryEntry(people[row.person_index], HistoryKind(row.kind), row.at)
        for row in rows
        if row.departure_id not in present and (row.outcome_id is None or row.zaak_id != zaak_id)
    )
    return tuple(dict.fromkeys(found))


def remember_withdrawals(
    connection: Connection, index: BlindIndex, zaak_id: UUID, facts: DepartureFacts
) -> None:
    """Keep that a declaration about a child was withdrawn, for its later departures."""
    for child in facts.children:
        for declaration in child.declarations:
            if declaration.withdrawn_at is not None:
                _add(
                    connection,
                    zaak_id,
                    person_index(index, child.child.bsn),
                    HistoryKind.DECLARATION_WITHDRAWN,
                    at=declaration.withdrawn_at,
                    departure_id=child.departure_id,
                )


def remember_outcome(
    connection: Connection,
    zaak_id: UUID,
    outcome_id: UUID,
    kind: HistoryKind,
    people: Iterable[bytes],
    *,
    at: datetime,
) -> None:
    """Keep what the end of a case says about these people."""
    for one in sorted(people):
        _add(connection, zaak_id, one, kind, at=at, outcome_id=outcome_id)


def forget_outcome(connection: Connection, outcome_id: UUID) -> tuple[bytes, ...]:
    """An outcome was taken back: it says nothing any more. Answers about whom it did."""
    gone = delete(HISTORY).where(HISTORY.c.outcome_id == outcome_id)
    return tuple(sorted(connection.execute(gone.returning(HISTORY.c.person_index)).scalars()))


def _add(
    connection: Connection,
    zaak_id: UUID,
    person: bytes,
    kind: HistoryKind,
    *,
    at: datetime,
    departure_id: UUID | None = None,
    outcome_id: UUID | None = None,
) -> None:
    connection.execute(
        upsert(HISTORY)
        .values(
            id=uuid4(),
            zaak_id=zaak_id,
            person_index=person,
            kind=kind,
            at=at,
            departure_id=departure_id,
            outcome_id=outcome_id,
        )
        .on_conflict_do_nothing()
    )
