"""The network between the two services, and to the world outside: refused, silent, cut half-way.

And the clock that all of them share jumps, and the servers below them fail without dying.
"""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from contracts.settable_clock import set_ahead
from tests.resilience.blows import every_blow
from tests.resilience.ledger import Ledger
from tests.resilience.scene import Scene, opened_scene
from tests.resilience.wire import Break

BROKEN_SECONDS = 1.2


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with opened_scene() as opened:
        yield opened


@pytest.mark.parametrize("how", list(Break))
def test_a_wire_that_breaks_loses_and_doubles_nothing(scene: Scene, how: Break) -> None:
    with Ledger(scene.stack, scene.world) as ledger:
        ledger.send(2)
        for wire in scene.wires.values():
            wire.break_(how)
            ledger.send(2)
            time.sleep(BROKEN_SECONDS)
            wire.mend()
        account = ledger.settled()
    account.assert_in_order()


SERVERS = (
    "SIGKILL one process of postgres",
    "SIGSTOP postgres",
    "postgres has no connection left",
    "redis is full",
    "two beats",
)


def test_servers_that_fail_without_dying_lose_and_double_nothing(scene: Scene) -> None:
    blows = {blow.name: blow for blow in every_blow()}
    with Ledger(scene.stack, scene.world) as ledger:
        for name in SERVERS:
            ledger.send(2)
            blows[name].strike(scene, ledger)
        account = ledger.settled()
    account.assert_in_order()


def test_a_clock_that_jumps_loses_and_doubles_nothing(scene: Scene) -> None:
    world, clock_file = scene.world, scene.clock_file
    for part in ("notifynl", "rvdk"):
        world.break_down(part, "vertraging", methode="POST", vertragingSeconden=0.3)
    with Ledger(scene.stack, world) as ledger:
        ledger.send(8)
        ledger.until_letters(1)
        # Beyond every lease, with letters at the provider at this moment.
        set_ahead(clock_file, timedelta(hours=2))
        ledger.send(4)
        ledger.until_letters(4)
        # And put right, with leases and waits of two hours from now: nothing waits for that.
        set_ahead(clock_file, timedelta(0))
        ledger.send(4)
        account = ledger.settled()
    account.assert_in_order()
