"""Everything known about the people around a departure, asked for in as few questions as can be."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from brp_adapter.ask_register import Purpose, ask_register
from brp_adapter.custody.person import GezagSnapshot, Person
from brp_adapter.custody.relations import people_to_ask
from brp_adapter.custody.reported import Reported, Touched, family_in
from brp_adapter.service import Service
from brp_adapter.storage.departures import departures_concerning
from brp_adapter.storage.events import events_about
from brp_adapter.storage.snapshots import snapshots_of
from contracts.values.bsn import Bsn

MOST_ROUNDS = 4
"""Named people; their holders and parents; whom the reports about those name; and once more."""


@dataclass(slots=True)
class Answers:
    """``asked`` and not in ``persons``: the BRP does not deliver them."""

    asked: set[Bsn]
    persons: dict[Bsn, Person]


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in our own tables about a group of people, under all numbers they ever had."""

    people: frozenset[Bsn]
    events: tuple[Reported, ...]
    snapshots: tuple[GezagSnapshot, ...]

    def missing(self, answers: Answers) -> frozenset[Bsn]:
        """Whom the BRP must still be asked about."""
        return people_to_ask(self.events, answers.persons, self.snapshots) - answers.asked


def read_known(connection: Connection, service: Service, people: Collection[Bsn]) -> Known:
    """Reports about these people and their snapshots, as committed at this moment."""
    numbers = frozenset(people)
    while True:
        indexes = service.privacy.indexes_of(numbers)
        events = events_about(connection, service.privacy, indexes)
        wider = numbers.union(*(_numbers_of(event) for event in events))
        if wider == numbers:
            return Known(numbers, events, snapshots_of(connection, service.privacy, indexes))
        # Someone had another number before: what was reported under it is about the same person.
        numbers = wider


def _numbers_of(event: Reported) -> frozenset[Bsn]:
    return family_in(event) if isinstance(event, Touched) else frozenset()


def ask_around(
    service: Service, start: Collection[Bsn], purpose: Purpose, answers: Answers
) -> None:
    """Ask until nobody is missing, filling ``answers``. Raises ``RegisterError``.

    ``start`` is whom the news is about. The children in whose departure they take part are asked
    about as well, though the news does not name them. No database session is open while the BRP
    is asked.
    """
    for _ in range(MOST_ROUNDS):
        with service.database.transaction() as connection:
            children = _children_concerned(connection, service, start)
            known = read_known(connection, service, answers.asked.union(start, children))
        missing = known.missing(answers) | (children - answers.asked)
        if not missing:
            return
        answers.persons |= ask_register(service, [(purpose, missing)])
        answers.asked |= missing


def _children_concerned(
    connection: Connection, service: Service, people: Collection[Bsn]
) -> frozenset[Bsn]:
    numbers = read_known(connection, service, people).people
    departures = departures_concerning(
        connection, service.privacy, service.privacy.indexes_of(numbers)
    )
    return frozenset(departure.child for departure in departures)
