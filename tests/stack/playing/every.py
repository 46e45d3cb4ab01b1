"""Every situation there is, played on one stack: what was to come, and what came."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from contracts.settable_clock import set_ahead
from foundation.encryption import BlindIndex
from notifier.decision.outcome import Decision
from tests.situations.families import read
from tests.stack.driving import rows
from tests.stack.playing.player import AT_ONCE, Player, playing
from tests.stack.playing.policy import write_policy
from tests.stack.playing.renumbering import fictitious_numbers, numbers_in, renumbered
from tests.stack.playing.script import Script, moment_of, script_of
from tests.stack.playing.seen import Played, asks_for_no_case, who_is
from vertrekmelding.situations.decide import decide_situation, facts_of
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

Json = dict[str, Any]

TOMORROW_TOO_LATE: Final = frozenset({"urgency-elf-maanden-eind-maart"})
"""Decided on the last day of the eleven months (S40)."""

_SHADOWS: Final = (
    "SELECT zaak.disposition, zaak.tier FROM notifier.zaak"
    " JOIN notifier.zaak_child ON zaak_child.zaak_id = zaak.id"
    " WHERE zaak.shadow AND zaak_child.departure_id = ANY(%s::uuid[])"
)


@dataclass(frozen=True)
class Ended:
    """One situation that was played to its end."""

    situation: Json
    decision: Decision
    no_case_asked: bool
    played: Played
    earlier_cases: list[str]
    shadows: list[Json]


@dataclass
class Play:
    """All of them. ``arrived``: what the world outside got in the end, without opening letters."""

    index: BlindIndex
    ended: dict[str, Ended]
    arrived: list[Json]
    left: frozenset[str]
    """Every message of which the service itself says that it left."""

    raised: frozenset[str]
    """Every flag (or withdrawal of one) that it ever planned."""

    refused: dict[str, str]
    """Situations in which somebody said what is not taken from them, and why not."""

    cases_at_last: dict[str, Json]
    """Every case that was seen, as it stood when the letters had gone."""

    def at_last(self, one: Ended) -> list[Json]:
        """Its cases, as they stood when the letters had gone."""
        return [self.cases_at_last[case["id"]] for case in one.played.cases]

    def who(self, one: Ended, case: Json, opaque: str) -> str:
        """The number of somebody in a case of this situation."""
        return who_is(case["id"], opaque, one.played.numbers, self.index)


@contextmanager
def situations_stack(data: Path, environment: dict[str, str]) -> Iterator[tuple[Stack, Path]]:
    """A stack with a clock that can be set and a municipality under every policy."""
    clock_file, policy = data / "clock", data / "policy.toml"
    set_ahead(clock_file, timedelta(0))
    write_policy(policy)
    options = StackOptions(
        data=data / "data", policy=policy, environment=environment, clock_file=clock_file
    )
    with running_stack(options) as stack:
        yield stack, clock_file


def play_all(stack: Stack, clock_file: Path, written: Sequence[Json]) -> Play:
    """Play these situations, each about people of its own."""
    numbers = fictitious_numbers()
    situations = {item["id"]: renumbered(item, numbers) for item in written}
    index = BlindIndex.parse(stack.environment["NOTIFIER_INDEX_KEY"])
    ended: dict[str, Ended] = {}
    with playing(stack, clock_file) as player:

        def look(scripts: Sequence[Script]) -> None:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                mine = [situations[script.situation] for script in scripts]
                for seen in pool.map(lambda one: _seen(player, one), mine):
                    ended[seen.situation["id"]] = seen

        player.play(_scripts(list(situations.values()), numbers), look)
        ids = sorted(
            {case["id"] for one in ended.values() for case in one.played.cases}
            | {case_id for one in ended.values() for case_id in one.earlier_cases}
        )
        with ThreadPoolExecutor(AT_ONCE) as pool:
            cases = dict(zip(ids, pool.map(player.case, ids), strict=True))
        left = rows(stack, "SELECT id FROM notifier.message WHERE sent_at IS NOT NULL")
        raised = rows(stack, "SELECT id FROM notifier.handover")
        return Play(
            index=index,
            ended=ended,
            arrived=player.arrivals(),
            left=frozenset(str(row["id"]) for row in left),
            raised=frozenset(str(row["id"]) for row in raised),
            refused=player.refused,
            cases_at_last=cases,
        )


def _scripts(situations: Sequence[Json], spare: Iterator[str]) -> list[Script]:
    """Letters of those who live alone at their moment leave when the clock goes on anyway."""
    at_once = Counter(moment_of(one) for one in situations)
    last = max(at_once)
    return [
        script_of(
            one,
            spare,
            letters=at_once[moment_of(one)] > 1
            or moment_of(one) == last
            or one["id"] in TOMORROW_TOO_LATE,
        )
        for one in situations
    ]


def _seen(player: Player, situation: Json) -> Ended:
    name = situation["id"]
    decision = decide_situation(read(situation))
    children = facts_of(read(situation)).departure.children
    departures = player.departures(name)
    earlier = player.departures(name, earlier=True)
    return Ended(
        situation=situation,
        decision=decision,
        no_case_asked=asks_for_no_case(decision, children),
        played=Played(name, numbers_in(situation), _newer(situation), player.cases(departures)),
        earlier_cases=[case["id"] for case in player.cases(earlier)],
        shadows=rows(player.stack, _SHADOWS, departures),
    )


def _newer(situation: Json) -> dict[str, str]:
    """Former numbers, and the one that came after."""
    return {
        former: event["data"]["bsn"]
        for event in situation["events"]
        for former in event["data"].get("historicBsns", ())
    }
