"""What a sample family is: who they are, what happens, and what must come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from notifier.decision.facts import ReportKind
from notifier.decision.outcome import Disposition, Flag, HolderDisposition, Tier
from notifier.letters.content import LetterKind
from notifier.reply.wire import Antwoordsoort
from vertrekmelding.demo.families.events import Event
from vertrekmelding.demo.families.people import Home, Someone
from vertrekmelding.demo.families.source import Source

RVDK = frozenset({Flag.RVDK_IKO})
RVDK_AND_CA_IKA = frozenset({Flag.RVDK_IKO, Flag.CA_IKA})


@dataclass(frozen=True, slots=True)
class Send:
    """The municipality sends an event."""

    event: Event


@dataclass(frozen=True, slots=True)
class Tells:
    """A source reports that this person departed, as it does; ``event`` says the same."""

    source: Source
    person: Someone
    event: Event


@dataclass(frozen=True, slots=True)
class AwaitEstablished:
    """Wait until the events sent so far have become facts."""


@dataclass(frozen=True, slots=True)
class AwaitLetters:
    """Wait until so many letters about this family were received outside."""

    count: int


@dataclass(frozen=True, slots=True)
class Change:
    """The register changes: these people are now as given here."""

    people: tuple[Someone, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """A partner organisation reports something about these people."""

    client: str
    kind: ReportKind
    about: Someone | None = None
    protects: Someone | None = None
    against: Someone | None = None

    @property
    def members(self) -> dict[str, Someone | None]:
        """Whom it names, as what."""
        return {"about": self.about, "protects": self.protects, "against": self.against}


@dataclass(frozen=True, slots=True)
class Answers:
    """The holder of the first letter telephones the municipality, and reads out its code."""

    holder: Someone
    answer: Antwoordsoort


@dataclass(frozen=True, slots=True)
class AnswersOnPage:
    """The holder of the first letter opens the page with its code and the child's date of birth."""

    holder: Someone
    child: Someone
    answer: Antwoordsoort


@dataclass(frozen=True, slots=True)
class ComesBack:
    """The post brings the first letter back: nobody lives there by that name."""


@dataclass(frozen=True, slots=True)
class SaysNotSafe:
    """The parent who leaves reads the card at the counter, alone, before this event is sent."""

    event: Event


@dataclass(frozen=True, slots=True)
class Confirms:
    """A case is held (S15) with a derived answer; an organisation looks it up and confirms it.

    It waits for that, and nobody may have had a letter by then.
    """

    client: str


Step = (
    Send
    | Tells
    | AwaitEstablished
    | AwaitLetters
    | Change
    | Reports
    | Answers
    | AnswersOnPage
    | ComesBack
    | SaysNotSafe
    | Confirms
)
ANSWERED = Answers | AnswersOnPage
"""However it was answered."""


@dataclass(frozen=True, slots=True)
class ExpectedLetter:
    """One letter: to whom, and which children it names."""

    to: Someone
    about: tuple[Someone, ...]
    kind: LetterKind = LetterKind.VERTREK


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What must come out. Nobody else gets a letter, nothing else is flagged.

    ``gezag_from``: where the gezag answer comes from, as the case shows it (``bron``).
    """

    case: Disposition
    holders: Mapping[Someone, HolderDisposition] = field(default_factory=dict)
    letters: tuple[ExpectedLetter, ...] = ()
    flags: frozenset[Flag] = frozenset()
    urgency: Tier | None = None
    reasons: tuple[str, ...]
    gezag_from: str = "brp"
    to_call: frozenset[str] = frozenset()
    """Why somebody must call a holder at the end, as the case says it (``teBellen``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """``title`` and ``story`` are Dutch, for people who watch the demonstration."""

    id: str
    title: str
    story: str
    people: tuple[Someone, ...]
    steps: tuple[Step, ...]
    expectation: Expectation

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event, in the order of sending."""
        return tuple(step.event for step in self.steps if isinstance(step, Send | Tells))

    @property
    def through_sources(self) -> bool:
        """Whether connected sources report it, which only a furnished stack has."""
        return any(isinstance(step, Tells) for step in self.steps)

    @property
    def told_before_the_end(self) -> frozenset[Someone]:
        """Who had a letter before something came in that changes the decision about it."""
        awaited = False
        for step in self.steps:
            awaited = awaited or isinstance(step, AwaitLetters)
            if awaited and isinstance(step, Reports | ANSWERED):
                return frozenset(letter.to for letter in self.expectation.letters)
        recalls = (one for one in self.expectation.letters if one.kind is LetterKind.RECALL)
        return frozenset(letter.to for letter in recalls)

    @property
    def confirmed(self) -> bool:
        """Whether a person confirms a derived answer before anybody is told."""
        return any(isinstance(step, Confirms) for step in self.steps)

    @property
    def people_at_the_end(self) -> tuple[Someone, ...]:
        """The family as the register has it after the last step."""
        latest = {someone.bsn: someone for someone in self.people}
        for step in self.steps:
            if isinstance(step, Change):
                latest |= {someone.bsn: someone for someone in step.people}
        return tuple(latest.values())

    @property
    def departing_children(self) -> tuple[Someone, ...]:
        """The children of the family; in these families every child departs."""
        return tuple(someone for someone in self.people if someone.gezag is not None)

    def hidden_from(self, letter: ExpectedLetter) -> frozenset[str]:
        """Names, streets, towns and numbers that this letter must not hold.

        What the addressee's own envelope shows is known to the addressee.
        """
        own = letter.to.stay
        known = {letter.to.first_name, letter.to.last_name}
        known |= {child.first_name for child in letter.about}
        known |= {own.street, own.town} if isinstance(own, Home) else set()
        hidden = {someone.bsn.reveal() for someone in self.people}
        for someone in self.people:
            if someone in (letter.to, *letter.about):
                continue
            hidden |= {someone.first_name, someone.full_name}
        for someone in (*self.people, *self.people_at_the_end):
            if isinstance(someone.stay, Home):
                hidden |= {someone.stay.street, someone.stay.town}
        return frozenset(hidden - known)
