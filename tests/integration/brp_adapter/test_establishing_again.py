"""Fresh facts for the notifier, right before it sends."""

import threading
from uuid import UUID, uuid4

import httpx
from sqlalchemy import func, select

from brp_adapter.establish_departure import establish_departures
from brp_adapter.storage.tables import DEPARTURE, OUTBOX
from brp_adapter.sweep import sweep
from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import Codec
from contracts.values.bsn import Bsn
from foundation.work import WorkState
from tests.integration.brp_adapter.families import Family, declared, registered
from tests.integration.brp_adapter.running import World

ANSWER: Codec[dict[str, tuple[DepartureFacts, ...]]] = Codec(dict[str, tuple[DepartureFacts, ...]])


def _again(world: World, *ids: UUID | str) -> httpx.Response:
    return world.intake.post(
        "/v1/vertrekken/_vaststellen",
        json={"vertrekken": [str(one) for one in ids]},
        headers={"Authorization": world.token("vertrekken:vaststellen", "vertrekmelding")},
    )


def _departure(world: World, family: Family) -> UUID:
    world.bring(family.persons)
    world.report(declared(family))
    world.work()
    return world.notifier.taken[-1].children[0].departure_id


def test_what_changed_in_the_brp_is_in_the_fresh_facts(world: World) -> None:
    family = Family()
    departure = _departure(world, family)
    family.persons[0]["geheimhoudingPersoonsgegevens"] = True
    world.bring(family.persons)
    messages = world.rows(select(func.count()).select_from(OUTBOX))

    answer = _again(world, departure)

    assert answer.status_code == 200
    (facts,) = ANSWER.decode(answer.content)["vertrekfeiten"]
    assert [child.departure_id for child in facts.children] == [departure]
    assert facts.children[0].child.geheimhouding
    assert world.rows(select(func.count()).select_from(OUTBOX)) == messages


def test_it_says_why_there_are_no_fresh_facts(world: World) -> None:
    departure = _departure(world, Family())
    assert _again(world, uuid4()).status_code == 404
    assert _again(world).status_code == 400
    assert _again(world, "999993653").status_code == 400
    world.fault(onderdeel="brp", soort="status", status=503, retryAfter=7, aantal=1)
    away = _again(world, departure)
    assert (away.status_code, away.headers["retry-after"]) == (503, "7")
    world.fault(onderdeel="brp", soort="status", status=403, aantal=1)
    assert _again(world, departure).status_code == 502


def test_only_the_notifier_may_ask(world: World) -> None:
    answer = world.intake.post(
        "/v1/vertrekken/_vaststellen",
        json={"vertrekken": [str(uuid4())]},
        headers={"Authorization": world.token("gebeurtenissen:schrijven")},
    )
    assert answer.status_code == 403


def test_news_about_one_family_at_once_is_one_departure_and_nothing_is_overlooked(
    world: World,
) -> None:
    """Several workers, each with one report: the newest facts hold every report."""
    family = Family()
    world.bring(family.persons)
    for bsn in (family.child, family.leaver):
        world.report(registered(bsn))
    for _ in range(3):
        world.report(declared(family))
    service = world.application.service

    workers = [threading.Thread(target=establish_departures, args=(service,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    world.clock.advance(seconds=5)
    world.work()

    child = service.privacy.index_of(Bsn(family.child))
    rows = world.rows(select(func.count()).where(DEPARTURE.c.child == child))
    assert rows[0][0] == 1
    newest = max(world.notifier.taken, key=lambda facts: facts.established_at).children[0]
    assert len(newest.declarations) == 3
    assert newest.registration is not None
    assert newest.departing == (Bsn(family.leaver),)


def test_the_sweep_rings_for_what_is_due(world: World) -> None:
    melding = world.report(declared(Family()))
    world.rings.clear()

    sweep(world.application.service)

    assert "brp_adapter.establish" in [task for task, _ in world.rings]
    assert world.inbox(melding).state == WorkState.READY
