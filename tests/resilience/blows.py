"""Everything that may happen to a running stack, each under a name."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Final

import psycopg
import redis

from contracts.settable_clock import read_ahead, set_ahead
from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.patience import looks
from tests.resilience.ledger import Ledger
from tests.resilience.orders import met_by_events
from tests.resilience.scene import LINKS, Scene
from tests.resilience.test_kills import SERVICES, kill_group, until_back
from tests.resilience.wire import Break
from tests.stack.driving import rows, until
from vertrekmelding.serve import BEAT_KEY
from vertrekmelding.stack.processes import service_specs

STILL_SECONDS: Final = 8.0
BROKEN_SECONDS: Final = 2.0
_PATIENCE_SECONDS: Final = 60.0
_DISCONNECT: Final = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name LIKE 'notifier%' OR application_name LIKE 'brp_adapter%'
"""

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
        Blow("postgres has no connection left", _no_connections),
        Blow("redis is full", _fill_redis),
        Blow("two beats", _two_beats),
        Blow("clock two hours on", _jump),
        Blow("clock two hours back", _set_back),
    ]


def _at(name: str, action: Action, scene: Scene, ledger: Ledger) -> None:
    scene.orders.give(name, Order(action, seconds=STILL_SECONDS))
    lead_again = 0.0
    for _ in looks(_PATIENCE_SECONDS, every=0.1):
        if scene.orders.all_over():
            return
        if time.monotonic() > lead_again and scene.orders.waits(name):
            scene.orders.lead_to(name)
            ledger.send()
            lead_again = time.monotonic() + 4.0
    message = f"nobody passed {name}"
    raise AssertionError(message)


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


def _no_connections(scene: Scene, ledger: Ledger) -> None:
    """Everybody is disconnected, and whoever comes back finds all places taken (SQLSTATE 53300)."""
    url = scene.stack.servers.postgres_admin_url.replace("+psycopg", "", 1)
    refused = 0
    with ExitStack() as opened:
        first = opened.enter_context(until(lambda: _connected(url), what="postgres answers"))
        while (taken := _connected(url)) is not None:
            opened.enter_context(taken)
        first.execute(_DISCONNECT)
        ledger.send(2)
        deadline = time.monotonic() + BROKEN_SECONDS
        while time.monotonic() < deadline:
            if (taken := _connected(url)) is not None:
                opened.enter_context(taken)
            else:
                refused += 1
                time.sleep(0.02)
    assert refused, "there was room for everybody"


def _connected(url: str) -> psycopg.Connection | None:
    try:
        return psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError:
        return None


def _fill_redis(scene: Scene, ledger: Ledger) -> None:
    """Nothing more goes in, and nothing is thrown out; what is there can be taken out."""
    with redis.Redis.from_url(scene.stack.servers.redis_url) as broker:
        broker.config_set("maxmemory-policy", "noeviction")
        broker.config_set("maxmemory", 1)
        try:
            ledger.send(2)
            time.sleep(BROKEN_SECONDS)
            assert ledger.all_accepted(), "intake does not depend on the broker"
        finally:
            broker.config_set("maxmemory", 0)


def _two_beats(scene: Scene, ledger: Ledger) -> None:
    """Somebody started a second one: everything rings twice."""
    specs = service_specs(scene.stack.environment, scene.stack.urls)
    (beat,) = (spec for spec in specs if spec.name == "beat")
    scene.stack.supervisor.start(replace(beat, name="beat-2"))
    try:
        with redis.Redis.from_url(scene.stack.servers.redis_url) as broker:
            until(lambda: len(broker.keys(f"{BEAT_KEY}*")) > 1, what="the second beat beats")
        ledger.send(4)
        until(ledger.all_accepted, within=60, what="everything is accepted")
    finally:
        scene.stack.supervisor.forget("beat-2")


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
