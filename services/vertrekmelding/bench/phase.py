"""One phase: a fresh stack, families offered at a pace, followed until the last is out."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final

from pypdf import PdfReader

from foundation.clock import Clock
from vertrekmelding.bench.accounts import Accounts, Outcome, account_for, outcomes
from vertrekmelding.bench.arrivals import Arrival, Outside
from vertrekmelding.bench.books import Entry, entries, steps
from vertrekmelding.bench.families import Synthetic, synthetic_families
from vertrekmelding.bench.figures import Phase, Spread, spread_of
from vertrekmelding.bench.offering import Offered, Offering, Pace, start_offering
from vertrekmelding.bench.resources import Resources
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

WARM_UP: Final = 20
"""Families that go first and are not timed: every process loads and connects at its first."""

_LOOK: Final = 0.25
_STUCK: Final = 60.0
"""Seconds without anything new after which what is missing counts as lost."""

_QUIET: Final = 3.0
"""Seconds to wait at the end: what comes twice would come now, a sweep included."""

_OPENED: Final = 25
"""Letters that are opened afterwards to see that they went to the right person."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a phase is."""

    phase: str
    families: int
    accepted: int
    letters: int
    flags: int
    due: int
    """Letters and flags that must come in all."""


Show = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is offered in a phase."""

    name: str
    families: int
    per_second: float | None
    seed: int


def run_phase(plan: Plan, data: Path, clock: Clock, show: Show) -> Phase:
    """Offer, follow, count. Raises what ``running_stack`` raises."""
    scene = Scene(clock(), plan.name)
    families = synthetic_families(plan.families + WARM_UP, seed=plan.seed, scene=scene)
    with running_stack(StackOptions(data)) as stack:
        outside = Outside(stack.urls)
        try:
            outside.settle_in([p for family in families for p in register_of(family.people)])
            return _measured(plan, families, stack, outside, clock, show)
        finally:
            outside.close()


def _measured(  # noqa: PLR0917  one phase, all of it
    plan: Plan,
    families: Sequence[Synthetic],
    stack: Stack,
    outside: Outside,
    clock: Clock,
    show: Show,
) -> Phase:
    warm, timed = families[:WARM_UP], families[WARM_UP:]
    resources = Resources(stack.supervisor)

    def offer(some: Sequence[Synthetic], pace: Pace) -> Offering:
        offering = start_offering(some, pace, stack.urls, stack.token, clock)
        _follow(plan.name, offering, stack, outside, resources, show)
        return offering

    first = offer(warm, Pace(None))
    resources.samples.clear()
    resources.look(now=True)
    offering = offer(timed, Pace(plan.per_second))
    usage = resources.usage()
    time.sleep(_QUIET)
    arrivals = outside.arrivals()
    books = entries(stack.servers.postgres_admin_url)
    accounts = account_for([*first.offered, *offering.offered], books, arrivals)
    _open_some(offering, books, arrivals, outside, accounts)
    mine = outcomes(offering.offered, books, arrivals)
    began = offering.offered[0].at
    return Phase(
        name=plan.name,
        families=plan.families,
        offered_per_second=plan.per_second,
        accepted_per_second=_rate(began, [o.accepted_at for o in offering.offered]),
        finished_per_second=_finished(began, mine),
        letters_per_second=_rate(began, [at for one in mine for at in one.letters]),
        flags_per_second=_rate(began, [at for one in mine for at in one.flags]),
        accepted_after=spread_of([o.accepted_at - o.at for o in offering.offered if o.accepted_at]),
        flag_after=spread_of([at - one.offered.at for one in mine for at in one.flags]),
        letter_after=spread_of([at - one.offered.at for one in mine for at in one.letters]),
        steps=_steps(stack, offering.offered),
        processes=usage,
        memory=tuple(resources.samples),
        accounts=accounts,
    )


def _follow(  # noqa: PLR0917  it looks at everything
    name: str,
    offering: Offering,
    stack: Stack,
    outside: Outside,
    resources: Resources,
    show: Show,
) -> None:
    """Until everything that is due came in, or nothing has moved for a minute."""
    due = sum(o.family.expected.letters + o.family.expected.flags for o in offering.offered)
    before = len(outside.arrivals())
    arrived: list[Arrival] = []
    moved, state = time.monotonic(), (0, 0)
    while time.monotonic() - moved < _STUCK:
        arrived += outside.arrivals(before + len(arrived))
        resources.look()
        letters = sum(one.kind == "brief" for one in arrived)
        flags = len(arrived) - letters
        show(Progress(name, len(offering.offered), offering.accepted, letters, flags, due))
        if offering.over and len(arrived) >= due and _all_decided(stack, offering):
            return
        if state != (offering.accepted, len(arrived)) or not offering.over:
            moved, state = time.monotonic(), (offering.accepted, len(arrived))
        time.sleep(_LOOK)


def _all_decided(stack: Stack, offering: Offering) -> bool:
    books = entries(stack.servers.postgres_admin_url)
    decided = {entry.event for entry in books if entry.disposition is not None}
    return all(str(o.family.event["id"]) in decided for o in offering.offered if o.accepted_at)


def _open_some(
    offering: Offering,
    books: Sequence[Entry],
    arrivals: Sequence[Arrival],
    outside: Outside,
    accounts: Accounts,
) -> None:
    """That a letter belongs to a case is read from our tables; to whom it is, on the paper."""
    letter_of = {one.reference: one.id for one in arrivals if one.kind == "brief"}
    messages = {entry.event: entry.messages for entry in books}
    opened = 0
    for one in offering.offered:
        event = str(one.family.event["id"])
        for message in messages.get(event, []):
            if str(message) not in letter_of or opened == _OPENED:
                continue
            opened += 1
            pages = PdfReader(BytesIO(outside.letter(letter_of[str(message)]))).pages
            if one.family.staying.full_name not in pages[0].extract_text():
                accounts.wrong.append(f"{event}: the letter is not for the parent who stays")


def _steps(stack: Stack, offered: Sequence[Offered]) -> dict[str, Spread]:
    mine = {str(one.family.event["id"]) for one in offered}
    lasted: dict[str, list[timedelta]] = {}
    for one in steps(stack.servers.postgres_admin_url):
        if one.event in mine:
            for name, time_taken in one.lasted.items():
                lasted.setdefault(name, []).append(time_taken)
    spreads = {name: spread_of(times) for name, times in lasted.items()}
    return {name: spread for name, spread in spreads.items() if spread is not None}


def _rate(began: datetime, moments: Sequence[datetime | None]) -> float:
    known = [moment for moment in moments if moment is not None]
    seconds = (max(known) - began).total_seconds() if known else 0.0
    return round(len(known) / seconds, 1) if seconds > 0 else 0.0


def _finished(began: datetime, outcomes_: Sequence[Outcome]) -> float:
    last = [at for one in outcomes_ for at in (*one.letters, *one.flags)]
    seconds = (max(last) - began).total_seconds() if last else 0.0
    return round(len(outcomes_) / seconds, 1) if seconds > 0 else 0.0
