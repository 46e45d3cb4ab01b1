"""Everything that may happen to a running stack, each under a name."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

import redis

from contracts.settable_clock import read_ahead, set_ahead
from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.resilience.ledger import Ledger
from tests.resilience.orders import met_by_events
from tests.resilience.scene import LINKS, Scene
from tests.resilience.test_kills import SERVICES, kill_group, until_back
from tests.resilience.wire import Break
from tests.stack.driving import rows, until

STILL_SECONDS: Final = 8.0
BROKEN_SECONDS: Final = 2.0
_PATIENCE_SECONDS: Final = 60.0

Strike = Callable[[Scene, Ledger], None]


@dataclass(frozen=True)
class Blow:
    """``reviews``: how many events it may put before a human by itself."""

    name: str
    strike: Strike
    reviews: int = 0


def every_blow() -> list[Blow]:
    """Each of them strikes while a burst is under way, and returns when it is over."""
    return [
        *(
            Blow(f"{action} at {name}", partial(_at, name, action), int(action is Action.RAISE))
            for name in met_by_events(every_failpoint())
            for action in Action
        ),
        *(Blow(f"SIGKILL {name}", partial(_kill, name)) for name in (*SERVICES, "sandbox")),
        *(Blow(f"SIGKILL {name}", partial(_kill, name)) for name in ("redis", "postgres")),
        Blow("SIGKILL one process of postgres", _kill_a_backend),
        Blow("FLUSHALL", _flush),
        Blow("SIGSTOP redis", partial(_stop, "redis")),
        Blow("SIGSTOP postgres", partial(_stop, "postgres")),
        *(
            Blow(f"wire {link} {how}", partial(_break, link, how))
            for link in LINKS
            for how in Break
        ),
        Blow("clock two hours on", _jump),
        Blow("clock two hours back", _set_back),
    ]


def _at(name: str, action: Action, scene: Scene, ledger: Ledger) -> None:
    scene.orders.give(name, Order(action, seconds=STILL_SECONDS))
    deadline = time.monotonic() + _PATIENCE_SECONDS
    lead_again = 0.0
    while not scene.orders.all_over():
        if time.monotonic() > deadline:
            message = f"nobody passed {name}"
            raise AssertionError(message)
        if time.monotonic() > lead_again and scene.orders.waits(name):
            scene.orders.lead_to(name)
            ledger.send()
            lead_again = time.monotonic() + 4.0
        time.sleep(0.1)


def _kill(name: str, scene: Scene, _ledger: Ledger) -> None:
    dead = scene.stack.supervisor.pids()[name]
    kill_group(scene.stack, name)
    until_back(scene.stack, name, dead)


def _kill_a_backend(scene: Scene, _ledger: Ledger) -> None:
    """PostgreSQL then ends all its processes, and recovers."""
    found = "SELECT pid FROM pg_stat_activity WHERE application_name LIKE %s LIMIT 1"
    for row in rows(scene.stack, found, "notifier%"):
        os.kill(row["pid"], signal.SIGKILL)


def _flush(scene: Scene, _ledger: Ledger) -> None:
    with redis.Redis.from_url(scene.stack.servers.redis_url) as broker:
        for _ in range(5):
            broker.flushall()
            time.sleep(0.2)


def _stop(name: str, scene: Scene, _ledger: Ledger) -> None:
    pid = scene.stack.supervisor.pids()[name]
    os.kill(pid, signal.SIGSTOP)
    try:
        time.sleep(BROKEN_SECONDS * 2)
    finally:
        os.kill(pid, signal.SIGCONT)


def _break(link: str, how: Break, scene: Scene, ledger: Ledger) -> None:
    scene.wires[link].break_(how)
    ledger.send(2)
    time.sleep(BROKEN_SECONDS)
    scene.wires[link].mend()


def _jump(scene: Scene, ledger: Ledger) -> None:
    _move_clock(scene, timedelta(hours=2))
    until(ledger.all_accepted, within=60, what="everything is accepted")


def _set_back(scene: Scene, ledger: Ledger) -> None:
    """Everything that is planned, leased or known is then of a moment that has yet to come."""
    _move_clock(scene, timedelta(hours=-2))
    until(ledger.all_accepted, within=60, what="everything is accepted")


def _move_clock(scene: Scene, by: timedelta) -> None:
    set_ahead(scene.clock_file, read_ahead(scene.clock_file) + by)
    scene.world.show(scene.stack.mint())
