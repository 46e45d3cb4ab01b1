"""Follow all families until every one is where it should be, or nothing moves any more."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from foundation.clock import Clock
from vertrekmelding.demo.check import strays
from vertrekmelding.demo.failing import ServiceAway
from vertrekmelding.demo.progress import FamilyOnItsWay, Stage
from vertrekmelding.demo.services import Services

STANDSTILL: Final = timedelta(seconds=60)
"""How long nothing may change for any family: a busy machine is slow, and that is no fault."""

_INTERVAL: Final = 0.2
_QUIET: Final = 1.5
"""Seconds to wait at the end: a second letter would come in this time if one came at all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as expected. ``family`` is empty for what belongs to none."""

    family: str
    text: str


def follow(
    families: Sequence[FamilyOnItsWay],
    services: Services,
    clock: Clock,
    show: Callable[[], None],
) -> list[Finding]:
    """Take every family to its end; what is not as expected. ``show`` is called at each look.

    No family waits for another, and a service that is away for a moment is asked again. Raises
    ``ServiceRefused``, and ``ServiceAway`` when one is still away after the end.
    """
    deadline, stood = clock() + STANDSTILL, set[tuple[str, Stage, str]]()
    while (left := _underway(families)) and clock() < deadline:
        _advance(left, services)
        show()
        # What merely comes and goes, as with a provider that is tried again, is no progress.
        if new := _standing(families) - stood:
            deadline, stood = clock() + STANDSTILL, stood | new
        time.sleep(_INTERVAL)
    if left := _underway(families):
        seconds = int(STANDSTILL.total_seconds())
        return [
            Finding(one.family.id, f"{seconds} seconden geen vooruitgang; {one.waiting_for}")
            for one in left
        ]
    time.sleep(_QUIET)
    deadline = clock() + STANDSTILL
    while True:
        try:
            return _look_back(families, services)
        except ServiceAway:
            if clock() >= deadline:
                raise
        time.sleep(_INTERVAL)


def _advance(families: Sequence[FamilyOnItsWay], services: Services) -> None:
    with suppress(ServiceAway):
        received = services.received()
        for family in families:
            with suppress(ServiceAway):
                family.advance(received)


def _standing(families: Sequence[FamilyOnItsWay]) -> set[tuple[str, Stage, str]]:
    return {(one.family.id, one.stage, one.waiting_for) for one in families}


def _underway(families: Sequence[FamilyOnItsWay]) -> list[FamilyOnItsWay]:
    return [family for family in families if family.stage is not Stage.DONE]


def _look_back(families: Sequence[FamilyOnItsWay], services: Services) -> list[Finding]:
    """Whether it stayed as expected: nothing came in twice, and nobody else was told."""
    received = services.received()
    for family in families:
        family.look(received)
    found = [Finding(one.family.id, text) for one in families for text in one.differences]
    outcomes = [one.outcome for one in families]
    return found + [Finding("", text) for text in strays(outcomes, received)]
