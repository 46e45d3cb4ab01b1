"""What becomes of a letter after NotifyNL took it in: asked for, since nobody says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, update

from foundation.work import WorkState
from notifier.ask_receipts import MAX_ATTEMPTS, ask_receipts
from notifier.cases.timeline import Happening
from notifier.deliver_message import deliver_messages
from notifier.receipts.awaited import POSTED_WITHIN, RETENTION
from notifier.receipts.inbox import NewReceipt, keep_receipt
from notifier.receipts.statuses import Listed, TellsStatuses
from notifier.receipts.word import Medium, Provider
from notifier.review_rows import retry_row, rows_in_review
from notifier.settings import NotifierSettings
from notifier.storage.messages import MESSAGE
from notifier.storage.receipts import AWAITED, RECEIPT
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.take_receipts import take_receipts
from tests.architecture.failpoints import every_failpoint
from tests.integration.notifier.families import Family
from tests.integration.notifier.oncall.dying import dies_at
from tests.integration.notifier.receipts.post import Post
from tests.integration.notifier.world import World

PLACES = [one for one in every_failpoint() if one.startswith(("take_receipts.", "ask_receipts."))]
AFTER_THE_MISTAKE = {"take_receipts.aside"}
"""Only after a mistake of ours: shown by the test on a row that breaks the program."""


def happened(world: World, facts: object) -> list[tuple[str, str | None]]:
    entries = world.case_of(facts).timeline  # type: ignore[arg-type]
    return [(one.kind, one.code) for one in entries if one.kind.startswith("bericht_")]


def test_a_letter_is_asked_about_until_it_is_posted_and_rarely_after_that(
    world: World, post: Post
) -> None:
    facts = post.sent_letter()
    post.asks(minutes=2)
    assert [status for status, _, _ in post.receipts()] == ["pending-virus-check"]
    post.asks(minutes=20)
    post.asks(hours=2)
    assert [status for status, _, _ in post.receipts()] == [
        "accepted",
        "pending-virus-check",
        "received",
    ]
    assert post.state() == "sent"
    assert (Happening.MESSAGE_POSTED, "vertrek") in happened(world, facts)
    row = post.awaited()
    assert (row.word, row.state) == ("gepost", WorkState.READY)
    assert (row.next_attempt_at - world.clock()).total_seconds() > 11 * 3600
    world.clock.advance(days=7)
    post.asks()
    assert post.awaited().state == WorkState.DONE
    assert post.state() == "sent"


def test_what_the_provider_cannot_print_told_nobody_and_the_case_is_decided_again(
    world: World, post: Post
) -> None:
    facts = post.sent_letter()
    post.becomes("validation-failed")
    post.asks(minutes=2)
    assert post.state() == "refused"
    assert post.awaited().state == WorkState.DONE
    kinds = [kind for kind, _ in happened(world, facts)]
    assert kinds[-1] == Happening.MESSAGE_NOT_POSTED
    (again,) = world.rows(RECONSIDERATION)
    assert (again.cause, again.state) == (Happening.MESSAGE_NOT_POSTED, WorkState.DONE)


def test_what_comes_back_after_it_was_posted_counts_as_told_and_as_not_arrived(
    world: World, post: Post
) -> None:
    facts = post.sent_letter()
    post.asks(hours=2)
    post.becomes("permanent-failure")
    post.asks(hours=13)
    assert post.state() == "undeliverable"
    assert (Happening.MESSAGE_NOT_ARRIVED, "vertrek") in happened(world, facts)


def test_a_letter_of_which_nobody_says_that_it_is_posted_is_not_waited_for_without_end(
    world: World, post: Post
) -> None:
    facts = post.sent_letter()
    post.becomes("accepted")
    world.clock.advance(seconds=(POSTED_WITHIN - (POSTED_WITHIN / 50)).total_seconds())
    post.asks()
    assert post.state() == "sent"
    post.asks(hours=12)
    assert post.state() == "undeliverable"
    assert (Happening.MESSAGE_NO_WORD, "vertrek") in happened(world, facts)
    # It was only late: the person who looked for another way sees that it went after all.
    post.becomes("received")
    post.asks(hours=7)
    assert post.state() == "sent"
    assert happened(world, facts)[-1][0] == Happening.MESSAGE_POSTED


def test_a_letter_that_nobody_can_be_asked_about_ends_before_a_person_all_the_same(
    world: World, post: Post
) -> None:
    post.sent_letter()
    world.fault(onderdeel="notifynl", soort="status", status=503, methode="GET")
    post.asks(seconds=(POSTED_WITHIN / 2).total_seconds())
    assert (post.state(), post.receipts()) == ("sent", [])
    post.asks(seconds=(POSTED_WITHIN / 2).total_seconds())
    assert post.state() == "undeliverable"
    post.asks(seconds=RETENTION.total_seconds())
    assert post.awaited().state == WorkState.DONE


def test_a_provider_that_asks_to_be_left_alone_is_left_alone(world: World, post: Post) -> None:
    post.sent_letter()
    world.fault(
        onderdeel="notifynl", soort="status", status=429, methode="GET", retryAfter=7200, aantal=1
    )
    post.asks(minutes=2)
    assert (post.awaited().next_attempt_at - world.clock()).total_seconds() > 7000
    post.asks(hours=1)
    assert post.receipts() == []
    post.asks(hours=2)
    assert [status for status, _, _ in post.receipts()] == ["received"]


def test_many_letters_are_asked_about_with_few_questions(world: World, post: Post) -> None:
    for name in ("Sanne", "Tom", "Noor"):
        family = Family(world.clock())
        world.establish(family.facts(family.child(name)))
    world.clock.advance(hours=2)
    deliver_messages(world.service)
    asked: list[object] = []
    notifynl = world.service.statuses
    assert notifynl is not None

    @dataclass
    class Counted:
        inner: TellsStatuses

        def page(self, medium: Medium, *, older_than: str | None) -> Sequence[Listed]:
            asked.append(older_than)
            return self.inner.page(medium, older_than=older_than)

        def one(self, provider_id: str) -> Listed | None:
            asked.append(provider_id)
            return self.inner.one(provider_id)

    world.with_service(statuses=Counted(notifynl))
    post.asks(hours=2)
    assert len(world.rows(RECEIPT)) == 3
    assert asked == [None]


def test_the_same_words_in_any_order_and_twice_have_the_same_end(world: World, post: Post) -> None:
    post.sent_letter()
    message = post.message()
    for statuses in permutations(["accepted", "received", "permanent-failure", "cancelled"]):
        with world.service.database.transaction() as connection:
            connection.execute(delete(RECEIPT))
            connection.execute(update(MESSAGE).values(message_state="sent", state="DONE"))
        for status in (*statuses, *statuses):
            receipt = NewReceipt(
                Provider.NOTIFYNL, Medium.LETTER, message.provider_id, message.id, status
            )
            with world.service.database.transaction() as connection:
                keep_receipt(connection, receipt, now=world.clock())
            take_receipts(world.service)
        assert post.state() == "undeliverable", statuses
        assert {state for _, state, _ in post.receipts()} == {WorkState.DONE}


@pytest.mark.parametrize(
    "place", [one for one in PLACES if not one.startswith(tuple(AFTER_THE_MISTAKE))]
)
def test_wherever_the_process_dies_the_word_is_followed_once(
    world: World, post: Post, settings: NotifierSettings, tmp_path: Path, place: str
) -> None:
    facts = post.sent_letter()
    post.becomes("validation-failed")
    world.clock.advance(minutes=2)
    work = "ask_receipts"
    if place.startswith("take_receipts."):
        work = "take_receipts"
        ask_receipts(world.service)
    dies_at(place, work, settings=settings, folder=tmp_path, ahead=world.clock.ahead)  # type: ignore[arg-type]
    world.clock.advance(minutes=10)
    post.asks()
    post.asks(hours=1)
    assert post.state() == "refused"
    kinds = [kind for kind, _ in happened(world, facts)]
    assert kinds.count(Happening.MESSAGE_NOT_POSTED) == 1
    assert len(world.letters()) == 1


def test_a_word_that_breaks_the_program_waits_for_a_person_and_holds_up_no_other(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.sent_letter()

    def broken(*_args: object, **_more: object) -> object:
        message = "a mistake"
        raise RuntimeError(message)

    monkeypatch.setattr("notifier.take_receipts.FOLLOWERS", (broken,))
    post.asks(hours=2)
    assert post.receipts() == [("received", "NEEDS_REVIEW", "failed_RuntimeError")]


def test_a_word_before_our_own_outcome_waits(world: World, post: Post) -> None:
    """The provider was quicker than our commit, or our process died in between."""
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    message = post.message()
    assert message.message_state == "planned"
    early = NewReceipt(Provider.NOTIFYNL, Medium.LETTER, str(uuid4()), message.id, "received")
    with world.service.database.transaction() as connection:
        keep_receipt(connection, early, now=world.clock())
    post.follows()
    assert post.receipts() == [("received", "READY", "before_our_own_outcome")]
    world.clock.advance(hours=2)
    deliver_messages(world.service)
    post.follows()
    assert post.receipts() == [("received", "DONE", None)]
    assert (Happening.MESSAGE_POSTED, "vertrek") in happened(world, facts)


def test_a_question_that_kept_killing_its_worker_is_put_back_by_an_operator(
    world: World, post: Post
) -> None:
    post.sent_letter()
    with world.service.database.transaction() as connection:
        connection.execute(update(AWAITED).values(attempts=MAX_ATTEMPTS))
    post.asks(hours=2)
    (waiting,) = rows_in_review(world.service)
    assert (waiting.kind, waiting.reason) == ("question", "attempts_exhausted")
    assert retry_row(world.service, waiting.id, left=None, actor="beheer:jan", why="T-1")
    post.asks()
    assert [status for status, _, _ in post.receipts()] == ["received"]


def test_nothing_is_asked_where_nobody_can_be_asked(world: World, post: Post) -> None:
    post.sent_letter()
    world.with_service(statuses=None)
    post.asks(hours=2)
    assert (world.rows(RECEIPT), len(world.rows(AWAITED))) == ([], 1)
