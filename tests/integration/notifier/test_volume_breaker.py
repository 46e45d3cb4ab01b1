"""More than the policy allows stops everything, in the transaction that would have exceeded it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select

from contracts.messages.facts import DepartureFacts
from contracts.policy.emergency_brake import Noodrem
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from notifier.leaving import volume
from notifier.leaving.switch import last_turn
from notifier.leaving.volume import VOLUME_BREAKER, may_leave_too
from notifier.resume_everything import resume_everything
from notifier.storage.messages import ATTEMPT
from notifier.storage.shared import AUDIT
from notifier.storage.stop import LEFT, STOP_CHANGE, LeftKind
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
