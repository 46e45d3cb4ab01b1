"""What the next shift must know: what leaves soon, what is held, what did not arrive, who replied.

A page to read out and to print, so everything is on it, up to ``MOST`` of each; beyond that the
number says how many there are in all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, case, literal, select, union_all

from contracts.values.dates import local_date
from notifier.review.worklist.chosen import Chosen, Tab
from notifier.review.worklist.read_worklist import count_tabs, read_rows
from notifier.review.worklist.undelivered import flag_matters, letter_matters
from notifier.review.worklist.worklist_row import WorklistRow
from notifier.staff.sees import Sees, visible
from notifier.storage.cases import SHOWN, ZAAK
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import MESSAGE, Channel

MOST: Final = 200


class Sent(StrEnum):
    """What was to be delivered."""

    LETTER = "brief"
    BOX = "berichtenbox"
    FLAG = "vlag"


@dataclass(frozen=True, slots=True)
class Section:
    """``total``: also of the rows that are not shown."""

    rows: tuple[WorklistRow, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """One letter or flag that did not arrive; ``kind``, ``state`` and ``reason`` are codes."""

    id: UUID
    zaak_id: UUID
    case_reference: str
    what: Sent
    kind: str
    state: str
    reason: str | None
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How it stands ``at`` that moment, each in the order of the worklist.

    ``undelivered``: every letter and flag, longest ago first; ``undelivered_cases``: how many
    cases they belong to.
    """

    at: datetime
    leaving: Section
    holds: Section
    replies: Section
    undelivered: tuple[Undelivered, ...]
    undelivered_cases: int


def read_shift(connection: Connection, sees: Sees, *, now: datetime, most: int = MOST) -> Shift:
    """For what this person may see; five statements."""
    counts = count_tabs(connection, sees, Chosen(), now=now)

    def section(tab: Tab) -> Section:
        rows = read_rows(connection, sees, Chosen(tab=tab), now=now, most=most)
        # Something may have come in between the two statements.
        return Section(rows, max(counts[tab], len(rows)))

    return Shift(
        at=now,
        leaving=section(Tab.LEAVING),
        holds=section(Tab.HOLDS),
        replies=section(Tab.REPLIES),
        undelivered=tuple(_undelivered(connection, sees, now=now, most=most)),
        undelivered_cases=counts[Tab.UNDELIVERED],
    )


def _undelivered(
    connection: Connection, sees: Sees, *, now: datetime, most: int
) -> Iterable[Undelivered]:
    mine = (SHOWN, visible(sees, local_date(now)))
    letters = (
        select(
            MESSAGE.c.id,
            MESSAGE.c.zaak_id,
            ZAAK.c.reference,
            case(
                (MESSAGE.c.channel == Channel.BERICHTENBOX, Sent.BOX.value),
                else_=Sent.LETTER.value,
            ).label("what"),
            MESSAGE.c.kind,
            MESSAGE.c.message_state.label("sent_state"),
            MESSAGE.c.reason,
            MESSAGE.c.updated_at,
        )
        .join(ZAAK, ZAAK.c.id == MESSAGE.c.zaak_id)
        .where(letter_matters(), *mine)
    )
    flags = (
        select(
            HANDOVER.c.id,
            HANDOVER.c.zaak_id,
            ZAAK.c.reference,
            literal(Sent.FLAG),
            HANDOVER.c.kind,
            HANDOVER.c.handover_state,
            HANDOVER.c.reason,
            HANDOVER.c.updated_at,
        )
        .join(ZAAK, ZAAK.c.id == HANDOVER.c.zaak_id)
        .where(flag_matters(), *mine)
    )
    both = union_all(letters, flags).subquery("undelivered")
    rows = connection.execute(select(both).order_by(both.c.updated_at, both.c.id).limit(most))
    return (_item(row) for row in rows)


def _item(row: Row[Any]) -> Undelivered:
    return Undelivered(
        id=row.id,
        zaak_id=row.zaak_id,
        case_reference=row.reference,
        what=Sent(row.what),
        kind=row.kind,
        state=row.sent_state,
        reason=row.reason,
        since=row.updated_at,
    )
