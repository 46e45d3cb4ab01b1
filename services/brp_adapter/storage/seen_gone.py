"""When the register was last seen to show that somebody in a departure had left.

A departure may be corrected away in the register without any event. Then only this says that the
old address, which stands there again, is not one that the register has yet to change.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select, update

from brp_adapter.custody.person import Person
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import DEPARTURE_PERSON, one_of
from contracts.messages.facts import ChildFacts
from contracts.values.bsn import Bsn

_LAST: Final = (
    select(DEPARTURE_PERSON.c.person, func.max(DEPARTURE_PERSON.c.seen_gone_at).label("at"))
    .where(
        one_of(DEPARTURE_PERSON.c.person, "people"), DEPARTURE_PERSON.c.seen_gone_at.is_not(None)
    )
    .group_by(DEPARTURE_PERSON.c.person)
)


def seen_gone(
    connection: Connection, privacy: Privacy, people: Collection[Bsn]
) -> dict[Bsn, datetime]:
    """Of those of these people who were ever seen so, in whatever departure."""
    by_index = {privacy.index_of(number): number for number in people}
    rows = connection.execute(_LAST, {"people": list(by_index)})
    return {by_index[row.person]: row.at for row in rows}


def note_seen_gone(
    connection: Connection,
    privacy: Privacy,
    kept: Iterable[ChildFacts],
    persons: Mapping[Bsn, Person],
    *,
    now: datetime,
) -> None:
    """Note who of those who depart is shown so now; after the departures themselves."""
    for facts in kept:
        leaving = {*facts.departing, *facts.departs_apart}
        if facts.registration is not None:
            leaving.add(facts.child.bsn)
        gone = [number for number in leaving & persons.keys() if persons[number].shown_gone]
        if gone:
            connection.execute(
                update(DEPARTURE_PERSON)
                .where(
                    DEPARTURE_PERSON.c.departure == facts.departure_id,
                    DEPARTURE_PERSON.c.person.in_(privacy.indexes_of(gone)),
                )
                .values(seen_gone_at=now)
            )
