"""What becomes of a message at NotifyNL after it was taken in: its statuses, and the callbacks.

Letters go from one status to the next and nobody is told; of text messages and e-mails the owner of
the service is called back (NotifyNL OpenAPI, "Callbacks"). An order changes the course of the next
messages. Orders and ordered courses are in memory only.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sandbox.clock import Clock

CALLED_BACK = frozenset(
    {"delivered", "permanent-failure", "temporary-failure", "technical-failure"}
)
"""Statuses of which NotifyNL tells by itself."""


class Kind(StrEnum):
    """What NotifyNL sends."""

    LETTER = "brief"
    SMS = "sms"
    EMAIL = "email"


class Manner(StrEnum):
    """How the callbacks of one message come."""

    ORDINARY = "gewoon"
    TWICE = "dubbel"
    REVERSED = "omgekeerd"
    WRONG_TOKEN = "fout_token"  # noqa: S105 - a name
    BEFORE_THE_ANSWER = "voor_antwoord"
    NONE = "geen"


class Order(BaseModel):
    """The course of the next messages of a kind.

    `statussen` come one after another, `na` seconds after each other; the first at once.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    soort: Kind
    statussen: Annotated[tuple[str, ...], Field(min_length=1)]
    na: Annotated[float, Field(ge=0)] = 0.1
    aantal: Annotated[int, Field(gt=0)] = 1
    terugmelding: Manner = Manner.ORDINARY

    @model_validator(mode="after")
    def _letters_have_no_callback(self) -> Self:
        if self.soort is Kind.LETTER and self.terugmelding is not Manner.ORDINARY:
            message = "NotifyNL does not call back about letters"
            raise ValueError(message)
        return self


@dataclass(frozen=True)
class Notification:
    """One message at NotifyNL; ``to`` is in its callback, as it is with NotifyNL."""

    kind: Kind
    id: str
    reference: str
    to: str
    template: str
    taken_at: datetime


@dataclass(frozen=True)
class Step:
    """From ``at`` on it stands so."""

    at: datetime
    status: str


@dataclass(frozen=True)
class Course:
    """All steps of one message, in their order."""

    of: Notification
    steps: tuple[Step, ...]
    manner: Manner = Manner.ORDINARY


CallBack = Callable[[Course], Awaitable[None]]
"""Sets the callbacks of a course going; those that come before the answer are awaited."""


async def nobody(course: Course) -> None:
    """Call nobody back: no address was given."""
    del course


class Courses:
    """What becomes of each message."""

    def __init__(
        self,
        clock: Clock,
        call_back: CallBack = nobody,
        *,
        print_after: timedelta,
        tell_after: timedelta,
    ) -> None:
        """`print_after`: until a letter is printed; `tell_after`: until a text is delivered."""
        self._clock = clock
        self._call_back = call_back
        self._usual = {
            Kind.LETTER: (
                (timedelta(), "pending-virus-check"),
                (print_after / 4, "accepted"),
                (print_after, "received"),
            ),
            Kind.SMS: ((timedelta(), "sending"), (tell_after, "delivered")),
            Kind.EMAIL: ((timedelta(), "sending"), (tell_after, "delivered")),
        }
        self._orders: list[Order] = []
        self._courses: dict[str, Course] = {}

    def order(self, order: Order) -> None:
        """From now on, for the next ones of its kind; after orders that stand."""
        self._orders += [order] * order.aantal

    def clear(self) -> None:
        """Forget orders and what they did; everything goes its usual course again."""
        self._orders, self._courses = [], {}

    async def start(self, of: Notification) -> None:
        """A message was taken in, and is about to be answered."""
        ordered = next((one for one in self._orders if one.soort is of.kind), None)
        if ordered is None:
            course = self._usually(of)
        else:
            self._orders.remove(ordered)
            apart = timedelta(seconds=ordered.na)
            steps = tuple(
                Step(of.taken_at + number * apart, status)
                for number, status in enumerate(ordered.statussen)
            )
            course = Course(of, steps, ordered.terugmelding)
            self._courses[of.id] = course
        await self._call_back(course)

    async def set(self, of: Notification, status: str) -> None:
        """From now on it stands so, and who is called back hears it."""
        now = Step(self._clock(), status)
        before = tuple(step for step in self._of(of).steps if step.at < now.at)
        self._courses[of.id] = Course(of, (*before, now))
        await self._call_back(Course(of, (now,)))

    def stands(self, of: Notification) -> Step:
        """How it stands at this moment."""
        steps = self._of(of).steps
        now = self._clock()
        return [step for step in steps if step.at <= now][-1] if steps[0].at <= now else steps[0]

    def _of(self, of: Notification) -> Course:
        return self._courses.get(of.id) or self._usually(of)

    def _usually(self, of: Notification) -> Course:
        steps = self._usual[of.kind]
        return Course(of, tuple(Step(of.taken_at + after, status) for after, status in steps))
