"""``vertrekmelding demo --shadow``: the same families, everything computed and nothing leaving."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, assert_never
from uuid import UUID

from foundation.clock import Clock
from notifier.storage.shadow_count import Counted
from vertrekmelding.counts_command import counts_of, show_counts
from vertrekmelding.demo.counted import count_differences, expected_counts
from vertrekmelding.demo.failing import ServiceAway, ServiceRefused
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
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.demo.followed import follow_people, who_is_followed
from vertrekmelding.demo.progress import ESTABLISHED
from vertrekmelding.demo.screen import Screen
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.watch import Finding
from vertrekmelding.stack.stack import Stack

_STANDSTILL: Final = timedelta(seconds=60)
"""For one step of one family; how long all of them take is a matter of the machine."""

_INTERVAL: Final = 0.2
_QUIET: Final = 3.0
"""Seconds to wait at the end: a letter that was under way would come in this time."""


def follow_in_shadow(
    stack: Stack, families: Sequence[Family], screen: Screen, clock: Clock
) -> list[Finding]:
    """Send everything, show the counts; what is not as it must be in shadow.

    One family after the other: only so the counts tell what came of each of them.
    """
    services = Services(stack.urls, stack.token, stack.environment)
    try:
        services.put_persons([p for family in families for p in register_of(family.people)])
        if followed := who_is_followed(families):
            follow_people(stack.environment, services, followed)
        before = _counted(stack)
        findings = []
        for family in families:
            findings += _follow(family, services, stack, clock)
        screen.ticked(f"gebeurtenissen van alle families aangenomen: {len(families)}")
        time.sleep(_QUIET)
        show_counts(counts_of(stack.environment), screen.console)
        screen.say(f"Wat er buiten aankwam: {len(services.received())} stukken")
        everything = sum((expected_counts(family) for family in families), Counter[Counted]())
        findings += [
            Finding("", f"na afloop {text}")
            for text in count_differences(everything, _counted(stack) - before)
        ]
        return [*findings, *_visible(families, services)]
    except (ServiceRefused, ServiceAway) as failure:
        return [Finding("", str(failure))]
    finally:
        services.close()


def _follow(family: Family, services: Services, stack: Stack, clock: Clock) -> list[Finding]:
    """Take it through its steps; what it did not add to the counts, or too much."""
    before = _counted(stack)
    for step in family.steps:
        _take(step, family, services, clock)
    expected = expected_counts(family)
    _wait(lambda: _counted(stack) - before == expected, clock)
    added = _counted(stack) - before
    return [Finding(family.id, text) for text in count_differences(expected, added)]


def _until_established(services: Services, melding: UUID, clock: Clock) -> None:
    _wait(lambda: services.status_of(melding) in ESTABLISHED, clock)


def _wait(there: Callable[[], bool], clock: Clock) -> None:
    """Until it is there, or has not come for so long that it will not."""
    deadline = clock() + _STANDSTILL
    while not there() and clock() < deadline:
        time.sleep(_INTERVAL)


def _take(step: Step, family: Family, services: Services, clock: Clock) -> None:
    """Take a step; letters are not waited for, because none may come."""
    match step:
        case Send(event):
            _until_established(services, services.send(event), clock)
        case Tells():
            delivery = services.tell(step.source, step.person)
            _wait(lambda: services.taken(step.source, delivery) is not None, clock)
            for melding in services.taken(step.source, delivery) or ():
                _until_established(services, melding, clock)
        case Change(people):
            everyone = {one.bsn: one for one in (*family.people, *people)}
            services.put_persons(register_of(tuple(everyone.values())))
        case Reports():
            services.report(step, f"{family.events[0]['id']}-{step.kind}")
        case SaysNotSafe(event):
            services.say_not_safe(event)
        case (
            AwaitLetters()
            | Answers()
            | AnswersOnPage()
            | ComesBack()
            | AwaitEstablished()
            | Confirms()
        ):
            pass  # nobody got a letter to answer, or sees a case to confirm anything in
        case _:
            assert_never(step)


def _counted(stack: Stack) -> Counter[Counted]:
    """Whenever the cases were opened, and whosesoever they are."""
    counted: Counter[Counted] = Counter()
    for (_day, _oin, what), number in counts_of(stack.environment).items():
        counted[what] += number
    return counted


def _visible(families: Sequence[Family], services: Services) -> list[Finding]:
    """What came in outside, and cases that can be seen."""
    kinds = Counter(item.kind for item in services.received())
    found = [Finding("", f"{number}x {kind} kwam buiten aan") for kind, number in kinds.items()]
    found += [
        Finding(family.id, "een zaak op proef is te zien")
        for family in families
        if any(services.cases_about(child.bsn) for child in family.departing_children)
    ]
    return found
