"""How long is waited: for brothers and sisters, for a human, and before trying again."""

from datetime import date, time
from typing import Annotated, Final, Self

from pydantic import BeforeValidator, Field, model_validator

from contracts.policy.effects import Strict, mistake

_LONGEST_TABLE: Final = 2000

Minutes = Annotated[int, Field(strict=True, ge=0, le=1440)]


class Afwikkeling(Strict):
    """How long a case waits for brothers and sisters; short when the departure is near."""

    venster_minuten: Minutes = 60
    venster_minuten_kort: Minutes = 10


class Klokken(Strict):
    """Within what a human must have taken the first action, per tier (DECISION §6).

    A policy may make these clocks shorter, never longer. Working days are Monday to Friday without
    Dutch public holidays and without ``vrije_dagen``.
    """

    t0_uren: Annotated[int, Field(strict=True, gt=0, le=1)] = 1
    t1_werkuren: Annotated[int, Field(strict=True, gt=0, le=4)] = 4
    t2_werkdagen: Annotated[int, Field(strict=True, gt=0, le=1)] = 1
    t3_werkdagen: Annotated[int, Field(strict=True, gt=0, le=2)] = 2
    t4_werkdagen: Annotated[int, Field(strict=True, gt=0, le=1)] = 1
    t5_werkdagen: Annotated[int, Field(strict=True, gt=0, le=3)] = 3
    t6_werkdagen: Annotated[int, Field(strict=True, gt=0, le=3)] = 3
    t6_werkdagen_jaar_nabij: Annotated[int, Field(strict=True, gt=0, le=1)] = 1
    t7_werkdagen: Annotated[int, Field(strict=True, gt=0, le=3)] = 3
    werkdag_begin: time = time(8)
    werkdag_einde: time = time(18)
    vrije_dagen: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _a_day_has_hours(self) -> Self:
        if self.werkdag_einde <= self.werkdag_begin:
            text = (
                f"the working day ends ({self.werkdag_einde:%H:%M}) before it begins"
                f" ({self.werkdag_begin:%H:%M}); write a later werkdag_einde"
            )
            raise mistake(text)
        return self


class _Repeated(Strict):
    """``keer`` times the same delay."""

    keer: Annotated[int, Field(strict=True, gt=0, le=_LONGEST_TABLE)]
    seconden: Annotated[int, Field(strict=True, gt=0)]


def _written_out(given: object) -> object:
    """``{ keer = 8, seconden = 1800 }`` stands for eight delays of half an hour."""
    if not isinstance(given, list | tuple):
        return given
    delays: list[object] = []
    for one in given:
        if isinstance(one, dict):
            repeated = _Repeated.model_validate(one)
            delays += [repeated.seconden] * repeated.keer
        else:
            delays.append(one)
    return delays


Delays = Annotated[
    tuple[Annotated[int, Field(strict=True, gt=0)], ...],
    BeforeValidator(_written_out),
    Field(min_length=1, max_length=_LONGEST_TABLE),
]
"""Seconds between one attempt and the next."""


class Herhaling(Strict):
    """Delays after the first, second, ... attempt that failed; after the last one a human looks."""

    brief: Delays = (15, 60, 300, 900, *(1800,) * 8, *(3600,) * 68)
    """A letter, until it is taken; also asking the BRP again right before it. 72 hours."""

    vlag: Delays = (5, 15, 60, 300, *(900,) * 8, *(3600,) * 22)
    """A flag, until its recipient has it."""

    terugmelding: Delays = (5, 15, 60, 300, *(900,) * 8, *(3600,) * 22)
    """A word back to a municipality, until its address takes it; it can be fetched all along."""

    brp: Delays = (5, 15, 30, 60, 120, *(300,) * 288)
    """A question to the BRP that got no answer."""

    brp_onbruikbaar: Delays = (30, 120, 600)
    """A question that got a broken answer, which time seldom mends."""

    overdracht: Delays = (5, 15, 30, 60, 120, *(300,) * 288)
    """Facts, until the notifier has them."""
