"""A row that waits for a human is found, and goes on without ever making a second letter."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from contracts.messages.facts import DepartureFacts, Undoing
from contracts.policy.permission import LetterBasis
from foundation.provider_errors import MaybeSent
from foundation.waiting import CannotRetry
from foundation.work import WorkState
from notifier.deliver_message import deliver_messages
from notifier.delivery.channel import CannotSay, LookedUp, MessageChannel, Parcel, Sent
from notifier.hand_over_flag import hand_over_flags
from notifier.review_rows import retry_row, rows_in_review
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import ATTEMPT, MESSAGE
from notifier.storage.shared import AUDIT
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World


@dataclass
class Mute:
    """A provider that answers nothing and can tell nothing; ``takes``: it took the letter in."""

    channel: MessageChannel
    takes: bool

    def send(self, parcel: Parcel, *, reference: UUID, basis: LetterBasis) -> Sent:
        if self.takes:
            self.channel.send(parcel, reference=reference, basis=basis)
        code = "ReadTimeout"
        raise MaybeSent(code)

    def find(self, reference: UUID) -> LookedUp:
        del reference
        return CannotSay("answer_unreadable")


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


@pytest.fixture
def facts(world: World, family: Family) -> DepartureFacts:
    made = family.facts(family.child("Sanne"))
    world.establish(made)
    return made


def stuck(world: World, *, took_it: bool) -> UUID:
    """A letter of which nobody knows, waiting for a human; the provider works again."""
    channel = world.paper
    world.paper = Mute(channel, took_it)
    world.deliver()
    later(world, minutes=2)
    world.paper = channel
    (row,) = rows_in_review(world.service)
    assert (row.kind, row.state, row.reason) == (
        "letter",
        WorkState.NEEDS_REVIEW,
        "answer_unreadable",
    )
    return row.id


def later(world: World, **by: float) -> None:
    world.clock.advance(**by)
    deliver_messages(world.service)


def retry(world: World, row_id: UUID, *, left: bool | None = None, why: str = "T-1") -> bool:
    return retry_row(world.service, row_id, left=left, actor="beheer:proef", why=why)


@pytest.mark.parametrize("took_it", [True, False])
def test_a_letter_is_looked_up_before_anything_else(
    world: World, facts: DepartureFacts, *, took_it: bool
) -> None:
    letter = stuck(world, took_it=took_it)
    assert retry(world, letter)
    assert rows_in_review(world.service) == ()
    later(world, minutes=5)
    later(world, minutes=5)
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


def test_a_human_who_knows_that_it_left_ends_it(world: World, facts: DepartureFacts) -> None:
    letter = stuck(world, took_it=True)
    assert retry(world, letter, left=True)
    later(world, hours=1)
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1
    (row,) = world.rows(MESSAGE)
    (attempt,) = world.rows(ATTEMPT)
    assert row.sent_at == attempt.started_at
    assert attempt.outcome == "found"
    kinds = [entry.kind for entry in world.case_of(facts).timeline]
    assert kinds.count("bericht_verzonden") == 1


def test_a_letter_that_left_by_a_humans_word_is_recalled_when_the_departure_is_off(
    world: World, family: Family, facts: DepartureFacts
) -> None:
    letter = stuck(world, took_it=True)
    retry(world, letter, left=True)
    undone = replace(facts.children[0], undone=Undoing.WITHDRAWN)
    world.establish(family.facts(undone, after=timedelta(hours=4)))
    world.deliver()
    assert sorted(state for _, state in world.states(facts)) == ["recalled", "sent"]


def test_a_human_who_knows_that_it_did_not_leave_lets_it_go(
    world: World, facts: DepartureFacts
) -> None:
    letter = stuck(world, took_it=False)
    assert retry(world, letter, left=False)
    assert world.states(facts) == [("vertrek", "planned")]
    later(world, seconds=1)
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


def test_what_was_never_handed_over_cannot_have_left(world: World, facts: DepartureFacts) -> None:
    world.register.known.clear()
    world.deliver()
    assert world.states(facts) == [("vertrek", "needs_review")]
    (row,) = rows_in_review(world.service)
    with pytest.raises(CannotRetry, match="never handed"):
        retry(world, row.id, left=True)
    assert waiting_ids(world) == {row.id}
    world.register.learns(facts)
    assert retry(world, row.id)
    later(world, seconds=1)
    later(world, minutes=2)
    assert world.states(facts) == [("vertrek", "sent")]


def test_a_refused_flag_goes_again_under_its_own_id(world: World) -> None:
    family = Family(world.clock())
    unsafe = replace(family.declaration(), safe_to_inform=False)
    world.establish(family.facts(replace(family.child("Sanne"), declarations=(unsafe,))))
    world.fault(onderdeel="rvdk", soort="status", status=403, aantal=1)
    hand_over_flags(world.service)
    (row,) = rows_in_review(world.service)
    assert row.kind == "flag"
    with pytest.raises(CannotRetry, match="letter only"):
        retry(world, row.id, left=True)
    assert retry(world, row.id)
    hand_over_flags(world.service)
    assert {flag.handover_state for flag in world.rows(HANDOVER)} == {"received"}


def waiting_ids(world: World) -> set[UUID]:
    return {row.id for row in rows_in_review(world.service)}


@pytest.mark.usefixtures("facts")
def test_every_retry_is_in_the_audit_and_says_nothing_of_people(world: World) -> None:
    letter = stuck(world, took_it=False)
    for unfit in ("", "de vader belde", "999990019", "T-999990019", "x" * 60):
        with pytest.raises(CannotRetry, match="short code"):
            retry(world, letter, why=unfit)
    assert waiting_ids(world) == {letter}, "a refused retry changes nothing"
    assert retry(world, letter, why="notify-weer-bereikbaar")
    entries = [row for row in world.rows(AUDIT) if row.object == f"letter:{letter}"]
    assert [(entry.actor, entry.action, entry.result) for entry in entries] == [
        ("beheer:proef", "rij_hervat", "notify-weer-bereikbaar")
    ]


def test_a_row_that_does_not_wait_is_not_touched(world: World, facts: DepartureFacts) -> None:
    (planned,) = world.rows(MESSAGE)
    assert not retry(world, planned.id)
    assert not retry(world, uuid4())
    assert world.states(facts) == [("vertrek", "planned")]
