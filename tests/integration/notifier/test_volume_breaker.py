"""More than the policy allows stops everything, in the transaction that would have exceeded it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, select

from contracts.messages.facts import DepartureFacts
from contracts.policy.emergency_brake import Noodrem
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from notifier.leaving import volume
from notifier.leaving.failures import FAILURE_BREAKER
from notifier.leaving.normal_volume import learn_normal
from notifier.leaving.switch import last_turn
from notifier.leaving.volume import ABOVE_NORMAL, VOLUME_BREAKER, may_leave_too
from notifier.resume_everything import resume_everything
from notifier.storage.messages import ATTEMPT
from notifier.storage.shared import AUDIT
from notifier.storage.stop import LEFT, LEFT_HOURLY, NORMAL, STOP_CHANGE, LeftKind
from notifier.sweep import sweep
from tests.integration.notifier.families import OIN, Family
from tests.integration.notifier.world import World

OTHER = "00000009900000000099"


def allow(world: World, **limits: int) -> None:
    policy = world.service.policy
    content = policy.content.model_copy(update={"noodrem": Noodrem(**limits)})
    world.with_service(policy=replace(policy, content=content))


def facts(world: World, *, safe: bool = True) -> DepartureFacts:
    family = Family(world.clock())
    declared = replace(family.declaration(), safe_to_inform=safe)
    return family.facts(replace(family.child("Sanne"), declarations=(declared,)))


def leave(
    world: World, kind: LeftKind = LeftKind.LETTER, oin: str = OIN, count: int = 1
) -> list[bool]:
    answers = []
    for _ in range(count):
        with world.service.database.transaction() as connection:
            limits = world.service.policy.content.noodrem
            answers.append(may_leave_too(connection, limits, kind, uuid4(), oin, now=world.clock()))
    return answers


def reason(world: World) -> str | None:
    with world.service.database.transaction() as connection:
        turn = last_turn(connection)
    return turn.reason if turn is not None and turn.stopped else None


def resume(world: World) -> None:
    assert resume_everything(
        world.service.database, reason="looked at", actor="a", ring=world.service.ring
    )


@pytest.mark.parametrize(
    ("kind", "limit", "run"),
    [
        (LeftKind.LETTER, "brieven_per_gemeente", deliver_messages),
        (LeftKind.LETTER, "brieven_totaal", deliver_messages),
        (LeftKind.FLAG, "vlaggen_per_gemeente", hand_over_flags),
        (LeftKind.FLAG, "vlaggen_totaal", hand_over_flags),
    ],
)
def test_the_one_that_is_too_many_does_not_leave_and_nothing_after_it(
    world: World, kind: LeftKind, limit: str, run: Callable[..., int]
) -> None:
    allow(world, **{limit: 2})
    for _ in range(4):
        world.establish(facts(world, safe=kind is LeftKind.LETTER))
    world.clock.advance(hours=2)
    run(world.service)
    assert len(world.delivered()) == 2
    assert reason(world) == VOLUME_BREAKER
    assert run(world.service) == 0
    newest = select(AUDIT).order_by(AUDIT.c.seq.desc()).limit(1)
    with world.service.database.transaction() as connection:
        entry = connection.execute(newest).one()
    assert (entry.action, entry.result) == ("alles_gestopt", VOLUME_BREAKER)
    resume(world)
    run(world.service)
    assert len(world.delivered()) == 4, "whoever resumes gets a whole window"
    assert reason(world) is None
    assert len({one["id"] for one in world.delivered()}) == 4


def test_the_window_slides(world: World) -> None:
    allow(world, brieven_totaal=3, venster_minuten=10)
    assert leave(world, count=2) == [True, True]
    world.clock.advance(minutes=6)
    assert leave(world) == [True]
    world.clock.advance(minutes=6)
    assert leave(world, count=2) == [True, True]
    assert leave(world) == [False]
    assert reason(world) == VOLUME_BREAKER


def test_one_municipality_trips_for_all_and_kinds_count_apart(world: World) -> None:
    allow(world, brieven_per_gemeente=2, vlaggen_per_gemeente=2)
    assert leave(world, count=2) == [True, True]
    assert leave(world, oin=OTHER, count=2) == [True, True]
    assert leave(world, LeftKind.FLAG, count=2) == [True, True]
    assert leave(world) == [False]
    assert leave(world, LeftKind.FLAG, oin=OTHER) == [False]


def test_another_attempt_is_not_another_letter(world: World) -> None:
    allow(world, brieven_totaal=1)
    world.fault(onderdeel="notifynl", soort="status", status=503, aantal=2)
    world.establish(facts(world))
    world.deliver()
    for _ in range(2):
        world.clock.advance(hours=1)
        deliver_messages(world.service)
    assert len(world.rows(ATTEMPT)) == 3
    assert len(world.letters()) == 1
    assert reason(world) is None


def test_many_at_once_never_exceed_it(world: World) -> None:
    allow(world, brieven_totaal=20)
    with ThreadPoolExecutor(8) as others:
        answers = [answer for one in others.map(leave, [world] * 40) for answer in one]
    assert sum(answers) == 20
    assert len([row for row in world.rows(STOP_CHANGE) if row.stopped]) == 1


def test_what_no_window_reaches_is_forgotten(world: World) -> None:
    allow(world)
    leave(world)
    sweep(world.service)
    assert len(world.rows(LEFT)) == 1
    world.clock.advance(seconds=volume.KEPT.total_seconds() + 1)
    sweep(world.service)
    assert world.rows(LEFT) == []


def ordinary(world: World, per_hour: int, *, days: int = 8) -> None:
    """So many left in each of the last hours, and the sweep learnt from it."""
    hour = world.clock().replace(minute=0, second=0, microsecond=0)
    hours = [hour - timedelta(hours=h) for h in range(1, days * 24 + 1)]
    rows = [{"kind": LeftKind.LETTER, "hour": at, "number": per_hour} for at in hours]
    # One night in which something ran away; it makes nothing ordinary.
    rows[5]["number"] = 100 * per_hour
    with world.service.database.transaction() as connection:
        connection.execute(insert(LEFT_HOURLY), rows)
        assert learn_normal(connection, now=world.clock())
        assert not learn_normal(connection, now=world.clock()), "once an hour"


def test_more_than_a_multiple_of_what_is_ordinary_stops_everything(world: World) -> None:
    allow(world, gewoon_veelvoud=3, gewoon_ten_minste=10)
    ordinary(world, 5)
    assert leave(world, count=15) == [True] * 15
    assert leave(world, LeftKind.FLAG, count=2) == [True, True], "of flags nothing is known yet"
    assert leave(world) == [False]
    assert reason(world) == ABOVE_NORMAL
    resume(world)
    assert leave(world) == [True]


def test_small_numbers_never_trip_the_multiple_and_less_than_a_week_is_not_known(
    world: World,
) -> None:
    allow(world, gewoon_ten_minste=12)
    ordinary(world, 1)
    assert leave(world, count=12) == [True] * 12
    assert leave(world) == [False]
    world.clock.advance(hours=2)
    resume(world)
    with world.service.database.transaction() as connection:
        connection.execute(delete(LEFT_HOURLY))
    ordinary(world, 1, days=6)
    assert leave(world, count=20) == [True] * 20


def test_what_left_is_counted_by_the_hour_and_then_forgotten(world: World) -> None:
    allow(world)
    leave(world, count=3)
    world.clock.advance(hours=1)
    sweep(world.service)
    assert [row.number for row in world.rows(LEFT_HOURLY)] == [3]
    world.clock.advance(days=3)
    sweep(world.service)
    assert [row.number for row in world.rows(LEFT_HOURLY)] == [3]
    assert {row.per_hour for row in world.rows(NORMAL)} == {None}
    world.clock.advance(days=30)
    sweep(world.service)
    assert world.rows(LEFT_HOURLY) == []


def test_many_refusals_stop_everything_until_a_person_looked(world: World) -> None:
    allow(world, mislukt_totaal=2)
    world.fault(onderdeel="notifynl", soort="status", status=400, aantal=3)
    for _ in range(4):
        world.establish(facts(world))
    world.clock.advance(hours=2)
    deliver_messages(world.service)
    assert world.letters() == []
    assert reason(world) == FAILURE_BREAKER
    assert deliver_messages(world.service) == 0
    resume(world)
    deliver_messages(world.service)
    assert len(world.letters()) == 1, "the fourth never left; the others wait for a person"
    assert reason(world) is None


def test_what_a_provider_could_not_take_for_a_while_is_no_refusal(world: World) -> None:
    allow(world, mislukt_totaal=1)
    world.fault(onderdeel="notifynl", soort="status", status=503, aantal=3)
    for _ in range(3):
        world.establish(facts(world))
    world.clock.advance(hours=2)
    deliver_messages(world.service)
    assert not sweep(world.service).stopped
    assert reason(world) is None
