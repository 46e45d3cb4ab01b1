"""What the tables say, read over a connection of its own: which case came of which event."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import psycopg
from psycopg.rows import class_row

_WHERE: Final = """
SELECT i.external_id AS event, i.state AS inbox_state, z.id AS zaak, z.disposition,
  ARRAY(SELECT m.id FROM notifier.message m WHERE m.zaak_id = z.id) AS messages,
  (SELECT count(*) FROM notifier.message m
    WHERE m.zaak_id = z.id AND m.state = 'NEEDS_REVIEW')
  + (SELECT count(*) FROM notifier.handover h
    WHERE h.zaak_id = z.id AND h.state = 'NEEDS_REVIEW')
  + (i.state = 'NEEDS_REVIEW')::int
  + (SELECT count(*) FROM brp_adapter.outbox o
    WHERE o.correlation_id = i.correlation_id AND o.state = 'NEEDS_REVIEW')
  + (SELECT count(*) FROM notifier.inbox n
    WHERE n.correlation_id = i.correlation_id AND n.state = 'NEEDS_REVIEW') AS for_people
FROM brp_adapter.inbox i LEFT JOIN notifier.zaak z ON z.correlation_id = i.correlation_id
"""
_STEPS: Final = """
SELECT i.external_id AS event, i.created_at AS accepted, i.updated_at AS established,
  o.updated_at AS handed_over, n.created_at AS taken_in, n.updated_at AS decided
FROM brp_adapter.inbox i
JOIN brp_adapter.outbox o ON o.correlation_id = i.correlation_id AND o.state = 'DONE'
JOIN notifier.inbox n ON n.correlation_id = i.correlation_id AND n.state = 'DONE'
WHERE i.state = 'DONE'
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it stands; ``for_people``: how many of its rows wait for a human."""

    event: str
    inbox_state: str
    zaak: UUID | None
    disposition: str | None
    messages: list[UUID]
    for_people: int


@dataclass(frozen=True, slots=True)
class Steps:
    """When an event reached each step, by the services' own clock."""

    event: str
    accepted: datetime
    established: datetime
    handed_over: datetime
    taken_in: datetime
    decided: datetime

    @property
    def lasted(self) -> dict[str, timedelta]:
        """From one step to the next."""
        return {
            "accepted to established": self.established - self.accepted,
            "established to taken in": self.taken_in - self.established,
            "taken in to decided": self.decided - self.taken_in,
        }


def entries(admin_url: str) -> list[Entry]:
    """One for each case of each event in the inbox; an event without a case has one too."""
    with (
        psycopg.connect(admin_url.replace("+psycopg", "", 1)) as connection,
        connection.cursor(row_factory=class_row(Entry)) as cursor,
    ):
        return cursor.execute(_WHERE).fetchall()


def steps(admin_url: str) -> list[Steps]:
    """Of every event that was decided."""
    with (
        psycopg.connect(admin_url.replace("+psycopg", "", 1)) as connection,
        connection.cursor(row_factory=class_row(Steps)) as cursor,
    ):
        return cursor.execute(_STEPS).fetchall()
