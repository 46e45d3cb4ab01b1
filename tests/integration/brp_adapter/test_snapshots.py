"""Earlier answers about gezag: what is kept with them, when they go, and what never counts."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from brp_adapter.accept_event import accept_event
from brp_adapter.establish_again import establish_again
from brp_adapter.known import Known, read_known
from brp_adapter.storage.tables import DEPARTURE, SNAPSHOT
from brp_adapter.sweep import sweep
from contracts.messages.facts import GezagSource, Undoing
from contracts.policy.retention import Bewaring
from contracts.values.bsn import Bsn
from tests.integration.brp_adapter.families import OIN, Family, day, declared, left, withdrawn
from tests.integration.brp_adapter.running import World


def reported(world: World, *, on: int = 3, **more: object) -> tuple[Family, UUID]:
    """A child of whom gezag is known, and its departure that is declared."""
    family = Family()
    world.bring(family.persons)
    world.report(declared(family, vertrekdatum=more.get("vertrekdatum", day(on))))
    world.work()
    (child,) = world.notifier.taken[-1].children
    return family, child.departure_id


def snapshots(world: World, family: Family) -> int:
    child = world.application.service.privacy.index_of(Bsn(family.child))
    return len(world.rows(select(SNAPSHOT.c.id).where(SNAPSHOT.c.child == child)))


def kept_on(world: World, family: Family, *days: int) -> list[int]:
    """How many snapshots there are after the first sweep of each of these days from now."""
    found = []
    for number in days:
        world.clock.ahead *= 0
        world.clock.advance(days=number)
        sweep(world.application.service)
        found.append(snapshots(world, family))
    return found


def test_moment_source_and_hash_are_kept_with_it(world: World) -> None:
    family, _ = reported(world)
    child = world.application.service.privacy.index_of(Bsn(family.child))
    (kept,) = world.rows(select(SNAPSHOT).where(SNAPSHOT.c.child == child))
    assert (kept.source, len(kept.hash)) == ("brp", 32)
    assert abs((world.clock() - kept.taken_at).total_seconds()) < 60


def test_where_nothing_follows_it_goes_thirty_days_after_the_declared_day(world: World) -> None:
    family, _ = reported(world, on=3)
    assert kept_on(world, family, 0, 32, 33, 34) == [1, 1, 1, 0]


def test_of_an_incomplete_date_the_last_possible_day_counts(world: World) -> None:
    family, _ = reported(world, vertrekdatum=day(3)[:4])
    assert kept_on(world, family, 31) == [1]


def test_the_term_is_that_of_the_policy(world: World) -> None:
    family, _ = reported(world, on=3)
    service = world.application.service
    bewaring = {"bewaring": Bewaring(momentopname_dagen=2)}
    policy = replace(service.policy, content=service.policy.content.model_copy(update=bewaring))
    shorter = replace(service, policy=policy)
    for days, expected in ((5, 1), (6, 0)):
        world.clock.ahead *= 0
        world.clock.advance(days=days)
        sweep(shorter)
        assert snapshots(world, family) == expected


def gone(world: World, family: Family, departure: UUID) -> None:
    child, leaver, _ = family.persons
    world.clock.advance(days=3)
    world.bring([left(child, day(3)), left(leaver, day(3))])
    establish_again(world.application.service, [departure])
    world.clock.ahead *= 0


def test_of_a_departure_that_is_registered_it_stays(world: World) -> None:
    family, departure = reported(world, on=3)
    gone(world, family, departure)
    assert kept_on(world, family, 34, 89, 500) == [1, 1, 1]
    ((child,),) = (m.children for m in establish_again(world.application.service, [departure]))
    assert child.gezag.source is GezagSource.SNAPSHOT


def test_after_an_undoing_it_goes_thirty_days_later(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    declaration = declared(family, vertrekdatum=day(50))
    world.report(declaration)
    world.work()
    world.report(withdrawn(declaration))
    world.work()
    (child,) = world.notifier.taken[-1].children
    assert child.undone is Undoing.WITHDRAWN
    world.clock.advance(days=5)
    establish_again(world.application.service, [child.departure_id])
    (kept,) = world.rows(select(DEPARTURE).where(DEPARTURE.c.id == child.departure_id))
    assert kept.awaited_until.isoformat() == day(0), "read again is not undone again"
    assert kept_on(world, family, 29, 30, 31) == [1, 1, 0]


def another_answer(sealed: bytes) -> dict[str, bytes]:
    return {"gezag": sealed[:-1] + bytes([sealed[-1] ^ 1])}


def another_hash(_sealed: bytes) -> dict[str, bytes]:
    return {"hash": bytes(32)}


@pytest.mark.parametrize("change", [another_answer, another_hash])
def test_one_that_is_not_as_it_was_kept_never_counts(
    world: World, change: Callable[[bytes], dict[str, bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    family, departure = reported(world, on=3)
    service = world.application.service
    index = service.privacy.index_of(Bsn(family.child))
    with service.database.transaction() as connection:
        mine = SNAPSHOT.c.child == index
        sealed = connection.execute(select(SNAPSHOT.c.gezag).where(mine)).scalar_one()
        connection.execute(update(SNAPSHOT).where(mine).values(change(sealed)))
    world.clock.advance(days=3)
    child, leaver, _ = family.persons
    without = left(child, day(3)) | {"gezag": [{"type": "GezagNietTeBepalen"}]}
    world.bring([without, left(leaver, day(3))])

    ((facts,),) = (m.children for m in establish_again(service, [departure]))

    assert facts.gezag.source is GezagSource.NONE
    assert facts.gezag.child_in_rni
    assert "snapshot_not_as_kept" in capsys.readouterr().out


def test_an_answer_is_not_erased_under_a_declaration_that_just_finds_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says the same as the BRP says now, so nothing is kept beside it: it has to stay."""
    family = Family()
    world.bring(family.persons)
    first = declared(family, vertrekdatum=day(50))
    for event in (first, withdrawn(first)):
        world.report(event)
        world.work()
    world.clock.advance(days=31)
    at = f"{day(31)}T00:00:01Z"
    again = declared(family, vertrekdatum=day(60), aangifteTijdstip=at) | {"time": at}
    accept_event(world.application.service, json.dumps(again).encode(), sender=OIN)
    at_night: list[threading.Thread] = []

    def swept_meanwhile(*arguments: Any) -> Known:  # noqa: ANN401 - passes them on
        known = read_known(*arguments)
        at_night.append(threading.Thread(target=sweep, args=(world.application.service,)))
        at_night[-1].start()
        at_night[-1].join(timeout=10)
        return known

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("brp_adapter.establish_facts.read_known", swept_meanwhile)
        world.work()
    assert at_night
    assert world.notifier.taken[-1].children[0].undone is None
    assert snapshots(world, family) == 1
