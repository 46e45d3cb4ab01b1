"""A message to the Berichtenbox leaves once, whatever ebms-core does, and the letter beside it."""

from datetime import timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from contracts.messages.facts import DepartureFacts
from contracts.policy.permission import LetterBasis
from foundation.provider_errors import NotSent, Refused
from notifier.deliver_message import deliver_messages
from notifier.delivery.berichtenbox.channel import BerichtenboxMessages, ebms_id
from notifier.delivery.berichtenbox.ebms_adapter import Access, EbmsServer
from notifier.delivery.channel import Parcel, Sent
from notifier.delivery.human_word import settle_by_word
from notifier.storage.messages import ATTEMPT, MESSAGE, Channel
from tests.integration.notifier.berichtenbox.conftest import AGREEMENT, in_boxes
from tests.integration.notifier.world import World

BOX = Channel.BERICHTENBOX


def fault(world: World, soort: str, **more: object) -> None:
    world.fault(onderdeel="ebms_core", soort=soort, **{"aantal": 1, **more})


def state(world: World) -> str:
    """Of the message to the box."""
    with world.service.database.transaction() as connection:
        query = select(MESSAGE.c.message_state).where(MESSAGE.c.channel == BOX)
        return str(connection.execute(query).scalar_one())


def outcomes(world: World) -> list[str | None]:
    with world.service.database.transaction() as connection:
        mine = select(MESSAGE.c.id).where(MESSAGE.c.channel == BOX)
        rows = connection.execute(
            select(ATTEMPT.c.outcome)
            .where(ATTEMPT.c.message_id.in_(mine))
            .order_by(ATTEMPT.c.number)
        )
        return [row.outcome for row in rows]


def again(world: World, **later: float) -> None:
    world.clock.advance(**later)
    deliver_messages(world.service)


def test_a_holder_gets_the_letter_and_the_message_with_the_same_text(
    box: World, facts: DepartureFacts
) -> None:
    box.deliver()

    (found,) = in_boxes(box)
    (letter,) = box.letters()
    assert sorted(state for _, state in box.states(facts)) == ["sent", "sent"]
    assert [one["omschrijving"] for one in found["bijlagen"]] == ["Brief"]
    assert "Sanne" in found["bijlagen"][0]["tekst"]
    assert "Sanne" in letter["tekst"]
    # Around the letter nothing stands about anybody: that is what a phone shows.
    assert "Sanne" not in found["onderwerp"] + found["bericht"]
    assert "\n\n" in found["bericht"]
    row = next(row for row in box.rows(MESSAGE) if row.channel == BOX)
    assert found["referentie"] == str(row.id)
    assert row.provider_id == ebms_id(row.id, 1)


def test_taken_in_without_an_answer_is_found_and_not_sent_again(
    box: World, facts: DepartureFacts
) -> None:
    fault(box, "aannemen_zonder_antwoord", methode="POST")
    box.deliver()
    assert state(box) == "maybe_sent"
    again(box, seconds=6)
    assert state(box) == "sent"
    assert outcomes(box) == ["found"]
    assert [one["aantal"] for one in in_boxes(box)] == [1]
    assert len(box.letters()) == 1
    assert len(box.states(facts)) == 2


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("soort", ["half_antwoord", "ongeldig_schema"])
def test_an_answer_that_says_nothing_is_looked_up(box: World, soort: str) -> None:
    fault(box, soort, methode="POST")
    box.deliver()
    again(box, seconds=6)
    assert state(box) == "sent"
    assert outcomes(box) == ["found"]
    assert [one["aantal"] for one in in_boxes(box)] == [1]


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(("soort", "more"), [("onderbroken", {}), ("status", {"status": 500})])
def test_lost_on_the_way_is_sent_again_only_after_the_safe_time(
    box: World, soort: str, more: dict[str, object]
) -> None:
    fault(box, soort, methode="POST", **more)
    box.deliver()
    assert state(box) == "maybe_sent"
    again(box, seconds=6)
    assert (state(box), in_boxes(box)) == ("maybe_sent", [])
    again(box, seconds=60)
    assert state(box) == "sent"
    assert outcomes(box) == ["not_found", "sent"]
    assert [one["aantal"] for one in in_boxes(box)] == [1]


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("order", [{"status": 429, "retryAfter": 120}, {"status": 503}])
def test_not_now_is_tried_later(box: World, order: dict[str, object]) -> None:
    fault(box, "status", methode="POST", **order)
    box.deliver()
    assert (state(box), outcomes(box)) == ("planned", ["not_sent"])
    again(box, seconds=60)
    assert state(box) == ("planned" if "retryAfter" in order else "sent")
    again(box, seconds=90)
    assert state(box) == "sent"
    assert [one["aantal"] for one in in_boxes(box)] == [1]


@pytest.mark.usefixtures("facts")
def test_what_cannot_be_looked_up_first_is_not_sent(box: World) -> None:
    fault(box, "status", status=500, methode="GET")
    box.deliver()
    assert (state(box), outcomes(box)) == ("planned", ["not_sent"])
    assert in_boxes(box) == []
    again(box, minutes=5)
    assert state(box) == "sent"


@pytest.mark.usefixtures("facts")
def test_a_provider_that_cannot_be_asked_is_asked_later(box: World) -> None:
    fault(box, "aannemen_zonder_antwoord", methode="POST")
    box.deliver()
    fault(box, "status", status=502, methode="GET")
    again(box, seconds=6)
    assert state(box) == "maybe_sent"
    again(box, minutes=5)
    assert state(box) == "sent"
    assert [one["aantal"] for one in in_boxes(box)] == [1]


@pytest.mark.usefixtures("facts")
def test_a_look_up_that_says_nothing_leads_to_a_person(box: World) -> None:
    fault(box, "aannemen_zonder_antwoord", methode="POST")
    box.deliver()
    fault(box, "ongeldig_schema", methode="GET")
    again(box, seconds=6)
    assert state(box) == "needs_review"
    again(box, hours=1)
    assert [one["aantal"] for one in in_boxes(box)] == [1]


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(("status", "end"), [(400, "refused"), (401, "needs_review")])
def test_refused_ends_it_and_our_own_access_is_for_a_person(
    box: World, status: int, end: str
) -> None:
    fault(box, "status", status=status, methode="POST")
    box.deliver()
    assert (state(box), outcomes(box)) == (end, ["refused"])
    assert len(box.letters()) == 1, "the letter leaves all the same"


@pytest.mark.usefixtures("facts")
def test_what_did_not_reach_mijnoverheid_is_for_a_person_and_goes_once_more_by_their_word(
    box: World,
) -> None:
    order = {"uitslag": "niet_afgeleverd"}
    box.sandbox.post("/sandbox/berichtenbox/uitslag", json=order).raise_for_status()
    fault(box, "aannemen_zonder_antwoord", methode="POST")
    box.deliver()
    again(box, seconds=6)
    assert state(box) == "needs_review"
    row = next(row for row in box.rows(MESSAGE) if row.channel == BOX)
    assert row.reason == "box_delivery_failed"
    with box.service.database.transaction() as connection:
        settle_by_word(connection, box.service, row.id, left=False, now=box.clock())
    again(box)
    assert state(box) == "sent"
    (found,) = in_boxes(box)
    assert (found["referentie"], found["aantal"]) == (str(row.id), 1)


@pytest.mark.usefixtures("facts")
def test_sent_again_by_a_person_it_is_still_one_message(box: World) -> None:
    """A person who is wrong does no harm either: MijnOverheid knows the BerichtID."""
    fault(box, "aannemen_zonder_antwoord", methode="POST")
    box.deliver()
    fault(box, "ongeldig_schema", methode="GET")
    again(box, seconds=6)
    row = next(row for row in box.rows(MESSAGE) if row.channel == BOX)
    with box.service.database.transaction() as connection:
        settle_by_word(connection, box.service, row.id, left=False, now=box.clock())
    again(box)
    assert state(box) == "sent"
    (found,) = in_boxes(box)
    assert (found["referentie"], found["aantal"]) == (str(row.id), 2)
    carried = box.sandbox.get("/sandbox/berichtenbox").json()["aangenomen"]
    assert [one["code"] for one in carried] == ["Verwerkt", "BerichtBestaatAl"]


class Once:
    """Hands one parcel over and keeps what the test needs to do it again."""

    def __init__(self, box: World) -> None:
        self.channel = box.service.channels[BOX]
        self.kept: list[tuple[Parcel, LetterBasis]] = []

    def send(self, parcel: Parcel, *, reference: object, basis: LetterBasis) -> Sent:
        self.kept.append((parcel, basis))
        return self.channel.send(parcel, reference=reference, basis=basis)  # type: ignore[arg-type]

    def find(self, reference: object) -> object:
        return self.channel.find(reference)  # type: ignore[arg-type]


def test_errors_name_what_happened_and_never_where(
    box: World, facts: DepartureFacts, sandbox_url: str
) -> None:
    once = Once(box)
    box.with_service(channels={**box.service.channels, BOX: once})
    box.deliver()
    ((parcel, basis),) = once.kept
    row = next(row for row in box.rows(MESSAGE) if row.channel == BOX)
    nobody = EbmsServer("http://127.0.0.1:1", None)
    stranger = EbmsServer(sandbox_url, Access("iemand", SecretStr("anders")))
    elsewhere = EbmsServer(f"{sandbox_url}/elders", None)
    try:
        for server, kind, code in (
            (nobody, NotSent, "ConnectError"),
            (stranger, Refused, "http_401"),
            (elsewhere, Refused, "http_404"),
        ):
            channel = BerichtenboxMessages(server, AGREEMENT)
            with pytest.raises(kind) as raised:
                channel.send(parcel, reference=row.id, basis=basis)
            assert raised.value.code == code
            assert str(raised.value) == code
    finally:
        for server in (nobody, stranger, elsewhere):
            server.close()
    assert len(facts.children) == 1


@pytest.mark.usefixtures("facts")
def test_a_late_and_slow_answer_counts_as_unknown(box: World) -> None:
    """Longer than we wait: it may have been taken in."""
    ebms = box.application.ebms
    assert ebms is not None
    ebms._client._client.timeout = timedelta(milliseconds=300).total_seconds()
    fault(box, "hang", methode="POST")
    box.deliver()
    assert (state(box), outcomes(box)) == ("maybe_sent", ["maybe_sent"])
