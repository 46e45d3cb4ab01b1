"""`kill -9` at every place where events are on their way to us, or subscriptions to the source.

A process of its own dies there, another goes on: no event is lost, none is there twice, and the
source has exactly the subscriptions that were wanted.
"""

import multiprocessing
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from brp_adapter.connections.gebeurtenissen import Reading
from brp_adapter.fetch_events import fetch_events
from brp_adapter.follow_people import follow_people
from brp_adapter.review_rows import rows_in_review
from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.source_tables import SUBSCRIBER, SUBSCRIPTION
from brp_adapter.storage.subscriptions import Counts, end_people
from brp_adapter.storage.tables import INBOX
from contracts.values.bsn import Bsn
from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.integration.brp_adapter.families import day, new_bsn
from tests.integration.brp_adapter.following import live
from tests.integration.brp_adapter.running import World
from tests.integration.brp_adapter.rvig import NAME, SOURCE, Rvig, connected, environment_of

WORKS = ("fetch_events.", "follow_people.")
NOT_ON_THE_WAY = {
    "fetch_events.deregistered", "fetch_events.retired", "fetch_events.missed",
    "fetch_events.asking", "fetch_events.begin_again", "fetch_events.failed",
    "follow_people.gone_rung",
}  # fmt: skip
"""What ends a source, or follows a failure: each is one transaction, or only rings."""

PLACES = [
    name
    for name in every_failpoint()
    if name.startswith(WORKS) and not name.startswith(tuple(NOT_ON_THE_WAY))
]
MANY = 300


@pytest.fixture(scope="module")
def settings(
    settings: AdapterSettings, sandbox_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AdapterSettings:
    return connected(settings, sandbox_url, tmp_path_factory.mktemp("bronnen"))


@pytest.fixture(scope="module")
def children() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.integration.brp_adapter.following"])
    return context


@pytest.fixture
def rvig(world: World) -> Iterator[Rvig]:
    found = Rvig(world)
    as_connected = found.source()
    _start_anew(found)
    yield found
    world.application.service.events[NAME].source = as_connected


def _start_anew(rvig: Rvig) -> None:
    rvig.world.sandbox.delete(SOURCE).raise_for_status()
    with rvig.world.application.service.database.transaction() as connection:
        for table in (SUBSCRIBER, SUBSCRIPTION):
            connection.execute(delete(table))


def die(rvig: Rvig, children: ForkServerContext, orders: Path, name: str) -> None:
    (orders / name).write_text(str(Order(Action.KILL)))
    settings = rvig.world.application.settings.model_copy(update={"failpoints": orders})
    child = children.Process(target=live, args=(settings,))
    child.start()
    child.join(timeout=60)
    assert child.exitcode == -signal.SIGKILL, f"nobody passed {name}"


def twice(rvig: Rvig, events: set[str]) -> list[str]:
    rows = rvig.world.rows(select(INBOX.c.external_id).where(INBOX.c.external_id.in_(events)))
    ids = [row.external_id for row in rows]
    return [one for one in ids if ids.count(one) > 1]


def test_no_kill_loses_an_event_or_doubles_one(
    rvig: Rvig, children: ForkServerContext, tmp_path: Path
) -> None:
    assert len(PLACES) >= 12
    service = rvig.world.application.service
    for name in PLACES:
        _start_anew(rvig)
        child, gone = new_bsn(), new_bsn()
        rvig.follow(child, gone)
        events = {rvig.happen(child, datum=day(0)) for _ in range(12)}
        with service.database.transaction() as connection:
            people = service.privacy.indexes_of([Bsn(gone)])
            end_people(connection, people, now=service.now() - timedelta(minutes=5))
            # To be registered again, and one to be made again: every step is on the way.
            due = service.now() - timedelta(minutes=5)
            again = {"next_attempt_at": due, "state": "READY"}
            connection.execute(update(SUBSCRIPTION).values(again))
            connection.execute(update(SUBSCRIBER).values(again | {"registered_at": None}))
        if name == "fetch_events.registered":
            rvig.world.sandbox.delete(SOURCE).raise_for_status()
        die(rvig, children, tmp_path, name)
        rvig.world.clock.advance(seconds=service.lease.total_seconds() + 1)
        for _ in range(3):
            rvig.fetch()
            follow_people(service)
        if name != "fetch_events.registered":
            assert events <= rvig.kept(), name
        assert twice(rvig, events) == [], name
        assert rvig.counts() == Counts(made=1), name
        assert rvig.there()["abonnementen"] == 1, name
        rvig.world.clock.ahead *= 0


def test_where_the_server_remembers_a_kill_is_told(
    rvig: Rvig, children: ForkServerContext, tmp_path: Path
) -> None:
    """It counted as read what we never had, and only what we wrote before we asked can tell."""
    rvig.behave(leeswijze="ongelezen")
    file = rvig.world.application.settings.connections_file
    assert file is not None
    as_it_was = file.read_text()
    file.write_text(as_it_was + '\nleeswijze = "ongelezen"\n')
    rvig.source(leeswijze=Reading.UNREAD)
    service = rvig.world.application.service
    try:
        child = new_bsn()
        rvig.follow(child)
        rvig.happen(child, datum=day(0))
        with service.database.transaction() as connection:
            due = service.now() - timedelta(minutes=5)
            connection.execute(update(SUBSCRIBER).values(next_attempt_at=due))
        die(rvig, children, tmp_path, "fetch_events.fetched")
    finally:
        file.write_text(as_it_was)
    rvig.world.clock.advance(seconds=service.lease.total_seconds() + 1)
    fetch_events(service)
    (shown,) = [row for row in rows_in_review(service) if row.kind == "source"]
    assert shown.reason == "may_have_missed"


def test_hundreds_of_subscriptions_survive_kill_9_half_way(
    rvig: Rvig, tmp_path: Path, adapter_url: str
) -> None:
    """`follow add` and `follow run` as an operator gives them, killed hard and given again."""
    people = [new_bsn() for _ in range(MANY)]
    listed = tmp_path / "kinderen.csv"
    born = "2016-05-01"
    listed.write_text("bsn;geboortedatum\n" + "".join(f"{one};{born}\n" for one in people))
    environment = environment_of(rvig.world.application.settings, adapter_url)

    taken = _command(environment, "add", str(listed), "--source", NAME)
    assert "300 people" in taken.stdout, taken.stderr
    assert rvig.counts() == Counts(wanted=MANY)
    running = subprocess.Popen(
        [sys.executable, "-m", "vertrekmelding", "follow", "run", "--at-once", "2"],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while rvig.there().get("abonnementen", 0) < MANY // 3:
        assert time.monotonic() < deadline
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert rvig.counts().wanted > 0

    # What the dead held is free when its lease has run out.
    with rvig.world.application.service.database.transaction() as connection:
        connection.execute(update(SUBSCRIPTION).values(lease_until=None))
        connection.execute(update(SUBSCRIBER).values(lease_until=None))
    assert _command(environment, "run").returncode == 0
    assert rvig.counts() == Counts(made=MANY)
    assert rvig.there()["abonnementen"] == MANY
    status = _command(environment, "status", "--json").stdout
    assert f'"made": {MANY}' in status

    # A whole list that leaves out more than a tenth is taken for half a list.
    listed.write_text("".join(f"{one}\n" for one in people[:100]))
    refused = _command(environment, "add", str(listed), "--whole")
    assert refused.returncode == 1
    assert "200 of 300 subscriptions would end" in refused.stderr
    assert rvig.counts() == Counts(made=MANY)
    assert _command(environment, "add", str(listed), "--whole", "--sure").returncode == 0
    assert _command(environment, "run").returncode == 0
    assert rvig.there()["abonnementen"] == 100

    listed.write_text("123456789\nx,2016-01-01\n999990019,morgen\n")
    wrong = _command(environment, "add", str(listed))
    assert wrong.returncode == 1
    assert [line.partition(":")[0] for line in wrong.stderr.splitlines()[1:]] == [
        "line 1", "line 2", "line 3",
    ]  # fmt: skip
    assert "123456789" not in wrong.stderr


def _command(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "vertrekmelding", "follow", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
