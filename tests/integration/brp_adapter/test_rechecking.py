"""Departures that are looked at again every day, though nobody reports anything (DECISION G03)."""

import json
import threading
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from brp_adapter import recheck_departures as recheck_departures_module
from brp_adapter.accept_event import accept_event
from brp_adapter.custody.person import Person
from brp_adapter.establish_again import establish_again
from brp_adapter.hand_over_facts import hand_over_facts
from brp_adapter.looks_due import looks_due
from brp_adapter.policy import ReadingPolicy
from brp_adapter.recheck_departures import recheck_departures
from brp_adapter.service import HAND_OVER
from brp_adapter.service import RECHECK as RECHECK_TASK
from brp_adapter.storage.rechecks import next_look, recheck_now
from brp_adapter.storage.tables import OUTBOX, RECHECK
from brp_adapter.sweep import sweep
from contracts.messages.facts import Undoing
from contracts.policy.file import PolicyFile
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.failpoint import Action, FailpointHit, Order, arm_failpoints
from foundation.work import WorkState, claim
from tests.integration.brp_adapter.families import OIN, Family, day, declared, left, registered
from tests.integration.brp_adapter.looking import (
    asked,
    child_and_mother_leave,
    end_all,
    everyone_leaves,
    look,
    row,
)
from tests.integration.brp_adapter.running import World


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


def test_an_operator_sees_how_many_looks_are_due(world: World) -> None:
    database = world.application.service.database
    everyone_leaves(world)
    assert looks_due(database) == 0
    world.clock.advance(days=1, hours=7)
    assert looks_due(database) == 1
    recheck_departures(world.application.service)
    assert looks_due(database) == 0


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


def test_without_a_basis_to_ask_it_waits_says_why_and_goes_on(world: World) -> None:
    family, departure = everyone_leaves(world)
    family.persons[0]["geheimhoudingPersoonsgegevens"] = True
    world.bring(family.persons)
    service = world.application.service
    off = replace(service, policy=ReadingPolicy(PolicyFile(versie="uit"), ""))
    world.clock.advance(days=1)
    before = asked(world)
    recheck_departures(off)
    waits = row(world, departure)
    assert (waits.state, waits.reason, asked(world)) == ("HELD", "read_brp_off", before)
    sweep(off)
    assert row(world, departure).state == WorkState.HELD
    world.rings.clear()
    sweep(service)
    assert RECHECK_TASK in [task for task, _ in world.rings]
    (told,) = look(world, seconds=1)
    assert told.child.geheimhouding


def test_a_worker_that_was_slower_than_a_finding_is_rolled_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it read is older than what was found: its outcome must not stand for it."""
    _, departure = everyone_leaves(world)
    service = world.application.service
    ask = service.register.ask

    def found_meanwhile(bsns: Collection[Bsn]) -> dict[Bsn, Person]:
        with service.database.transaction() as connection:
            recheck_now(connection, departure, now=world.clock(), correlation_id="proef")
        return ask(bsns)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(type(service.register), "ask", lambda _self, bsns: found_meanwhile(bsns))
        world.clock.advance(days=1)
        with service.database.transaction() as connection:
            (claimed,) = claim(
                connection, RECHECK, now=world.clock(), limit=1, lease=service.lease,
                max_attempts=8, bringing=("why", "last_day"),
            )  # fmt: skip
        recheck_departures_module._recheck_one(service, claimed)
    waits = row(world, departure)
    assert (waits.state, waits.why, waits.lease_token) == ("READY", "finding", None)
    assert waits.next_attempt_at <= world.clock()
    (told,) = look(world, seconds=1)
    assert told.departure_id == departure


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


# What the looks find.


def here_since(person: dict[str, Any], on: str) -> dict[str, Any]:
    since = {"type": "Datum", "datum": on, "langFormaat": on}
    return {**person, "verblijfplaats": {**person["verblijfplaats"], "datumVan": since}}


def test_who_was_to_follow_and_did_not_is_told_of_after_fourteen_days(world: World) -> None:
    family, departure = child_and_mother_leave(world)
    news = {n: look(world, days=1) for n in range(1, 20)}
    assert {n for n, told in news.items() if told} == {1, 15}, "registered; and did not follow"
    (gone,), (stays,) = news[1], news[15]
    assert set(gone.departing) == {Bsn(family.leaver), Bsn(family.stayer)}
    assert (stays.departing, stays.departs_apart) == ((Bsn(family.leaver),), ())
    assert row(world, departure).state == WorkState.DONE


def test_who_followed_within_fourteen_days_departs_along_for_good(world: World) -> None:
    family, departure = child_and_mother_leave(world)
    world.bring([left(family.persons[2], day(9))])
    told = [facts for _ in range(20) for facts in look(world, days=1)]
    assert all(set(f.departing) == {Bsn(family.leaver), Bsn(family.stayer)} for f in told)
    assert row(world, departure).state == WorkState.DONE
    assert world.rows(select(RECHECK).where(RECHECK.c.state == WorkState.READY)) == []


def test_who_left_for_elsewhere_departs_apart(world: World) -> None:
    family, departure = child_and_mother_leave(world)
    world.bring([left(family.persons[2], day(1), land="6037")])
    (told,) = look(world, days=1)
    assert told.departs_apart == (Bsn(family.stayer),)
    assert row(world, departure).state == WorkState.DONE


def test_who_moved_within_the_country_instead_stays_at_once(world: World) -> None:
    family, _ = child_and_mother_leave(world)
    look(world, days=1)
    world.bring([here_since(family.persons[2], day(2))])
    (told,) = look(world, days=1)
    assert told.departing == (Bsn(family.leaver),)


@pytest.mark.parametrize("way", ["look", "again", "event"])
def test_a_departure_that_the_brp_shows_no_more_is_undone_at_any_rereading(
    world: World, way: str
) -> None:
    family, departure = child_and_mother_leave(world)
    if way == "event":
        world.report(registered(family.leaver, day(1)))
    (gone,) = look(world, days=1)
    assert gone.registration is not None
    world.bring(family.persons)
    if way == "again":
        ((undone,),) = (m.children for m in establish_again(world.application.service, [departure]))
        assert undone.undone is Undoing.CORRECTED
    elif way == "event":
        world.notifier.taken.clear()
        world.clock.advance(minutes=1)
        world.work()
        assert [c.undone for m in world.notifier.taken for c in m.children] == [Undoing.CORRECTED]
    told = look(world, days=1)
    if way == "look":
        (undone,) = told
        assert (undone.departure_id, undone.undone) == (departure, Undoing.CORRECTED)
        assert undone.registration is None
    assert look(world, days=1) == []
    assert row(world, departure).state == WorkState.DONE


def test_a_return_that_nobody_reported_is_seen(world: World) -> None:
    family, departure = child_and_mother_leave(world)
    look(world, days=1)
    world.bring([here_since(family.persons[0], day(2))])
    (told,) = look(world, days=1)
    assert (told.departure_id, told.undone) == (departure, Undoing.RETURNED)


def test_declared_again_after_that_is_another_departure(world: World) -> None:
    family, departure = child_and_mother_leave(world)
    look(world, days=1)
    world.bring(family.persons)
    (undone,) = look(world, days=1)
    assert (undone.departure_id, undone.undone) == (departure, Undoing.CORRECTED)
    world.notifier.taken.clear()
    world.clock.advance(days=1)
    anew = declared(family, vertrekdatum=day(60), aangifteTijdstip=f"{day(3)}T00:30:00Z")
    body = json.dumps(anew | {"time": f"{day(3)}T00:30:00Z"}).encode()
    accept_event(world.application.service, body, sender=OIN)
    world.work()
    (told,) = world.notifier.taken[0].children
    assert told.departure_id != departure
    assert (told.undone, told.registration) == (None, None)


def one_of_two_is_back(world: World) -> tuple[UUID, UUID]:
    """Two children left; the register shows the second here again. The departures of both."""
    family = Family()
    sister = family.sibling()
    world.bring(family.persons)
    world.report(declared(family, [family.child, sister, family.leaver], vertrekdatum=day(1)))
    world.work()
    ids = {c.child.bsn: c.departure_id for c in world.notifier.taken[0].children}
    world.bring([left(p, day(1)) for p in family.persons if p != family.persons[2]])
    world.clock.advance(days=1)
    establish_again(world.application.service, ids.values())
    world.bring([family.persons[3]])
    world.notifier.taken.clear()
    world.rings.clear()
    return ids[Bsn(family.child)], ids[Bsn(sister)]


def test_news_about_a_sister_that_is_found_right_before_sending_is_not_lost(world: World) -> None:
    """The notifier asks about one child; that the other is back concerns another letter."""
    asked_about, sister = one_of_two_is_back(world)

    establish_again(world.application.service, [asked_about])

    assert HAND_OVER in [task for task, _ in world.rings]
    hand_over_facts(world.application.service)
    told = [c for m in world.notifier.taken for c in m.children]
    assert [(c.departure_id, c.undone) for c in told] == [(sister, Undoing.CORRECTED)]


def test_nor_is_it_when_the_process_ends_right_after(world: World, tmp_path: Path) -> None:
    asked_about, _ = one_of_two_is_back(world)
    (tmp_path / "establish_again.outcome.committed").write_text(str(Order(Action.RAISE)))
    arm_failpoints(tmp_path)
    try:
        with pytest.raises(FailpointHit):
            establish_again(world.application.service, [asked_about])
    finally:
        arm_failpoints(None)
    assert world.rings == []
    assert world.rows(select(OUTBOX.c.id).where(OUTBOX.c.state == WorkState.READY)) != []
    sweep(world.application.service)
    assert HAND_OVER in [task for task, _ in world.rings]
    hand_over_facts(world.application.service)
