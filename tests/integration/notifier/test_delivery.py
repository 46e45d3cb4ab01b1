"""Every way in which sending a letter can go wrong has a named outcome, and never a second letter.

The provider is the sandbox's NotifyNL over real HTTP; it makes two letters of one reference that
comes in twice, so that a double shows.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from contracts.messages.facts import DepartureFacts, Undoing
from contracts.policy.permission import LetterBasis
from foundation.provider_errors import MaybeSent, NotSent, Refused
from foundation.retry import RetrySchedule
from foundation.work import ATTEMPTS_EXHAUSTED, WorkState, reopen
from notifier.deliver_message import deliver_messages
from notifier.delivery.channel import LookedUp, MessageChannel, Parcel, Sent
from notifier.delivery.notifynl import NotifyNLLetters
from notifier.policy import EVERYTHING_IN_SHADOW
from notifier.storage.messages import ATTEMPT, MESSAGE
from notifier.sweep import sweep
from sandbox.settings import TEST_NOTIFY_KEY
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World


@pytest.fixture
def facts(world: World) -> DepartureFacts:
    """A family whose letter is planned."""
    family = Family(world.clock())
    made = family.facts(family.child("Sanne"))
    world.establish(made)
    return made


def outcomes(world: World) -> list[str | None]:
    rows = sorted(world.rows(ATTEMPT), key=lambda row: row.number)
    return [row.outcome for row in rows]


def again(world: World, **later: float) -> None:
    world.clock.advance(**later)
    deliver_messages(world.service)


def test_taken_in_without_an_answer_is_looked_up_and_not_sent_again(
    world: World, facts: DepartureFacts
) -> None:
    world.fault(onderdeel="notifynl", soort="aannemen_zonder_antwoord", aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "maybe_sent")]
    again(world, seconds=6)
    assert world.states(facts) == [("vertrek", "sent")]
    assert outcomes(world) == ["found"]
    assert len(world.letters()) == 1


def test_lost_on_the_way_is_sent_again_only_after_the_safe_time(
    world: World, facts: DepartureFacts
) -> None:
    world.fault(onderdeel="notifynl", soort="onderbroken", aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "maybe_sent")]
    again(world, seconds=6)
    assert world.states(facts) == [("vertrek", "maybe_sent")], "not there yet does not mean never"
    assert world.letters() == []
    again(world, seconds=60)
    assert world.states(facts) == [("vertrek", "sent")]
    assert outcomes(world) == ["not_found", "sent"]
    assert len(world.letters()) == 1


@dataclass
class Slow:
    """A letter that is on its way for longer than its sender waits, and then arrives."""

    channel: MessageChannel
    under_way: tuple[Parcel, UUID, LetterBasis] | None = None

    def send(self, parcel: Parcel, *, reference: UUID, basis: LetterBasis) -> Sent:
        if self.under_way is not None:
            return self.channel.send(parcel, reference=reference, basis=basis)
        self.under_way = (parcel, reference, basis)
        code = "ReadTimeout"
        raise MaybeSent(code)

    def arrive(self) -> None:
        assert self.under_way is not None
        parcel, reference, basis = self.under_way
        self.channel.send(parcel, reference=reference, basis=basis)

    def find(self, reference: UUID) -> LookedUp:
        return self.channel.find(reference)


def test_the_wait_counts_from_the_first_look_that_finds_nothing_and_ends_with_another(
    world: World, facts: DepartureFacts
) -> None:
    """By a clock that jumped the sending is long ago, while the letter is still on its way."""
    slow = Slow(world.paper)
    world.paper = slow
    world.deliver()
    again(world, hours=2)
    assert world.states(facts) == [("vertrek", "maybe_sent")]
    assert world.letters() == []
    slow.arrive()
    again(world, seconds=61)
    assert world.states(facts) == [("vertrek", "sent")]
    assert outcomes(world) == ["found"]
    assert len(world.letters()) == 1


def test_a_provider_that_cannot_say_leads_to_a_human(world: World, facts: DepartureFacts) -> None:
    world.fault(onderdeel="notifynl", soort="aannemen_zonder_antwoord", aantal=1)
    world.deliver()
    world.fault(onderdeel="notifynl", soort="ongeldig_schema", aantal=1)
    again(world, seconds=6)
    assert world.states(facts) == [("vertrek", "needs_review")]
    again(world, hours=1)
    assert len(world.letters()) == 1


def test_a_provider_that_cannot_be_asked_is_asked_later(
    world: World, facts: DepartureFacts
) -> None:
    world.fault(onderdeel="notifynl", soort="aannemen_zonder_antwoord", aantal=1)
    world.deliver()
    world.fault(onderdeel="notifynl", soort="status", status=500, aantal=1)
    again(world, seconds=6)
    assert world.states(facts) == [("vertrek", "maybe_sent")]
    again(world, minutes=5)
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


def test_half_an_answer_is_looked_up(world: World, facts: DepartureFacts) -> None:
    world.fault(onderdeel="notifynl", soort="half_antwoord", aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "maybe_sent")]
    again(world, seconds=6)
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


def test_a_server_error_is_looked_up(world: World, facts: DepartureFacts) -> None:
    world.fault(onderdeel="notifynl", soort="status", status=500, aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "maybe_sent")]
    again(world, minutes=2)
    again(world, seconds=61)
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


def test_a_refused_letter_is_not_repeated(world: World, facts: DepartureFacts) -> None:
    world.fault(onderdeel="notifynl", soort="status", status=400, aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "refused")]
    again(world, hours=5)
    assert world.letters() == []
    assert world.rows(MESSAGE)[0].state == WorkState.REFUSED


def test_when_our_own_access_is_refused_a_human_looks(world: World, facts: DepartureFacts) -> None:
    world.fault(onderdeel="notifynl", soort="status", status=403, aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "needs_review")]


def test_too_many_requests_waits_as_long_as_was_asked(world: World, facts: DepartureFacts) -> None:
    world.fault(onderdeel="notifynl", soort="status", status=429, retryAfter=1200, aantal=1)
    world.deliver()
    (row,) = world.rows(MESSAGE)
    assert row.message_state == "planned"
    assert row.next_attempt_at - world.clock() > timedelta(seconds=1190)
    again(world, seconds=1190)
    assert world.letters() == []
    again(world, seconds=20)
    assert world.states(facts) == [("vertrek", "sent")]


def test_when_the_schedule_is_used_up_a_human_looks(world: World, facts: DepartureFacts) -> None:
    timing = replace(world.service.timing, letters=RetrySchedule((timedelta(seconds=1),)))
    world.with_service(timing=timing)
    world.fault(onderdeel="notifynl", soort="status", status=503, aantal=2)
    world.deliver()
    again(world, seconds=5)
    assert world.states(facts) == [("vertrek", "needs_review")]
    assert outcomes(world) == ["not_sent", "not_sent"]


@dataclass
class Dying:
    """A process that is killed around the call: SystemExit passes every handler, as a kill does."""

    channel: MessageChannel
    before: bool

    def send(self, parcel: Parcel, *, reference: UUID, basis: LetterBasis) -> Sent:
        if not self.before:
            self.channel.send(parcel, reference=reference, basis=basis)
        raise SystemExit

    def find(self, reference: UUID) -> LookedUp:
        return self.channel.find(reference)


@pytest.mark.parametrize("before", [True, False])
def test_killed_between_intent_and_outcome_gives_exactly_one_letter(
    world: World, facts: DepartureFacts, *, before: bool
) -> None:
    channel = world.paper
    world.paper = Dying(channel, before)
    with pytest.raises(SystemExit):
        world.deliver()
    assert world.states(facts) == [("vertrek", "claimed")]
    assert outcomes(world) == [None]
    world.paper = channel
    again(world, seconds=30)
    assert world.states(facts) == [("vertrek", "claimed")], "the lease still runs"
    assert sweep(world.service).expired_leases == 0
    again(world, seconds=40)
    again(world, seconds=60)
    assert world.states(facts) == [("vertrek", "sent")]
    assert outcomes(world) == (["not_found", "sent"] if before else ["found"])
    assert len(world.letters()) == 1


def test_without_fresh_facts_nothing_is_sent(world: World, facts: DepartureFacts) -> None:
    world.register.failures = [NotSent("http_503", timedelta(minutes=10)), MaybeSent("ReadTimeout")]
    world.deliver()
    assert world.letters() == []
    again(world, minutes=9)
    assert world.register.asked == 1
    again(world, minutes=2)
    assert world.letters() == []
    again(world, minutes=10)
    assert world.states(facts) == [("vertrek", "sent")]


def test_when_the_adapter_refuses_a_human_looks(world: World, facts: DepartureFacts) -> None:
    world.register.failures = [Refused("http_403")]
    world.deliver()
    assert world.states(facts) == [("vertrek", "needs_review")]


def test_facts_that_do_not_come_back_whole_are_for_a_human(
    world: World, facts: DepartureFacts
) -> None:
    world.register.known.clear()
    world.deliver()
    assert world.states(facts) == [("vertrek", "needs_review")]
    assert world.letters() == []


def test_a_letter_without_an_address_is_for_a_human(world: World) -> None:
    family = Family(world.clock())
    family.father = replace(family.father, postal=None)
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.deliver()
    (message,) = world.case_of(facts).messages
    assert (message.state, message.reason) == ("needs_review", "holder_without_address")


@pytest.mark.usefixtures("facts")
def test_without_a_basis_on_the_day_itself_nothing_leaves(world: World) -> None:
    world.with_service(policy=EVERYTHING_IN_SHADOW)
    world.deliver()
    assert world.delivered() == []


def test_a_message_that_a_human_has_tried_again_is_looked_up_first(
    world: World, facts: DepartureFacts
) -> None:
    world.fault(onderdeel="notifynl", soort="aannemen_zonder_antwoord", aantal=1)
    world.deliver()
    for _ in range(2):
        world.fault(onderdeel="notifynl", soort="status", status=403, aantal=1)
        again(world, minutes=1)
        assert world.states(facts) == [("vertrek", "needs_review")]
        with world.service.database.transaction() as connection:
            (row,) = connection.execute(select(MESSAGE.c.id))
            assert reopen(connection, MESSAGE, row.id, now=world.clock())
    again(world, minutes=1)
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


@dataclass
class WithdrawnMeanwhile:
    """The withdrawal comes in while the provider is being called."""

    world: World
    channel: MessageChannel
    undone: DepartureFacts

    def send(self, parcel: Parcel, *, reference: UUID, basis: LetterBasis) -> Sent:
        sent = self.channel.send(parcel, reference=reference, basis=basis)
        self.world.establish(self.undone)
        return sent

    def find(self, reference: UUID) -> LookedUp:
        return self.channel.find(reference)


def test_a_withdrawal_during_the_call_is_recalled(world: World) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    world.establish(family.facts(child))
    undone = family.facts(replace(child, undone=Undoing.WITHDRAWN), after=timedelta(hours=3))
    channel = world.paper
    world.paper = WithdrawnMeanwhile(world, channel, undone)
    world.clock.advance(hours=2)
    deliver_messages(world.service, at_most=1)
    world.paper = channel
    world.deliver()
    assert world.states(undone) == [("vertrek", "recalled"), ("recall", "sent")]
    assert len(world.letters()) == 2


def test_many_workers_at_once_send_one_letter_each_holder(
    world: World, facts: DepartureFacts
) -> None:
    world.clock.advance(minutes=61)
    world.establish(replace(facts, facts_id=facts.children[0].departure_id))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: deliver_messages(world.service), range(4)))
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


def test_a_provider_that_cannot_be_reached_did_not_get_it(
    world: World, facts: DepartureFacts
) -> None:
    channel = world.paper
    nobody = NotifyNLLetters(base_url="http://127.0.0.1:1", api_key=TEST_NOTIFY_KEY)
    world.paper = nobody
    world.deliver()
    assert world.states(facts) == [("vertrek", "planned")]
    assert outcomes(world) == ["not_sent"]
    with pytest.raises(NotSent):
        nobody.find(facts.facts_id)
    world.paper = channel
    again(world, minutes=1)
    assert world.states(facts) == [("vertrek", "sent")]


def test_on_facts_older_than_a_day_nothing_is_sent(world: World, facts: DepartureFacts) -> None:
    old = world.clock()
    world.register.clock = lambda: old
    world.clock.advance(hours=25)
    deliver_messages(world.service)
    (message,) = world.case_of(facts).messages
    assert (message.state, message.reason) == ("needs_review", "facts_too_old")
    assert world.letters() == []


def test_a_message_that_is_given_up_says_so_in_its_case(
    world: World, facts: DepartureFacts
) -> None:
    given_up = {"state": WorkState.NEEDS_REVIEW, "reason": ATTEMPTS_EXHAUSTED}
    with world.service.database.transaction() as connection:
        connection.execute(update(MESSAGE).values(**given_up))
    with capture_logs() as told_of:
        assert sweep(world.service).exhausted == 1
    case = world.case_of(facts)
    assert [message.state for message in case.messages] == ["needs_review"]
    told = [(entry.kind, entry.code) for entry in case.timeline[-2:]]
    assert told == [
        ("bericht_naar_mens", ATTEMPTS_EXHAUSTED),
        ("bellen_gevraagd", "bericht_kwam_niet_aan"),
    ]
    assert "message_needs_review" in [line["event"] for line in told_of]
    assert sweep(world.service).exhausted == 0
