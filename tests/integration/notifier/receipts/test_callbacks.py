"""NotifyNL calls back: quick to answer, once however often, and never a word about anybody."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from foundation.failpoint import Action, FailpointHit, Order, arm_failpoints
from notifier.oncall.kinds import CallChannel
from notifier.receipts.routes import BODY_LIMIT, accept_receipt
from notifier.review_rows import rows_in_review
from notifier.service import CALL_PEOPLE, TAKE_RECEIPTS
from notifier.storage.oncall import CALL_MESSAGE
from notifier.storage.receipts import AWAITED, RECEIPT
from notifier.take_receipts import WAITS_FOR_A_MESSAGE
from tests.integration.notifier.oncall.duty import Duty, urgent_hold
from tests.integration.notifier.receipts.conftest import NEXT_TOKEN
from tests.integration.notifier.receipts.post import TO, Post
from tests.integration.notifier.world import World


@pytest.fixture
def duty(world: World) -> Duty:
    found = Duty(world)
    found.team()
    found.only(CallChannel.SMS)
    return found


def ordered(world: World, *statuses: str, manner: str = "gewoon") -> None:
    order = {"soort": "sms", "statussen": statuses, "na": 0.05, "terugmelding": manner}
    world.sandbox.post("/sandbox/verloop", json=order).raise_for_status()


def test_a_callback_is_committed_before_the_answer_and_counts_once(
    world: World, post: Post
) -> None:
    same = str(uuid4())
    for _ in range(2):
        answer = post.says("delivered", medium="sms", reference=uuid4(), id=same)
        assert (answer.status_code, answer.content) == (204, b"")
    (row,) = world.rows(RECEIPT)
    assert (row.provider_id, row.status, row.medium) == (same, "delivered", "sms")
    assert row.taken_at.isoformat() == "2026-01-02T03:04:05.000006+00:00"
    assert [ring for ring, _ in world.rings] == [TAKE_RECEIPTS]


def test_to_whom_it_went_is_kept_nowhere(world: World, post: Post) -> None:
    post.says("delivered", medium="sms", reference=uuid4(), to=TO)
    post.says("delivered", medium="email", reference=TO, to="ouder@voorbeeld.nl")
    with world.service.database.transaction() as connection:
        tables = connection.execute(
            text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'notifier'")
        ).scalars()
        for table in tables:
            rows = connection.execute(text(f'SELECT t::text FROM "{table}" t')).scalars()  # noqa: S608 -- names from the catalogue
            for row in rows:
                assert TO not in row
                assert "voorbeeld.nl" not in row


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "geen-uuid"},
        {"status": "Jan Jansen, Dorpsstraat 1"},
        {"status": ""},
        {"notification_type": "postduif"},
    ],
)
def test_what_is_no_callback_is_refused_without_an_echo(
    world: World, post: Post, changed: dict[str, str]
) -> None:
    given = {"status": "delivered"} | changed
    answer = post.says(given.pop("status"), medium="sms", **given)
    assert answer.status_code == 400
    assert TO not in answer.text
    assert all(value not in answer.text for value in changed.values() if value)
    assert world.rows(RECEIPT) == []


def test_what_is_no_json_or_too_much_is_refused(post: Post) -> None:
    headers = post.says("delivered").request.headers
    carried = {"Authorization": headers["Authorization"]}
    address = "/v1/afleverstatussen/notifynl"
    assert post.door.post(address, content=b"{", headers=carried).status_code == 400
    assert post.door.post(address, content=b"[" * 9000, headers=carried).status_code == 400
    large = b"x" * (BODY_LIMIT + 1)
    assert post.door.post(address, content=large, headers=carried).status_code == 413


def test_only_who_has_a_token_is_let_in_and_two_may_hold_at_once(world: World, post: Post) -> None:
    for wrong in ("x", "x" * 40, NEXT_TOKEN[:-1], f"{NEXT_TOKEN},x"):
        assert post.says("delivered", token=wrong).status_code == 401
    assert world.rows(RECEIPT) == []
    assert post.says("delivered", token=NEXT_TOKEN).status_code == 204


def test_a_word_about_nothing_of_ours_is_taken_in_and_shown_to_an_operator(
    world: World, post: Post
) -> None:
    assert post.says("delivered", medium="sms", reference=uuid4()).status_code == 204
    assert post.says("delivered", medium="sms", reference="iets-van-een-ander").status_code == 204
    post.follows()
    assert {reason for _, _, reason in post.receipts()} == {"unknown_reference"}
    assert rows_in_review(world.service) == ()
    world.clock.advance(seconds=WAITS_FOR_A_MESSAGE.total_seconds())
    post.follows()
    waiting = rows_in_review(world.service)
    assert [(row.kind, row.reason) for row in waiting] == [("receipt", "unknown_reference")] * 2


def test_a_word_that_nobody_knows_is_shown_to_an_operator(world: World, post: Post) -> None:
    assert post.says("teleported", medium="sms", reference=uuid4()).status_code == 204
    post.follows()
    assert [row.reason for row in rows_in_review(world.service)] == ["unknown_status"]


def test_a_text_message_that_does_not_arrive_lets_the_next_be_called_at_once(
    world: World, post: Post, duty: Duty
) -> None:
    ordered(world, "sending", "permanent-failure")
    urgent_hold(world)
    duty.works()
    assert duty.messages() == [("sms", 1, "sent")]
    assert [one["answer"] for one in post.called_back(1)] == [204]
    post.follows()
    assert duty.messages() == [("sms", 1, "failed")]
    assert CALL_PEOPLE in {task for task, _ in world.rings}
    duty.works_off()
    assert duty.texted() == ["anna", "bram"]


@pytest.mark.parametrize("manner", ["gewoon", "dubbel", "omgekeerd", "voor_antwoord"])
def test_however_the_callbacks_come_a_delivered_text_is_delivered(
    world: World, post: Post, duty: Duty, manner: str
) -> None:
    ordered(world, "sending", "temporary-failure", "delivered", manner=manner)
    urgent_hold(world)
    duty.works()
    post.called_back(4 if manner == "dubbel" else 2)
    for _ in range(2):
        world.clock.advance(seconds=5)
        post.follows()
    (message,) = world.rows(CALL_MESSAGE)
    assert message.message_state == "delivered"
    # Callbacks of a test before this one may still come in.
    ours = [row.state for row in world.rows(RECEIPT) if row.reference == message.id]
    assert ours == ["DONE", "DONE"]


def test_a_callback_that_was_lost_is_asked_for(world: World, post: Post, duty: Duty) -> None:
    ordered(world, "sending", "permanent-failure", manner="fout_token")
    urgent_hold(world)
    duty.works()
    assert post.called_back(1)[-1]["answer"] == 401
    post.asks(minutes=2)
    assert duty.messages() == [("sms", 1, "failed")]
    assert post.awaited().state == "DONE"


@pytest.mark.parametrize("place", ["written", "committed", "rung"])
def test_where_the_process_fails_notifynl_comes_again_and_it_counts_once(
    world: World, tmp_path: Path, place: str
) -> None:
    told = {"id": str(uuid4()), "status": "delivered", "notification_type": "sms"}
    body = json.dumps(told | {"reference": str(uuid4())}).encode()
    arm_failpoints(tmp_path)
    try:
        (tmp_path / f"accept_receipt.{place}").write_text(str(Order(Action.RAISE)))
        with pytest.raises(FailpointHit):
            accept_receipt(world.service, body)
        accept_receipt(world.service, body)
    finally:
        arm_failpoints(None)
    assert len(world.rows(RECEIPT)) == 1


def test_while_the_database_is_away_notifynl_is_told_to_come_again(
    world: World, post: Post
) -> None:
    with world.service.database.transaction() as connection:
        connection.execute(text("LOCK TABLE receipt IN ACCESS EXCLUSIVE MODE"))
        answer = post.says("delivered", medium="sms", reference=uuid4())
        assert answer.status_code == 503
    assert post.says("delivered", medium="sms", reference=uuid4()).status_code == 204
    assert len(world.rows(AWAITED)) == 0
