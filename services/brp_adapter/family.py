"""Everything known about the people around a departure, asked for in as few questions as can be."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from brp_adapter.ask_register import Noted, Purpose, Question, Reason, ask_register
from brp_adapter.custody.finding import GezagFinding
from brp_adapter.custody.person import GezagSnapshot, Person
from brp_adapter.custody.relations import people_to_ask, reported_people
from brp_adapter.custody.reported import Reported, Touched, family_in
from brp_adapter.register.errors import RegisterError, RegisterUnavailable
from brp_adapter.service import Service
from brp_adapter.storage.departures import departures_concerning
from brp_adapter.storage.events import events_about
from brp_adapter.storage.findings import findings_of
from brp_adapter.storage.snapshots import snapshots_of
from contracts.messages.derived import DerivedGezag
from contracts.values.bsn import Bsn

MOST_ROUNDS = 4
"""Named people; their holders and parents; whom the reports about those name; and once more."""


@dataclass(slots=True)
class Answers:
    """``asked`` and not in ``persons``: the BRP does not deliver them.

    ``derived``: by child, where the BRP was asked what it takes to derive gezag.
    """

    asked: set[Bsn]
    persons: dict[Bsn, Person]
    derived: dict[Bsn, DerivedGezag] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in our own tables about a group of people, under all numbers they ever had."""

    people: frozenset[Bsn]
    events: tuple[Reported, ...]
    snapshots: tuple[GezagSnapshot, ...]
    findings: tuple[GezagFinding, ...] = ()

    def missing(self, answers: Answers) -> frozenset[Bsn]:
        """Whom the BRP must still be asked about."""
        wanted = people_to_ask(self.events, answers.persons, self.snapshots, self.findings)
        return wanted - answers.asked

    def reasons(self, answers: Answers) -> frozenset[Reason]:
        """Why those who are missing must be asked about."""
        missing, reported = self.missing(answers), reported_people(self.events)
        by_report = Reason.OTHER_REPORTS if answers.asked else Reason.REPORTED
        found = {by_report if number in reported else Reason.FAMILY for number in missing}
        return frozenset(found)


@dataclass(slots=True)
class Inquiry:
    """What must be asked because of one report, and what was answered.

    ``known`` need not be all there is: whoever writes looks again, under a lock, and asks for who
    turns out to be missing (``ask_around``). ``familiar``: it is known that there is more.
    """

    purpose: Purpose
    known: Known
    familiar: bool
    answers: Answers = field(default_factory=lambda: Answers(set(), {}))
    unavailable: RegisterUnavailable | None = None

    @property
    def missing(self) -> frozenset[Bsn]:
        """Whom to ask about next; nobody once the BRP was found to be away."""
        return frozenset() if self.unavailable else self.known.missing(self.answers)


def questions_of(inquiries: Collection[Inquiry]) -> tuple[Question, ...]:
    """What must be asked next."""
    waiting = ((inquiry.purpose, inquiry.missing) for inquiry in inquiries)
    return tuple((purpose, missing) for purpose, missing in waiting if missing)


def ask_together(service: Service, inquiries: Collection[Inquiry], noted: Noted) -> None:
    """Ask for several reports at once, round by round, as few questions as can be.

    ``noted``: the first questions, when they stand in the audit.

    Each gets only what was asked for its own purpose. A BRP that is away is noted with those who
    were waiting for it. Any other failure may be the fault of one of them: it ends the asking, so
    that each asks on for itself and only that one fails.
    """
    for _ in range(MOST_ROUNDS):
        waiting = [(inquiry, inquiry.missing) for inquiry in inquiries]
        waiting = [(inquiry, missing) for inquiry, missing in waiting if missing]
        if not waiting:
            return
        reasons = {why for one, _ in waiting for why in one.known.reasons(one.answers)}
        try:
            found = ask_register(service, questions_of(inquiries), noted, reasons=reasons)
        except RegisterUnavailable as unavailable:
            for inquiry, _asked in waiting:
                inquiry.unavailable = unavailable
        except RegisterError:
            return
        else:
            for inquiry, asked in waiting:
                inquiry.answers.asked |= asked
                inquiry.answers.persons |= {bsn: found[bsn] for bsn in asked & found.keys()}


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


def told_by(reports: Iterable[Reported], people: Collection[Bsn]) -> Known:
    """What these reports alone say about these people."""
    events, numbers = list(reports), frozenset(people)
    while True:
        about = [event for event in events if family_in(event) & numbers]
        wider = numbers.union(*(_numbers_of(event) for event in about))
        if wider == numbers:
            return Known(numbers, tuple(about), ())
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
            children = children_concerned(connection, service, start)
            known = read_known(connection, service, answers.asked.union(start, children))
        missing = known.missing(answers) | (children - answers.asked)
        if not missing:
            return
        reasons = known.reasons(answers) or {Reason.OTHER_REPORTS}
        answers.persons |= ask_register(service, [(purpose, missing)], reasons=reasons)
        answers.asked |= missing


def children_concerned(
    connection: Connection, service: Service, people: Collection[Bsn]
) -> frozenset[Bsn]:
    """The children in whose departure one of ``people`` takes part."""
    numbers = read_known(connection, service, people).people
    departures = departures_concerning(
        connection, service.privacy, service.privacy.indexes_of(numbers)
    )
    return frozenset(departure.child for departure in departures)
