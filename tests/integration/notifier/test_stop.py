"""Once the switch is turned nothing new leaves, and afterwards everything leaves once."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, select, text

from contracts.messages.facts import DepartureFacts
from foundation.health import late_by
from notifier import hand_over_flag
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from notifier.health import watched
from notifier.leaving.switch import is_stopped, may_leave
from notifier.resume_everything import resume_everything
from notifier.service import DELIVER, HAND_OVER
from notifier.stop_everything import MAX_REASON, UnfitReason, stop_everything
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import ATTEMPT, MESSAGE
from notifier.storage.shared import AUDIT
from notifier.storage.stop import STOP_CHANGE
from notifier.switch_status import switch_status
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World
from tests.stack.driving import until

WHO = "beheer:anna"


@pytest.fixture
def facts(world: World) -> DepartureFacts:
    """A family whose letter is planned."""
    family = Family(world.clock())
    made = family.facts(family.child("Sanne"))
    world.establish(made)
    world.clock.advance(hours=2)
    return made


@pytest.fixture
def flagged(world: World) -> DepartureFacts:
    """A family whose flag is planned."""
    family = Family(world.clock())
    declared = replace(family.declaration(), safe_to_inform=False)
    made = family.facts(replace(family.child("Sanne"), declarations=(declared,)))
    world.establish(made)
    return made


def stop(world: World) -> bool:
    return stop_everything(world.service.database, reason="letters to wrong street", actor=WHO)


def resume(world: World, ring: Callable[[str, UUID], None] | None = None) -> bool:
    return resume_everything(
        world.service.database,
        reason="street corrected",
        actor=WHO,
        ring=ring or world.service.ring,
    )


def test_while_stopped_nothing_is_claimed(
    world: World, facts: DepartureFacts, flagged: DepartureFacts
) -> None:
    before = (world.rows(MESSAGE), world.rows(HANDOVER))
    assert stop(world)
    world.clock.advance(hours=3)
    assert deliver_messages(world.service) == hand_over_flags(world.service) == 0
    assert (world.rows(MESSAGE), world.rows(HANDOVER)) == before
    assert world.delivered() == []
    found = switch_status(world.service.database)
    assert (found.stopped, found.letters_due, found.flags_due) == (True, 1, 1)
    assert found.findings_due == 0
    world.rings.clear()
    assert resume(world)
    assert [task for task, _ in world.rings] == [DELIVER, HAND_OVER]
    deliver_messages(world.service)
    hand_over_flags(world.service)
    assert sorted(one["soort"] for one in world.delivered()) == ["brief", "vlag"]
    assert world.states(facts) == [("vertrek", "sent")]
    assert [flag.state for flag in world.case_of(flagged).flags] == ["received"]


def test_deciding_goes_on(world: World) -> None:
    stop(world)
    family = Family(world.clock())
    made = family.facts(family.child("Sanne"))
    world.establish(made)
    assert world.states(made) == [("vertrek", "planned")]


def test_a_letter_that_was_claimed_goes_back_with_its_attempt(
    world: World, facts: DepartureFacts
) -> None:
    with turned_while_asking(world):
        deliver_messages(world.service)
    (row,) = world.rows(MESSAGE)
    assert (row.message_state, row.state, row.reason) == ("planned", "READY", "stopped")
    assert (row.attempts, row.lease_token) == (0, None)
    assert world.rows(ATTEMPT) == []
    assert world.letters() == []
    resume(world)
    deliver_messages(world.service)
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


@contextmanager
def turned_while_asking(world: World) -> Iterator[None]:
    """The switch is turned between the claim of a letter and its intent."""
    register = world.register
    ask = register.establish_again

    def establish_again(departure_ids: tuple[UUID, ...]) -> tuple[DepartureFacts, ...]:
        assert stop(world)
        return ask(departure_ids)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(register, "establish_again", establish_again)
        yield


@pytest.mark.usefixtures("flagged")
def test_a_flag_that_was_claimed_goes_back_with_its_attempt(world: World) -> None:
    (claimed,) = hand_over_flag._claim(world.service)
    stop(world)
    hand_over_flag._hand_over(world.service, claimed)
    (row,) = world.rows(HANDOVER)
    assert (row.state, row.reason, row.attempts, row.lease_token) == ("READY", "stopped", 0, None)
    assert world.delivered() == []


def waits_for_the_switch(world: World, *, alone: bool) -> bool:
    with world.service.database.transaction() as connection:
        mode = "ExclusiveLock" if alone else "ShareLock"
        waiting = text(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND mode = :mode"
        )
        return connection.execute(waiting, {"mode": mode}).first() is not None


def test_it_waits_for_intents_and_no_intent_slips_by(world: World) -> None:
    """Two processes are about to write an intent: one came before the stop, one after it."""
    database = world.service.database
    finish = threading.Event()

    def intent() -> bool:
        with database.transaction() as connection:
            answer = may_leave(connection)
            assert finish.wait(10)
            return answer

    with ThreadPoolExecutor(3) as others:
        before = others.submit(intent)
        until(lambda: shared_locks(world) == 1, what="the first intent is being written")
        stopping = others.submit(stop, world)
        until(lambda: waits_for_the_switch(world, alone=True), what="the stop waits")
        after = others.submit(intent)
        until(lambda: waits_for_the_switch(world, alone=False), what="the second waits behind it")
        assert not stopping.done()
        finish.set()
        assert (before.result(10), stopping.result(10), after.result(10)) == (True, True, False)


def shared_locks(world: World) -> int:
    with world.service.database.transaction() as connection:
        held = text(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND mode = 'ShareLock'"
        )
        return int(connection.execute(held).scalar_one())


def test_turning_it_twice_is_one_turn_and_two_audit_entries(world: World) -> None:
    entries = len(world.rows(AUDIT))
    assert (stop(world), stop(world), resume(world), resume(world)) == (True, False, True, False)
    turns = sorted(world.rows(STOP_CHANGE), key=lambda row: row.number)
    assert [(row.stopped, row.reason, row.actor) for row in turns] == [
        (True, "letters to wrong street", WHO),
        (False, "street corrected", WHO),
    ]
    with world.service.database.transaction() as connection:
        audit = connection.execute(select(AUDIT).order_by(AUDIT.c.seq)).all()[entries:]
    assert [(entry.actor, entry.action, entry.result) for entry in audit] == [
        (WHO, "alles_gestopt", "gedaan"),
        (WHO, "alles_gestopt", "was_al_zo"),
        (WHO, "alles_hervat", "gedaan"),
        (WHO, "alles_hervat", "was_al_zo"),
    ]


@pytest.mark.parametrize(
    "reason",
    ["", "  ", "x" * (MAX_REASON + 1), "letter about 999912345", "ask anna@example.nl"],
)
def test_a_reason_that_cannot_be_kept_is_refused(world: World, reason: str) -> None:
    with pytest.raises(UnfitReason):
        stop_everything(world.service.database, reason=reason, actor=WHO)
    with world.service.database.transaction() as connection:
        assert not is_stopped(connection)


def late(world: World, connection: Connection) -> dict[str, float]:
    long_ago = world.clock() - timedelta(days=1)
    looked_at = replace(watched(world.application.settings), jobs=())
    return late_by(connection, looked_at, now=world.clock(), began=long_ago)


@pytest.mark.usefixtures("facts", "flagged")
def test_what_was_stopped_is_not_late_until_it_may_leave_for_a_while(world: World) -> None:
    database = world.service.database
    world.clock.advance(minutes=3)
    with database.transaction() as connection:
        assert set(late(world, connection)) == {"message", "handover"}
    stop(world)
    world.clock.advance(hours=5)
    with database.transaction() as connection:
        assert late(world, connection) == {}
    resume(world)
    with database.transaction() as connection:
        assert late(world, connection) == {}
    world.clock.advance(minutes=3)
    with database.transaction() as connection:
        found = late(world, connection)
    assert found == {name: pytest.approx(180, abs=5) for name in ("message", "handover")}
