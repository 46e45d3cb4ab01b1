"""How those who are to be told would like to be told first. Order and channel, and no more."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from contracts.values.bsn import Bsn
from notifier.cases.person_index import person_index
from notifier.enrolment.kinds import FirstWay
from notifier.enrolment.store import open_wishes
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT


def first_ways(
    connection: Connection, service: Service, holders: Iterable[Bsn]
) -> Mapping[Bsn, FirstWay]:
    """Of those who enrolled and said so; one question for all, and none where nobody is told."""
    by_index = {person_index(service.index, holder): holder for holder in holders}
    if not by_index:
        return {}
    found = select(ENROLMENT.c.id, ENROLMENT.c.holder_index, ENROLMENT.c.wishes)
    rows = connection.execute(found.where(ENROLMENT.c.holder_index.in_(list(by_index))))
    wishes = {by_index[row.holder_index]: open_wishes(service, row.id, row.wishes) for row in rows}
    return {holder: wish.first_way for holder, wish in wishes.items() if wish.first_way is not None}
