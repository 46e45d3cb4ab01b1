"""One family on its way through the running services, one step after the other."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, assert_never
from uuid import UUID

from foundation.clock import Clock
from notifier.reply.wire import Antwoordsoort
from vertrekmelding.demo.check import differences
from vertrekmelding.demo.families.family import (
    Answers,
    AnswersOnPage,
    AwaitEstablished,
    AwaitLetters,
    Change,
    ComesBack,
    Confirms,
    Family,
    Reports,
    SaysNotSafe,
    Send,
    Step,
    Tells,
)
from vertrekmelding.demo.families.people import Someone
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.demo.families.source import Source
from vertrekmelding.demo.seen import Item, Outcome, outcome_of
from vertrekmelding.demo.services import Services

ESTABLISHED: Final = frozenset({"vastgesteld", "overgedragen"})


class Stage(Enum):
    """How far a family is, in words for people."""

    WAITING = "wacht"
    SENT = "verzonden"
    DECIDED = "besloten"
    DONE = "klaar"


class FamilyOnItsWay:
    """Call ``advance`` now and then; it never waits."""

    def __init__(self, family: Family, services: Services, clock: Clock) -> None:
        self.family = family
        self.outcome = Outcome()
        self._services = services
        self._clock = clock
        self._left: list[Step] = list(family.steps)
        self._moments: list[datetime] = []
        self._underway: list[UUID] = []
        self._told: list[tuple[Source, str]] = []
        self.meldingen: list[UUID] = []
        """Our id of each event that was sent."""

        self.heard: dict[Source, list[UUID]] = {}
        """Those that came of what a source was told to report."""

        self._cases: tuple[UUID, ...] = ()

    @property
    def stage(self) -> Stage:
        """The furthest that was reached."""
        if not self._moments:
            return Stage.WAITING
        if not (self._left or self._told or self._underway or self.differences):
            return Stage.DONE
        return Stage.SENT if self.outcome.decision is None else Stage.DECIDED

    @property
    def differences(self) -> list[str]:
        """What is not (yet) as expected."""
        return differences(self.family, self.outcome)

    @property
    def waiting_for(self) -> str:
        """In words, for when it takes too long."""
        if self._left:
            return f"stap {len(self.family.steps) - len(self._left) + 1}: {_said(self._left[0])}"
        if self._told:
            return f"nog aan te nemen van bronnen: {len(self._told)}"
        if self._underway:
            return f"nog over te dragen gebeurtenissen: {len(self._underway)}"
        return "; ".join([*self.differences, *self.outcome.obstacles]) or "niets meer"

    def advance(self, received: tuple[Item, ...]) -> None:
        """Look how it stands, and take every step that can be taken now."""
        self._told = [told for told in self._told if not self._taken(*told)]
        self._underway = [
            melding
            for melding in self._underway
            if self._services.status_of(melding) not in ESTABLISHED
        ]
        if self._moments:
            # Each question costs the services time that they need for the work itself.
            self._see(self._cases or self._search(), received)
        while self._left and self._take(self._left[0]):
            del self._left[0]

    def _taken(self, source: Source, delivery: str) -> bool:
        taken = self._services.taken(source, delivery)
        if taken is None:
            return False
        self._underway += taken
        self.meldingen += taken
        self.heard.setdefault(source, []).extend(taken)
        return True

    def look(self, received: tuple[Item, ...]) -> None:
        """See all that there is by now, also a second case that should not be there."""
        self._see(self._search(), received)

    def _search(self) -> tuple[UUID, ...]:
        children = self.family.departing_children
        found = {zaak for child in children for zaak in self._services.cases_about(child.bsn)}
        return tuple(sorted(found))

    def _see(self, cases: tuple[UUID, ...], received: tuple[Item, ...]) -> None:
        self._cases = cases
        self.outcome = outcome_of(tuple(map(self._services.case, cases)), received)

    @property
    def letters_after(self) -> tuple[timedelta, ...]:
        """Per letter: from what came in and caused it to its hand-over to the provider."""
        return tuple(self._since_cause(letter.at) for letter in self.outcome.letters)

    @property
    def flags_after(self) -> tuple[timedelta, ...]:
        """Per flag: from what came in and caused it to its receipt."""
        return tuple(self._since_cause(flag.at) for flag in self.outcome.flags)

    def _since_cause(self, moment: datetime) -> timedelta:
        return moment - max(at for at in self._moments if at <= moment)

    def _take(self, step: Step) -> bool:
        match step:
            case Send(event):
                at = self._clock()
                melding = self._services.send(event)
                self._underway.append(melding)
                self.meldingen.append(melding)
                self._moments.append(at)
            case Tells(source, person):
                at = self._clock()
                self._told.append((source, self._services.tell(source, person)))
                self._moments.append(at)
            case Reports():
                at = self._clock()
                self._services.report(step, self._reference)
                self._moments.append(at)
            case Change(people):
                self._change(people)
            case Answers() | AnswersOnPage() | ComesBack():
                return self._once_told(step)
            case SaysNotSafe(event):
                self._services.say_not_safe(event)
            case Confirms(client):
                return self._confirm(client)
            case AwaitEstablished():
                return not (self._told or self._underway)
            case AwaitLetters(count):
                return len(self.outcome.letters) >= count
            case _:
                assert_never(step)
        return True

    def _change(self, people: tuple[Someone, ...]) -> None:
        changed = {someone.bsn for someone in people}
        everyone = {one.bsn: one for one in (*self.family.people, *people)}
        register = register_of(tuple(everyone.values()))
        numbers = {number.reveal() for number in changed}
        self._services.put_persons(
            [one for one in register if one["burgerservicenummer"] in numbers]
        )

    def _once_told(self, step: Answers | AnswersOnPage | ComesBack) -> bool:
        """What begins with a letter in hand."""
        match step:
            case Answers(_, answer):
                return self._answer(answer)
            case AnswersOnPage(_, child, answer):
                return self._answer_on_page(child, answer)
            case ComesBack():
                return self._comes_back()
            case _:
                assert_never(step)

    def _answer(self, answer: Antwoordsoort) -> bool:
        code = self.outcome.answerable
        if code is None:
            return False
        at = self._clock()
        self._services.answer(code, answer, self._reference)
        self._moments.append(at)
        return True

    def _answer_on_page(self, child: Someone, answer: Antwoordsoort) -> bool:
        code = self.outcome.page_code
        if code is None:
            return False
        at = self._clock()
        self._services.answer_on_page(code, child.born, answer)
        self._moments.append(at)
        return True

    def _comes_back(self) -> bool:
        letter = self.outcome.first_letter
        if letter is None:
            return False
        self._services.bring_back(letter.message)
        return True

    def _confirm(self, client: str) -> bool:
        found = self.outcome.to_confirm
        if found is None:
            return False
        at = self._clock()
        self._services.confirm(*found, client, self._reference)
        self._moments.append(at)
        return True

    @property
    def _reference(self) -> str:
        """Of what the present step sends: the same when it has to be sent again."""
        return f"{self.family.events[0]['id']}-{len(self._left)}"


_SAID: Final[Mapping[type[Step], str]] = {
    Reports: "een signaal melden",
    Answers: "een antwoord doorgeven",
    AnswersOnPage: "antwoorden op de pagina",
    ComesBack: "de brief terugbrengen",
    SaysNotSafe: "de kaart lezen aan de balie",
    Confirms: "het afgeleide gezag bevestigen",
    Send: "een gebeurtenis versturen",
    Tells: "een bron laten melden",
    AwaitEstablished: "wachten tot de feiten zijn vastgesteld",
    AwaitLetters: "wachten op brief",
    Change: "de BRP wijzigen",
}


def _said(step: Step) -> str:
    counted = f" {step.count}" if isinstance(step, AwaitLetters) else ""
    return _SAID[type(step)] + counted
