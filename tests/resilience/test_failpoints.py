"""`kill -9` at every named place between a claim and its outcome, while families keep coming.

The names are found in the source, so none can be forgotten; a place that nobody passes fails the
test as well.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.resilience.conftest import temporary_folder
from tests.resilience.ledger import Ledger
from tests.resilience.orders import NOT_BY_AN_EVENT, Orders, lanes, met_by_events
from tests.resilience.stay import HURRIED
from tests.stack.driving import Neighbours, until
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

PACE_SECONDS = 0.4
LONGEST_SECONDS = 150.0


@pytest.fixture(scope="module")
def places() -> Iterator[Path]:
    with temporary_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def stack(places: Path) -> Iterator[Stack]:
    environment = {
        **HURRIED,
        "BRP_ADAPTER_FAILPOINTS": str(places),
        "NOTIFIER_FAILPOINTS": str(places),
        # So that every letter asks the register once more.
        "NOTIFIER_FRESH_SECONDS": "0",
    }
    with (
        temporary_folder() as data,
        running_stack(StackOptions(data=data, environment=environment)) as running,
    ):
        yield running


@pytest.fixture
def orders(places: Path, world: Neighbours) -> Iterator[Orders]:
    given = Orders(places, world)
    yield given
    given.clear()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("action", [Action.KILL])
def test_at_every_place_the_process_may_die(
    stack: Stack, world: Neighbours, orders: Orders, action: Action
) -> None:
    names = every_failpoint()
    for work in NOT_BY_AN_EVENT:
        assert any(name.startswith(work) for name in names), f"{work} is no more"
    under_way = lanes(met_by_events(names), action)
    with Ledger(stack, world) as ledger:
        deadline = time.monotonic() + LONGEST_SECONDS
        while not all(lane.finished for lane in under_way) and time.monotonic() < deadline:
            for lane in under_way:
                lane.step(orders)
            ledger.send()
            time.sleep(PACE_SECONDS)
        assert [lane.current for lane in under_way if not lane.finished] == []
        orders.clear()
        world.mend()
        account = ledger.settled()
    print(f"\n{account}; {sum(len(lane.met) for lane in under_way)} kills")  # noqa: T201
    account.assert_in_order(most_reviews=orders.reviews)


STILL_SECONDS = 8.0
"""Longer than a lease and the wait after a look-up together."""

STANDS_STILL = (
    ("establish.claim.committed", "deliver.intent.committed"),
    ("establish.outcome.written", "deliver.taken"),
    ("decide.outcome.written", "hand_over_flag.taken"),
)
"""In pairs: a worker has two processes, and one must be left to take the row over."""


@pytest.mark.timeout(180)
def test_a_process_that_stands_still_past_its_lease_does_nothing_twice(
    stack: Stack, world: Neighbours, orders: Orders
) -> None:
    with Ledger(stack, world) as ledger:
        for pair in STANDS_STILL:
            for name in pair:
                orders.give(name, Order(Action.HANG, seconds=STILL_SECONDS))
            ledger.send(4)
            until(orders.all_over, within=40, what="both stood still, and went on")
        account = ledger.settled()
    account.assert_in_order()
