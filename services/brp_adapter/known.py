"""What is known about the people around a departure: our own tables first, then the BRP's answers.

Our own tables cost no question. So they are read to their end before each one: whoever is about
to be asked about may stand in another report, and whom that one names is asked about as well.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import Connection

from brp_adapter.ask_register import Reason
from brp_adapter.custody.finding import GezagFinding
from brp_adapter.custody.person import GezagSnapshot, Person
from brp_adapter.custody.relations import people_to_ask, reported_people
from brp_adapter.custody.reported import ReportedDeparture, Touched, family_in
from brp_adapter.register.derivation_answers import NOBODY, DerivationAnswers
from brp_adapter.service import Service
from brp_adapter.storage.departures import departures_concerning
from brp_adapter.storage.events import events_about
from brp_adapter.storage.findings import findings_of
from brp_adapter.storage.snapshots import snapshots_of
from contracts.messages.derived import DerivedGezag
from contracts.values.bsn import Bsn

MOST_QUESTIONS: Final = 4
"""To the BRP for one establishing, a derivation included; 20 people each, a larger one in parts."""


@dataclass(slots=True)
class Answers:
    """``asked`` and not in ``persons``: the BRP does not deliver them.

    ``derived``: by child, where gezag had to be derived. ``adults``: what a derivation takes of
    adults, asked along with the rest; ``adults_refused``: the BRP does not give it. ``questions``:
    how many were answered in this establishing; what fails in another way ends it, or was asked
    for several reports together and then counts for none.
    """

    asked: set[Bsn]
    persons: dict[Bsn, Person]
    derived: dict[Bsn, DerivedGezag] = field(default_factory=dict)
    adults: DerivationAnswers = NOBODY
    adults_refused: bool = False
    questions: int = 0

    @property
    def left(self) -> int:
        """How many more questions may be put."""
        return MOST_QUESTIONS - self.questions

    def take(self, asked: Collection[Bsn], found: Mapping[Bsn, Person]) -> None:
        """Note the answer to one question about ``asked``."""
        self.questions += 1
        self.asked.update(asked)
        self.persons |= {bsn: found[bsn] for bsn in asked if bsn in found}

    def note_refusal(self) -> None:
        """The BRP does not give what a derivation takes of adults: no more is asked for it."""
        self.questions += 1
        self.adults_refused = True


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in our own tables about a group of people, under all numbers they ever had.

    ``children``: in whose departure those take part whom the news is about.
    """

    people: frozenset[Bsn]
    events: tuple[ReportedDeparture, ...]
    snapshots: tuple[GezagSnapshot, ...]
    findings: tuple[GezagFinding, ...] = ()
    children: frozenset[Bsn] = frozenset()

    def missing(self, answers: Answers) -> frozenset[Bsn]:
        """Whom the BRP must still be asked about."""
        return self._wanted(answers) - answers.asked

    def _wanted(self, answers: Answers) -> frozenset[Bsn]:
        return self.children | people_to_ask(
            self.events, answers.persons, self.snapshots, self.findings, self.children
        )

    def reasons(self, answers: Answers) -> frozenset[Reason]:
        """Why those who are missing must be asked about."""
        missing = self.missing(answers)
        reported = reported_people(self.events) | self.children
        by_report = Reason.OTHER_REPORTS if answers.asked else Reason.REPORTED
        found = {by_report if number in reported else Reason.FAMILY for number in missing}
        return frozenset(found)


def read_around(
    connection: Connection, service: Service, start: Collection[Bsn], answers: Answers
) -> Known:
    """Everything in our own tables that ``start`` and those asked so far lead to, to its end.

    Whom it names is missing until the BRP was asked about them. The children in whose departure
    ``start`` takes part are among them, though the news does not name them.
    """
    children = children_concerned(connection, service, start)
    people = children.union(start, answers.asked)
    while True:
        known = replace(read_known(connection, service, people), children=children)
        wider = people | known.missing(answers)
        if wider == people:
            return known
        people = wider


def read_known(connection: Connection, service: Service, people: Collection[Bsn]) -> Known:
    """Reports about these people, their snapshots and findings, as committed at this moment."""
    numbers = frozenset(people)
    while True:
        indexes = service.privacy.indexes_of(numbers)
        events = events_about(connection, service.privacy, indexes)
        wider = numbers.union(*(_numbers_of(event) for event in events))
        if wider == numbers:
            return Known(
                numbers,
                events,
                snapshots_of(connection, service.privacy, indexes),
                findings_of(connection, service.privacy, indexes),
            )
        # Someone had another number before: what was reported under it is about the same person.
        numbers = wider


def told_by(reports: Iterable[ReportedDeparture], people: Collection[Bsn]) -> Known:
    """What these reports alone say about these people."""
    events, numbers = list(reports), frozenset(people)
    while True:
        about = [event for event in events if family_in(event) & numbers]
        wider = numbers.union(*(_numbers_of(event) for event in about))
        if wider == numbers:
            return Known(numbers, tuple(about), ())
        numbers = wider


def _numbers_of(event: ReportedDeparture) -> frozenset[Bsn]:
    return family_in(event) if isinstance(event, Touched) else frozenset()


def children_concerned(
    connection: Connection, service: Service, people: Collection[Bsn]
) -> frozenset[Bsn]:
    """The children in whose departure one of ``people`` takes part."""
    numbers = read_known(connection, service, people).people
    departures = departures_concerning(
        connection, service.privacy, service.privacy.indexes_of(numbers)
    )
    return frozenset(departure.child for departure in departures)
