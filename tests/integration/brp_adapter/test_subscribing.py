"""Our subscription at an NRC that behaves as Open Notificaties, and what it then delivers."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from sqlalchemy import delete

from brp_adapter.application import Application
from brp_adapter.nrc.client import NrcClient, NrcRefused
from brp_adapter.nrc.subscribe import subscribe
from brp_adapter.storage.source_tables import TO_FETCH
from foundation.work import WorkState
from sandbox.settings import TEST_NRC_AUTH, TEST_NRC_SECRET
from tests.integration.brp_adapter.families import Family
from tests.integration.brp_adapter.notifying import BEFORE, Notified, notified
from tests.integration.brp_adapter.running import World

LONGEST = 20.0


@pytest.fixture
def here(application: Application, world: World) -> Iterator[Notified]:
    with application.service.database.transaction() as connection:
        connection.execute(delete(TO_FETCH))
    with notified(application, world) as running:
        yield running


def client(here: Notified, secret: str = TEST_NRC_SECRET) -> NrcClient:
    assert here.connection.nrc is not None
    return NrcClient.at(here.connection.nrc, here.connection.naam, secret, here.service.now)


def until(true: Callable[[], bool]) -> None:
    """Deliveries are made by another process in its own time."""
    deadline = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_is_made_kept_up_to_date_and_ended_and_a_new_secret_loses_nothing(
    here: Notified,
) -> None:
    world, nrc = here.world, client(here)
    assert nrc.ours() == []
    # A subscription that nobody would take stays away: our address does not know that header.
    with pytest.raises(NrcRefused, match="got no 204"):
        subscribe(nrc, here.connection, "Bearer onbekend-geheim-0123456789")
    with (
        closing(client(here, "een-ander-geheim-van-32-tekens-lang")) as stranger,
        pytest.raises(NrcRefused, match="do client_id and secret fit"),
    ):
        stranger.ours()
    assert subscribe(nrc, here.connection, BEFORE) == "made"
    (made,) = nrc.ours()
    assert [(one.naam, one.filters) for one in made.kanalen] == [
        ("personen", {"gebeurtenis": "emigratie"})
    ]

    def tell(times: int) -> None:
        order = {"burgerservicenummer": Family().child, "keer": times}
        answer = world.sandbox.post("/sandbox/bronnen/notificaties", json=order)
        assert answer.status_code == 202, answer.text

    def delivered() -> list[list[int]]:
        told = world.sandbox.get("/sandbox/bronnen/notificaties").json()["afleveringen"]
        return [one["pogingen"] for one in told if one["abonnement"] == made.name]

    tell(3)  # at least once: three times, and one row
    until(lambda: delivered() == [[204], [204], [204]])
    assert len(here.rows()) == 1
    # The new secret is written over the old one while both count.
    assert subscribe(nrc, here.connection, TEST_NRC_AUTH) == "replaced"
    assert [one.name for one in nrc.ours()] == [made.name]
    tell(1)
    until(lambda: delivered()[3:] == [[204]])
    assert here.fetch() == 2
    assert {row.state for row in here.rows()} == {WorkState.DONE}
    nrc.end(made.name)
    assert nrc.ours() == []
    nrc.close()


def test_an_nrc_tries_again_until_we_are_there(here: Notified) -> None:
    """No 204 stands on what is not written: here it hears 429 first, as a 503 it would repeat."""
    world, nrc = here.world, client(here)
    subscribe(nrc, here.connection, TEST_NRC_AUTH)
    (made,) = nrc.ours()
    here.outage.set()
    order = {"burgerservicenummer": Family().child}
    world.sandbox.post("/sandbox/bronnen/notificaties", json=order).raise_for_status()

    def tries() -> list[int]:
        told = world.sandbox.get("/sandbox/bronnen/notificaties").json()["afleveringen"]
        (pogingen,) = [one["pogingen"] for one in told if one["abonnement"] == made.name]
        return list(pogingen)

    until(lambda: len(tries()) > 0)
    assert here.rows() == []
    here.outage.clear()
    until(lambda: tries()[-1] == 204)
    assert tries()[0] == 429
    assert len(here.rows()) == 1
    nrc.end(made.name)
    nrc.close()
