"""Whatever the order in which a stream arrives, and however often: the same facts in the end.

On the real database, with the work done at any moment in between. The moments of recording differ,
so by them alone the outcome is fixed; the pure properties stand in ``tests/situations``.
"""

import json
import os
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from contracts.values.bsn import Bsn
from foundation.clock import system_clock
from tests.integration.brp_adapter.families import Family, day, declared, registered, withdrawn
from tests.integration.brp_adapter.running import World

Event = dict[str, Any]
FAMILIES = 2


def story(family: Family) -> list[Event]:
    """Declared, taken back, declared again; the father declares too and takes it back."""
    sibling = family.sibling()
    first = declared(family)
    again = declared(family, vertrekdatum=day(20))
    both = declared(family, [sibling, family.leaver], vertrekdatum=day(21))
    his = declared(family, [family.stayer], vertrekdatum=day(20))
    his["data"]["aangever"]["burgerservicenummer"] = family.stayer
    events = [first, his, withdrawn(first), again, both, withdrawn(his)]
    events.append(registered(family.leaver, on=day(20)))
    start = system_clock() - timedelta(days=3)
    for hours, event in enumerate(events):
        moment = (start + timedelta(hours=hours)).isoformat()
        event["time"] = moment
        if "aangifteTijdstip" in event["data"]:
            event["data"]["aangifteTijdstip"] = moment
    return events


def played(
    world: World, order: list[int], again: set[int], work_after: set[int]
) -> list[dict[str, Any]]:
    """The last facts of every child, with roles for numbers and without our own ids."""
    families = [Family() for _ in range(FAMILIES)]
    stories = [story(family) for family in families]
    for family in families:
        world.bring(family.persons)
    stream = [event for events in zip(*stories, strict=True) for event in events]
    world.notifier.taken.clear()
    for number, which in enumerate(order):
        world.report(stream[which])
        if number in work_after:
            world.work()
    for which in again:
        world.report(stream[which])
    world.work()
    return [last_facts(world.notifier.taken, family) for family in families]


def last_facts(taken: list[DepartureFacts], family: Family) -> dict[str, Any]:
    bsns = [person["burgerservicenummer"] for person in family.persons]
    last = {}
    for facts in taken:
        written = json.loads(DEPARTURE_FACTS.encode(facts))
        for child, as_written in zip(facts.children, written["children"], strict=True):
            if child.child.bsn in map(Bsn, bsns):
                text = json.dumps(without_what_is_ours(as_written))
                for role, bsn in enumerate(bsns):
                    text = text.replace(bsn, f"person-{role}")
                last[child.child.bsn] = json.loads(text)
    return {f"person-{bsns.index(bsn.reveal())}": last[bsn] for bsn in sorted(last)}


def without_what_is_ours(child: dict[str, Any]) -> dict[str, Any]:
    """Ids and moments of our own, and of a story the moments that differ per example."""
    gone = {"departure_id", "taken_at", "declared_at", "withdrawn_at"}

    def stripped(value: Any) -> Any:  # noqa: ANN401  JSON
        if isinstance(value, dict):
            return {name: stripped(member) for name, member in value.items() if name not in gone}
        return [stripped(member) for member in value] if isinstance(value, list) else value

    known: dict[str, Any] = stripped(child)
    known["withdrawn"] = [d["withdrawn_at"] is not None for d in child["declarations"]]
    return known


EVENTS = 7 * FAMILIES


@pytest.fixture
def in_order_of_recording(world: World) -> list[dict[str, Any]]:
    """Every event once, each worked off before the next."""
    expected = played(world, list(range(EVENTS)), set(), set(range(EVENTS)))
    assert expected[0] == expected[1]
    facts = expected[0]
    assert sorted(facts) == ["person-0", "person-3"]
    assert facts["person-0"]["withdrawn"] == [True, False]
    assert facts["person-0"]["departing"] == ["person-1", "person-3"]
    return expected


@settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=int(os.environ.get("VERTREKMELDING_EXAMPLES", "6")),
    # Making an example smaller takes minutes here: the pure properties do that.
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.permutations(range(EVENTS)),
    st.sets(st.integers(0, EVENTS - 1), max_size=4),
    st.sets(st.integers(0, EVENTS - 1), max_size=6),
)
def test_any_order_of_arrival_gives_the_same_facts(
    world: World,
    in_order_of_recording: list[dict[str, Any]],
    order: list[int],
    again: set[int],
    work_after: set[int],
) -> None:
    for facts in played(world, order, again, work_after):
        assert facts == in_order_of_recording[0]
