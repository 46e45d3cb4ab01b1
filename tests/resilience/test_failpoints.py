"""`kill -9` at every named place between a claim and its outcome, while families keep coming.

The names are found in the source, so none can be forgotten; a place that nobody passes fails the
test as well.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.patience import looks
from tests.resilience.conftest import temporary_folder
from tests.resilience.ledger import Ledger
from tests.resilience.orders import NOT_BY_AN_EVENT, Lane, Orders, lanes, met_by_events
from tests.resilience.stay import HURRIED
from tests.resilience.test_stop import command
from tests.stack.driving import HANDED_OVER, Neighbours, codes, flags_about, until
from tests.stack.families import declared, family, registered, today
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.policy_of_demo import DEMO_POLICY
from vertrekmelding.stack.stack import Stack, running_stack

PACE_SECONDS = 0.4
STANDSTILL_SECONDS = 120.0
"""In which nobody dies at any place; how long all of them take is a matter of the machine."""


@pytest.fixture(scope="module")
def places() -> Iterator[Path]:
    with temporary_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def policy() -> Iterator[Path]:
    """A policy file that a test may change."""
    with temporary_folder() as folder:
        file = folder / "policy.toml"
        file.write_text(DEMO_POLICY.read_text(encoding="utf-8"), encoding="utf-8")
        yield file


@pytest.fixture(scope="module")
def stack(places: Path, policy: Path) -> Iterator[Stack]:
    environment = {
        **HURRIED,
        "BRP_ADAPTER_FAILPOINTS": str(places),
        "NOTIFIER_FAILPOINTS": str(places),
        # So that every letter asks the register once more.
        "NOTIFIER_FRESH_SECONDS": "0",
    }
    with (
        temporary_folder() as data,
        running_stack(StackOptions(data=data, policy=policy, environment=environment)) as running,
    ):
        yield running


@pytest.fixture
def orders(places: Path, world: Neighbours) -> Iterator[Orders]:
    given = Orders(places, world)
    yield given
    given.clear()


def _went_on(under_way: Sequence[Lane], orders: Orders, ledger: Ledger) -> bool:
    """Give every lane its turn; whether one of them came to its next place, or to its end."""
    before = [(lane.current, len(lane.met)) for lane in under_way]
    for lane in under_way:
        lane.step(orders)
    if ledger.few_under_way():
        ledger.send()
    return before != [(lane.current, len(lane.met)) for lane in under_way]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("action", [Action.KILL])
def test_at_every_place_the_process_may_die(
    stack: Stack, world: Neighbours, orders: Orders, action: Action
) -> None:
    names = every_failpoint()
    for work in NOT_BY_AN_EVENT:
        assert any(name.startswith(work) for name in names), f"{work} is no more"
    under_way = lanes(met_by_events(names), action)
    with Ledger(stack, world) as ledger:
        while not all(lane.finished for lane in under_way):
            assert any(
                _went_on(under_way, orders, ledger)
                for _ in looks(STANDSTILL_SECONDS, every=PACE_SECONDS)
            ), [lane.current for lane in under_way if not lane.finished]
        orders.clear()
        world.mend()
        account = ledger.settled()
    print(f"\n{account}; {sum(len(lane.met) for lane in under_way)} kills")  # noqa: T201
    account.assert_in_order(most_reviews=orders.reviews)


def test_a_worker_that_dies_over_a_derivation_derives_again(
    world: Neighbours, orders: Orders
) -> None:
    """One family for each place; the second report finds a family that is known by then."""
    works = ("derive_gezag.", "ask_with_adults.")
    names = [name for name in every_failpoint() if name.startswith(works)]
    assert len(names) >= 8
    for name in names:
        one = family().abroad_since(today())
        world.settle_in(one)
        orders.give(name, Order(Action.KILL))
        world.send(registered(one.child, today()))
        world.until_case(one, within=40, what=f"killed at {name}, and decided")
        second = world.send(registered(one.child, today()))
        world.until_melding(second, HANDED_OVER, within=40)
        assert not orders.waits(name), f"nobody passed {name}"
        case = world.until_case(one)
        assert "S15" in codes(case)
        assert case["gezag"][0]["afgeleid"] is not None
        assert case["berichten"] == []


STILL_SECONDS = 8.0
"""Longer than a lease and the wait after a look-up together."""

STANDS_STILL = (
    ("establish.claim.committed", "deliver.intent.committed"),
    ("establish.outcome.written", "deliver.taken"),
    ("decide.outcome.written", "hand_over_flag.taken"),
)
"""In pairs: a worker has two processes, and one must be left to take the row over."""


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


def flags_off(policy: Path) -> str:
    """The demonstration policy, in which the basis of the flags ended."""
    first, marker, rest = policy.read_text(encoding="utf-8").partition(
        "[gemeenten.effecten.flag_rvdk]"
    )
    return first + marker + rest.replace("tot = 2036-12-31", "tot = 2026-01-02")


def test_a_worker_that_dies_over_a_flag_that_lost_its_basis_sends_it_nowhere(
    stack: Stack, world: Neighbours, orders: Orders, policy: Path
) -> None:
    """Planned with a basis, held by the switch, let go without a basis: killed on either side."""
    on = policy.read_text(encoding="utf-8")
    assert command(stack.data, "stop", "--reason", "test").returncode == 0
    families = [family(lives_with_father=True) for _ in range(2)]
    world.settle_in(*families)
    for one in families:
        world.send(declared(one))
        world.until_case(one, lambda case: [f["status"] for f in case["vlaggen"]] == ["planned"])
    try:
        policy.write_text(flags_off(policy), encoding="utf-8")
        stack.supervisor.restart("notifier-worker")
        for side in ("written", "committed"):
            orders.give(f"hand_over_flag.without_basis.{side}", Order(Action.KILL))
        assert command(stack.data, "resume", "--reason", "test").returncode == 0
        until(orders.all_over, within=40, what="killed on both sides")
        cases = [
            world.until_case(
                one,
                lambda case: (
                    {f["status"] for f in case["vlaggen"]} <= {"withdrawn", "needs_review"}
                    and [m["status"] for m in case["berichten"]] == ["sent"]
                ),
                within=40,
                what="the flag stays, and the letter leaves",
            )
            for one in families
        ]
    finally:
        policy.write_text(on, encoding="utf-8")
        stack.supervisor.restart("notifier-worker")
    # Of the one whose process died before the commit nobody knows that it did not leave.
    assert sorted(case["vlaggen"][0]["status"] for case in cases) == ["needs_review", "withdrawn"]
    received = world.received()
    assert [flags_about(received, case["id"]) for case in cases] == [[], []]
