"""A situation as a script: what the world outside does, in which order and when."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Literal

from contracts.values.dates import AMSTERDAM
from tests.stack.playing.earlier_cases import earlier_case
from tests.stack.playing.policy import oin_under
from tests.stack.playing.register import (
    as_of,
    as_registered,
    both_ways,
    children_of,
    no_longer_delivered,
)

Json = dict[str, Any]

MUNICIPAL: Final = "urn:nld:oin:"
_LONG_BEFORE: Final = timedelta(days=5 * 365)
_LAST_SECOND: Final = timedelta(seconds=30)
_NOON: Final = time(12)
_SETTLED: Final = timedelta(minutes=4)
"""The window is over for what took up to two minutes to decide, and after less than five minutes
the facts are fresh enough to send on."""

Kind = Literal["register", "event", "letters", "report", "answer", "outcome"]


@dataclass(frozen=True)
class Act:
    """One thing that somebody does at a moment. ``content`` is what goes over the line.

    ``letters`` is no deed: at that moment everything planned has been sent. ``earlier``: about a
    departure before the one of the situation.
    """

    at: datetime
    kind: Kind
    content: Any = None
    oin: str = ""
    earlier: bool = False


@dataclass(frozen=True)
class Script:
    """Acts in order; each waits until what came before it was worked off.

    ``now``: after what is done then, the decision is looked at. ``children``: of the family.
    """

    situation: str
    now: datetime
    acts: tuple[Act, ...]
    children: tuple[str, ...]


def script_of(situation: Json, spare: Iterator[str], *, letters: bool) -> Script:
    """What must happen for the service to know what the situation says.

    ``spare``: numbers of nobody, for people whom only an earlier case is about.
    ``letters``: wait for them
    before the clock goes on.
    """
    now = moment_of(situation)
    acts = (*_known_before(situation, spare), *_acts(situation, now))
    if letters:
        acts += (Act(now + _SETTLED, "letters"),)
    return Script(situation["id"], now, acts, tuple(sorted(children_of(situation))))


def moment_of(situation: Json) -> datetime:
    """When it is played.

    A stack needs more than a second to decide: what is decided in the last second of a day is
    played half a minute sooner.
    """
    now = datetime.fromisoformat(situation["now"])
    return now - _LAST_SECOND if now.second == 59 else now


def _acts(situation: Json, now: datetime) -> Iterator[Act]:
    *before, last = events = situation["events"]
    reports = [Act(now, "report", report) for report in situation.get("reports", ())]
    replies = [answer for answer in situation.get("responses", ()) if answer["answer"] != "object"]
    if situation.get("sent") or replies:
        # A letter went out, so part of it was known sooner.
        told = before if situation.get("sent") else events
        at = datetime.fromisoformat(told[0]["time"]) + timedelta(minutes=1)
        yield Act(at, "register", as_registered(situation, at))
        for event in told:
            yield _event(situation, event, at)
        yield Act(at + _SETTLED, "letters")
        events = [last] if situation.get("sent") else []
    yield from _answers(situation, now)
    yield Act(now, "register", both_ways(situation["persons"]) + no_longer_delivered(situation))
    # A report counts whether it comes before the case or after; both ways are walked.
    early = len(situation["id"]) % 2 == 0
    yield from reports if early else ()
    for event in events:
        yield _event(situation, event, now)
    yield from () if early else reports


def _answers(situation: Json, now: datetime) -> Iterator[Act]:
    """Objections are registered with the municipality, other answers follow a letter."""
    for answer in sorted(situation.get("responses", ()), key=lambda answer: answer["at"]):
        replied = answer["answer"] != "object"
        at = datetime.fromisoformat(answer["at"]) if replied else now
        yield Act(at, "answer", answer)


def _event(situation: Json, event: Json, at: datetime) -> Act:
    """The BRP's own events come in through the municipality of the child."""
    oin = oin_under(situation.get("policy"))
    source = event["source"]
    if source.startswith(MUNICIPAL) and not situation.get("policy"):
        oin = source.removeprefix(MUNICIPAL)[:20]
    return Act(at, "event", event | {"source": f"{MUNICIPAL}{oin}:systeem:burgerzaken"}, oin)


def _known_before(situation: Json, spare: Iterator[str]) -> Iterator[Act]:
    """What the service was asked, told and answered before."""
    oin = oin_under(situation.get("policy"))
    source = f"{MUNICIPAL}{oin}:systeem:burgerzaken"
    for number, entry in enumerate(situation.get("history", ())):
        case = earlier_case(situation, entry, number, spare)
        yield Act(case.at, "register", case.persons)
        yield Act(case.at, "event", case.declared | {"source": source}, oin, earlier=True)
        if case.outcome:
            yield Act(case.at, "outcome", case.outcome, earlier=True)
        yield Act(case.at, "event", case.ended | {"source": source}, oin, earlier=True)
    for number, (at, children) in enumerate(sorted(_looks(situation).items())):
        yield Act(at, "register", as_of(situation, children, at))
        asked = _forgotten(situation, number, at, children, source)
        yield Act(at, "event", asked, oin, earlier=True)


def _forgotten(situation: Json, number: int, at: datetime, children: set[str], source: str) -> Json:
    """The BRP was asked about these people over a declaration that nobody knows any more.

    It was taken back so long ago that nothing of it counts: what the BRP answered then stays.
    """
    return {
        "specversion": "1.0",
        "id": f"{situation['id']}/gevraagd-{number}",
        "source": source,
        "type": "nl.brp.vertrek-naar-buitenland.ingetrokken",
        "time": (at - _LONG_BEFORE).isoformat(),
        "data": {"personen": sorted(children)},
    }


def _looks(situation: Json) -> dict[datetime, set[str]]:
    """When the BRP was asked about which children."""
    looks: dict[datetime, set[str]] = defaultdict(set)
    for former in situation.get("addressHistory", ()):
        last = date.fromisoformat(former["to"]) - timedelta(days=1)
        looks[datetime.combine(last, _NOON, AMSTERDAM)] |= children_of(situation)
    if looks:
        return looks  # also what it said of gezag: asked on another day it shows another address
    for taken in situation.get("snapshots", ()):
        looks[datetime.fromisoformat(taken["takenAt"])].add(taken["burgerservicenummer"])
    return looks
