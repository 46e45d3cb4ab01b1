"""What the services can do to the world outside, and in which periods they may."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Final, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError


class Effect(StrEnum):
    """Asking is an effect as well: ``read_brp`` is off or on, the others can be in shadow."""

    READ_BRP = "read_brp"
    NOTIFY = "notify"
    FLAG_RVDK = "flag_rvdk"
    FLAG_CA_IKA = "flag_ca_ika"
    REPORT_BACK = "report_back"


LEAVING: Final = (Effect.NOTIFY, Effect.FLAG_RVDK, Effect.FLAG_CA_IKA)
"""What makes a case more than a shadow. A word back to the municipality is about what these do, so
``report_back`` alone shows nobody a case."""


class Mode(StrEnum):
    """Whether an effect may leave, by the legal basis of the municipality (DECISION §8)."""

    ON = "on"
    SHADOW = "shadow"
    OFF = "off"


UNNAMED: Final = dict.fromkeys(Effect, Mode.SHADOW) | {Effect.READ_BRP: Mode.OFF}
"""What holds for an effect that a municipality does not name."""


SHADOW_LIFE: Final = timedelta(hours=20)
"""How long personal data of shadow is kept: it goes within 24 hours (DECISION §8), and this leaves
four hours for trouble."""


def mistake(text: str) -> PydanticCustomError:
    """A mistake in the file: what is wrong, and what to write instead."""
    return PydanticCustomError("policy", "{text}", {"text": text})


class Strict(BaseModel):
    """A table of the file; a key that it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Period(Strict):
    """A mode between two days; ``tot`` is the last day on which it holds."""

    modus: Mode
    grondslag: str = ""
    artikel: str = ""
    van: date | None = None
    tot: date | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.van and self.tot and self.tot < self.van:
            text = f"ends (tot {self.tot}) before it starts (van {self.van}); write a later tot"
            raise mistake(text)
        if self.modus is not Mode.ON:
            return self
        if not self.grondslag.strip():
            text = "is on without a legal basis; write grondslag, or modus 'shadow' or 'off'"
            raise mistake(text)
        if self.van is None or self.tot is None:
            text = "is on without a start and an end; write van and tot (the last valid day)"
            raise mistake(text)
        return self

    def holds_on(self, today: date) -> bool:
        """Whether this period has begun and has not ended; the last day still counts."""
        begun = self.van is None or self.van <= today
        return begun and (self.tot is None or today <= self.tot)


def _one_or_more(given: object) -> object:
    """``[x]`` is one period, ``[[x]]`` several."""
    return [given] if isinstance(given, dict) else given


Periods = Annotated[tuple[Period, ...], BeforeValidator(_one_or_more)]


class Effecten(Strict):
    """The effects of one municipality."""

    read_brp: Periods = ()
    notify: Periods = ()
    flag_rvdk: Periods = ()
    flag_ca_ika: Periods = ()
    report_back: Periods = ()

    @model_validator(mode="after")
    def _no_two_at_once(self) -> Self:
        for effect in Effect:
            _refuse_overlap(effect, self.of(effect))
        if any(period.modus is Mode.SHADOW for period in self.read_brp):
            text = "read_brp cannot be in shadow: asking is an effect; write modus 'off' or 'on'"
            raise mistake(text)
        return self

    def of(self, effect: Effect) -> tuple[Period, ...]:
        """The periods of one effect; none when it is not named."""
        periods: tuple[Period, ...] = getattr(self, effect)
        return periods


def _refuse_overlap(effect: Effect, periods: Iterable[Period]) -> None:
    ordered = sorted(periods, key=lambda period: period.van or date.min)
    for earlier, later in pairwise(ordered):
        if earlier.tot is None or later.van is None or later.van <= earlier.tot:
            text = (
                f"{effect} has two periods on the same day (one until {earlier.tot or 'no end'},"
                f" one from {later.van or 'no start'}); write van and tot that do not overlap"
            )
            raise mistake(text)
