"""Faults on demand: which part of the outside world fails how, for how many calls or how long."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from sandbox.clock import Clock


class Part(StrEnum):
    """The parts of the outside world that can fail."""

    BRP = "brp"
    NOTIFYNL = "notifynl"
    RVDK = "rvdk"
    CA_IKA = "ca_ika"
    MUNICIPALITY = "gemeente"
    TOKEN = "token"  # noqa: S105 - a name
    OIDC = "oidc"
    DIGID = "digid"
    CALL = "oproep"
    EBMS_CORE = "ebms_core"
    EVENTS = "gebeurtenissen"
    RESOURCES = "bron"


class FaultKind(StrEnum):
    """How a part fails; the first three happen before anything is done, the next three after."""

    STATUS = "status"
    HANG = "hang"
    INTERRUPTED = "onderbroken"
    TAKEN_WITHOUT_ANSWER = "aannemen_zonder_antwoord"
    HALF_ANSWER = "half_antwoord"
    BREAKS_SCHEMA = "ongeldig_schema"
    DELAY = "vertraging"


class Fault(BaseModel):
    """One order to fail.

    `times` is the number of calls it lasts and `seconds` the time; without either it lasts until
    it is taken away. `delay_seconds` is waited before an answer; a hanging call hangs that long
    (default one minute). `bsns` limits a fault of the BRP to questions that name one of them.
    """

    model_config = ConfigDict(
        extra="forbid", populate_by_name=True, alias_generator=to_camel, frozen=True
    )

    part: Part = Field(alias="onderdeel")
    kind: FaultKind = Field(alias="soort")
    status: Annotated[int, Field(ge=400, le=599)] | None = None
    retry_after: Annotated[int, Field(ge=0)] | None = None
    times: Annotated[int, Field(ge=1)] | None = Field(default=None, alias="aantal")
    seconds: Annotated[float, Field(gt=0)] | None = Field(default=None, alias="seconden")
    delay_seconds: Annotated[float, Field(ge=0)] | None = Field(
        default=None, alias="vertragingSeconden"
    )
    method: Literal["GET", "POST", "PATCH"] | None = Field(default=None, alias="methode")
    bsns: frozenset[str] | None = Field(default=None, alias="burgerservicenummers")

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.kind is FaultKind.STATUS and self.status is None:
            message = "soort 'status' needs a status"
            raise ValueError(message)
        if self.bsns is not None and self.part is not Part.BRP:
            message = "burgerservicenummers only fit onderdeel 'brp'"
            raise ValueError(message)
        return self

    def meets(self, part: Part, method: str, bsns: Collection[str]) -> bool:
        """Tell whether a call is one that should fail."""
        if part is not self.part or self.method not in (None, method):
            return False
        if self.kind is FaultKind.TAKEN_WITHOUT_ANSWER and method == "GET":
            return False  # a look-up takes nothing
        return self.bsns is None or not self.bsns.isdisjoint(bsns)


class _Standing:
    def __init__(self, fault: Fault, until: datetime | None) -> None:
        self.fault = fault
        self.until = until
        self.left = fault.times


class Faults:
    """The faults in force, in memory only: a sandbox that starts anew is healthy."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._standing: list[_Standing] = []

    def add(self, fault: Fault) -> None:
        """Put a fault in force, behind those already there."""
        lasts = timedelta(seconds=fault.seconds) if fault.seconds else None
        self._standing.append(_Standing(fault, self._clock() + lasts if lasts else None))

    def clear(self) -> None:
        """Make everything healthy."""
        self._standing = []

    def take(self, part: Part, method: str, bsns: Collection[str] = ()) -> Fault | None:
        """Give the first fault that meets this call and count it, or None."""
        for standing in self._current():
            if not standing.fault.meets(part, method, bsns):
                continue
            if standing.left is not None:
                standing.left -= 1
            return standing.fault
        return None

    def __iter__(self) -> Iterator[tuple[Fault, int | None]]:
        """Give each fault in force with the number of calls it still lasts."""
        return iter([(standing.fault, standing.left) for standing in self._current()])

    def _current(self) -> list[_Standing]:
        now = self._clock()
        self._standing = [
            one
            for one in self._standing
            if one.left != 0 and (one.until is None or now < one.until)
        ]
        return self._standing
