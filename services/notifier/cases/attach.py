"""A child is attached to its case, with the newest facts about it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Row, insert, or_, select, update

from contracts.messages.facts import ChildFacts, DepartureFacts
from foundation.clock_set_back import is_ahead
from notifier.cases.timeline import Happening, note
from notifier.storage.cases import ZAAK_CHILD


def attach(
    connection: Connection,
    zaak_id: UUID,
    child: ChildFacts,
    child_index: bytes,
    *,
    facts: DepartureFacts,
    first: bool,
    now: datetime,
) -> bool:
    """Make these the facts about the child, unless we have newer ones. False: nothing changed.

    ``first``: the case was opened for this very child, and has no other.
    """
    values = {
        "child_index": child_index,
        "facts_id": facts.facts_id,
        "established_at": facts.established_at,
    }
    known = None if first else _known_child(connection, zaak_id, child, child_index)
    if known is None:
        connection.execute(
            insert(ZAAK_CHILD).values(departure_id=child.departure_id, zaak_id=zaak_id, **values)
        )
        note(connection, zaak_id, Happening.CHILD_JOINED, now=now)
        return True
    # What a clock that ran ahead wrote would outdo everything until it is that late.
    set_back = is_ahead(known.established_at, now) and not is_ahead(facts.established_at, now)
    if known.established_at >= facts.established_at and not set_back:
        return False
    connection.execute(
        update(ZAAK_CHILD)
        .where(ZAAK_CHILD.c.departure_id == known.departure_id)
        .values(departure_id=child.departure_id, **values)
    )
    return True


def _known_child(
    connection: Connection, zaak_id: UUID, child: ChildFacts, child_index: bytes
) -> Row[UUID, datetime] | None:
    return connection.execute(
        select(ZAAK_CHILD.c.departure_id, ZAAK_CHILD.c.established_at)
        .where(
            ZAAK_CHILD.c.zaak_id == zaak_id,
            # The number of the child may have changed, or the adapter's id of its departure.
            or_(
                ZAAK_CHILD.c.departure_id == child.departure_id,
                ZAAK_CHILD.c.child_index == child_index,
            ),
        )
        .order_by(ZAAK_CHILD.c.departure_id != child.departure_id)
        .limit(1)
    ).one_or_none()
