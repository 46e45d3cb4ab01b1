"""Departures that are looked at again every day, though nobody reports anything (DECISION G03)."""

import threading
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from brp_adapter.hand_over_facts import hand_over_facts
from brp_adapter.recheck_departures import recheck_departures
from brp_adapter.storage.rechecks import next_look, recheck_now
from brp_adapter.storage.tables import RECHECK
from contracts.messages.facts import ChildFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.work import WorkState
from tests.integration.brp_adapter.families import Family, day, declared
from tests.integration.brp_adapter.running import World


def everyone_leaves(world: World, *, on: int = 3) -> tuple[Family, UUID]:
    """Joint gezag, and one declaration for the whole family; its departure."""
    family = Family()
    world.bring(family.persons)
    everyone = [family.child, family.leaver, family.stayer]
    world.report(declared(family, everyone, vertrekdatum=day(on)))
    world.work()
    (facts,) = world.notifier.taken
    (child,) = facts.children
    assert set(child.departing) == {Bsn(family.leaver), Bsn(family.stayer)}
    world.notifier.taken.clear()
    return family, child.departure_id


def row(world: World, departure: UUID) -> Any:  # noqa: ANN401 - a row
    (found,) = world.rows(select(RECHECK).where(RECHECK.c.id == departure))
    return found


def asked(world: World) -> int:
    return len(world.sandbox.get("/sandbox/vragen").json())


def look(world: World, **later: float) -> list[ChildFacts]:
    """After some time; what the notifier was told by it."""
    world.notifier.taken.clear()
    world.clock.advance(**later)
    recheck_departures(world.application.service)
    hand_over_facts(world.application.service)
    return [child for facts in world.notifier.taken for child in facts.children]


def end_all(world: World) -> None:
    """What earlier tests left due is not looked at in this one."""
    with world.application.service.database.transaction() as connection:
        connection.execute(RECHECK.update().values(state=WorkState.DONE))


@pytest.fixture(autouse=True)
def _nothing_left(world: World) -> None:
    end_all(world)


def test_it_is_looked_at_daily_until_fourteen_days_after_the_date_and_then_no_more(
    world: World,
) -> None:
    _, departure = everyone_leaves(world, on=3)
    planned = row(world, departure)
    assert (planned.state, planned.why, planned.last_day.isoformat()) == (
        "READY",
        "all_depart",
        day(17),
    )
    today = local_date(world.clock())
    looks = []
    for _ in range(25):
        before = asked(world)
        due = row(world, departure)
        assert look(world, days=1) == [], "nothing new to tell"
        if due.state == WorkState.READY:
            looks.append(local_date(due.next_attempt_at))
            assert asked(world) > before, "the BRP was asked"
        else:
            assert asked(world) == before
    assert looks == [today + timedelta(days=n) for n in range(1, 18)]
    assert row(world, departure).state == WorkState.DONE


def test_a_night_in_which_the_clocks_change_has_one_look() -> None:
    for today in ("2026-03-28", "2026-10-24", "2026-06-01"):
        now = datetime.fromisoformat(f"{today}T23:30:00+01:00")
        for share in range(0, 256, 5):
            due = next_look(UUID(bytes=bytes([share]) * 16), local_date(now))
            assert local_date(due) == local_date(now) + timedelta(days=1)


def test_a_family_of_which_somebody_stays_is_not_looked_at(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))
    world.work()
    (child,) = world.notifier.taken[0].children
    assert world.rows(select(RECHECK).where(RECHECK.c.id == child.departure_id)) == []


def test_once_somebody_turns_out_to_stay_it_is_looked_at_no_more(world: World) -> None:
    family, departure = everyone_leaves(world)
    world.report(declared(family, vertrekdatum=day(60)))
    world.work()
    assert row(world, departure).state == WorkState.DONE


def test_a_brp_that_is_away_is_asked_again_and_tomorrow_at_the_latest(world: World) -> None:
    family, departure = everyone_leaves(world)
    world.fault(onderdeel="brp", soort="status", status=503)
    assert look(world, days=1) == []
    waits = row(world, departure)
    assert (waits.state, waits.reason, waits.unanswered) == ("READY", "register_unavailable", 1)
    assert waits.attempts == 0
    assert waits.next_attempt_at < world.clock() + timedelta(minutes=1)
    world.fault(onderdeel="brp", soort="status", status=403)
    world.sandbox.delete("/sandbox/storing")
    world.fault(onderdeel="brp", soort="status", status=403, aantal=1)
    look(world, minutes=5)
    refused = row(world, departure)
    assert (refused.state, refused.reason) == ("READY", "register_refused")
    assert local_date(refused.next_attempt_at) == local_date(world.clock()) + timedelta(days=1)
    family.persons[0]["geheimhoudingPersoonsgegevens"] = True
    world.bring(family.persons)
    (told,) = look(world, days=1)
    assert told.child.geheimhouding
    assert (row(world, departure).reason, row(world, departure).unanswered) == (None, 0)


def test_a_finding_is_told_though_nothing_else_changed(world: World) -> None:
    _, departure = everyone_leaves(world, on=-40)
    database = world.application.service.database
    assert world.rows(select(RECHECK).where(RECHECK.c.id == departure)) == []
    with database.transaction() as connection:
        recheck_now(connection, departure, now=world.clock(), correlation_id="proef")
    (told,) = look(world, seconds=1)
    assert told.departure_id == departure
    assert row(world, departure).state == WorkState.DONE
    assert look(world, seconds=1) == []


def test_several_workers_at_once_tell_it_once(world: World) -> None:
    family, _ = everyone_leaves(world)
    family.persons[0]["geheimhoudingPersoonsgegevens"] = True
    world.bring(family.persons)
    world.clock.advance(days=1)
    service = world.application.service
    workers = [threading.Thread(target=recheck_departures, args=(service,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    hand_over_facts(service)
    assert len(world.notifier.taken) == 1
