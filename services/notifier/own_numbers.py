"""Under which indexes everything of one person stands: the present number and earlier ones.

What was written down under an earlier number is never written over: were the change a mistake, two
people's messages, answers and protection would be one person's for good. It is joined when it is
read, by the facts of the cases in which this person is, and those name no earlier number that is
doubted (``contracts.messages.facts.ChildFacts.numbers_doubted``).
"""

from datetime import datetime
from itertools import chain

from sqlalchemy import Connection, exists, update

from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn
from notifier.case_facts import children_now
from notifier.cases.person_index import person_index
from notifier.cases.related import cases_of
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT


def own_indexes(connection: Connection, service: Service, bsn: Bsn) -> tuple[bytes, ...]:
    """The index of the present number first."""
    own = person_index(service.index, bsn)
    children = chain.from_iterable(
        children_now(connection, service, zaak_id) for zaak_id in cases_of(connection, [own])
    )
    former = {
        old
        for child in children
        for person in (child.child, *child.persons)
        if person.bsn == bsn and not child.numbers_doubted
        for old in person.former_numbers
    }
    return (own, *(person_index(service.index, old) for old in sorted(former)))


def move_enrolments(
    connection: Connection, service: Service, departure: DepartureFacts, *, now: datetime
) -> None:
    """Put what somebody registered under an earlier number under the present one.

    It has one owner and says nothing about anybody else. Who registered anew keeps the new one.
    """
    if any(child.numbers_doubted for child in departure.children):
        return
    newer = {
        old: person.bsn
        for child in departure.children
        for person in child.persons
        for old in person.former_numbers
    }
    other = ENROLMENT.alias()
    for old, bsn in sorted(newer.items()):
        own = person_index(service.index, bsn)
        connection.execute(
            update(ENROLMENT)
            .where(
                ENROLMENT.c.holder_index == person_index(service.index, old),
                ~exists().where(other.c.holder_index == own),
            )
            .values(holder_index=own, seen_at=now)
        )
