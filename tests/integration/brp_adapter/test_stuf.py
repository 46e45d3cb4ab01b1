"""A StUF broker at the intake, over real HTTP on a real database."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text

from brp_adapter.application import Application
from brp_adapter.connections.stuf import Stuf
from brp_adapter.review_rows import retry_row
from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.source_tables import UNREADABLE
from brp_adapter.storage.tables import INBOX_CONFLICT
from foundation.failpoint import Action, Order, arm_failpoints
from foundation.waiting import CannotRetry
from foundation.work import WorkState
from tests.integration.brp_adapter.brokers import (
    CODES,
    SECRET,
    answer_of,
    connected,
    reference,
    rows,
    send,
    wrong_in,
)
from tests.integration.brp_adapter.families import OIN, Family, left, new_bsn
from tests.integration.brp_adapter.running import MovableClock, World
from tests.stuf_messages import (
    SOAP,
    emigration,
    enveloped,
    message,
    person,
)


@pytest.fixture(scope="module")
def application(
    settings: AdapterSettings,
    clock: MovableClock,
    rings: list[tuple[str, UUID]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Application]:
    """As for every other test, with brokers connected."""
    with connected(settings, clock, rings, tmp_path_factory.mktemp("bronnen")) as built:
        yield built


def test_a_bv03_means_that_it_is_in_the_database(world: World) -> None:
    ref = reference()
    response = send(world, enveloped(emigration(new_bsn(), reference=ref)))

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/xml; charset=utf-8"
    answer = answer_of(response)
    assert (answer.kind, answer.cross) == ("Bv03Bericht", ref)
    row = world.inbox(UUID(answer.reference))
    assert (row.state, row.kind, row.sender) == (WorkState.READY, "stuf-bg-0310/npsLk01", OIN)
    assert row.source == f"urn:nld:oin:{OIN}:stuf:0518/BZS/"
    assert world.rings == [("brp_adapter.establish", row.id)]


def test_a_departure_is_established_from_it(world: World) -> None:
    family = Family()
    world.bring([left(one, "2026-01-12") if one["burgerservicenummer"] != family.stayer else one
                 for one in family.persons])  # fmt: skip

    send(world, enveloped(emigration(family.child, reference=reference())))
    world.work()

    facts = next(
        child
        for taken in world.notifier.taken
        for child in taken.children
        if child.child.bsn.reveal() == family.child
    )
    assert facts.registration is not None
    assert (str(facts.registration.date), facts.registration.destination) == ("2026-01-12", "7028")


def test_who_repeats_a_message_gets_the_same_answer_byte_for_byte(world: World) -> None:
    content = emigration(new_bsn(), reference=reference())
    first = send(world, enveloped(content))
    world.clock.advance(hours=5)

    # Another envelope, other prefixes, other white space: the message is the same.
    header = "<wsa:MessageID xmlns:wsa='http://www.w3.org/2005/08/addressing'>2</wsa:MessageID>"
    again = send(world, enveloped(content.replace("><", ">\n <").replace("BG:", "b:")
                                  .replace("xmlns:BG", "xmlns:b"), header))  # fmt: skip

    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert len(world.rings) == 1


def test_many_at_once_are_one_message_with_one_answer(world: World) -> None:
    ref = reference()
    content = enveloped(emigration(new_bsn(), reference=ref))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: send(world, content), range(16)))

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert rows(world, ref) == 1


def test_an_answer_that_never_came_is_given_when_it_is_asked_again(
    world: World, tmp_path: Path
) -> None:
    ref = reference()
    content = enveloped(emigration(new_bsn(), reference=ref))
    (tmp_path / "receive_report.committed").write_text(str(Order(Action.RAISE)))
    arm_failpoints(tmp_path)
    try:
        broken = send(world, content)
    finally:
        arm_failpoints(None)
    assert broken.status_code == 500
    assert b"Bv03" not in broken.content
    assert rows(world, ref) == 1
    world.clock.advance(minutes=7)

    first, second = send(world, content), send(world, content)

    assert answer_of(first).kind == "Bv03Bericht"
    assert second.content == first.content
    assert rows(world, ref) == 1


def test_other_content_under_the_same_reference_is_refused_and_kept(world: World) -> None:
    ref, bsn = reference(), new_bsn()
    first = send(world, enveloped(emigration(bsn, reference=ref)))
    other = enveloped(emigration(bsn, day="20260113", reference=ref))

    refused, again = send(world, other), send(world, other)

    assert refused.status_code == 500
    answer = answer_of(refused)
    assert (answer.code, answer.side, answer.cross) == ("StUF016", "client", ref)
    assert again.content == refused.content
    inbox_id = answer_of(first).reference
    kept = world.rows(select(INBOX_CONFLICT).where(INBOX_CONFLICT.c.inbox_id == inbox_id))
    assert len(kept) == 1
    assert send(world, enveloped(emigration(bsn, reference=ref))).content == first.content


@pytest.mark.parametrize("kind", CODES)
def test_a_mistake_in_the_sending_gets_its_code_the_same_every_time(
    world: World, kind: str
) -> None:
    content, action = wrong_in(kind)

    first = send(world, enveloped(content), SOAPAction=action)
    world.clock.advance(minutes=3)
    again = send(world, enveloped(content), SOAPAction=action)

    assert first.status_code == 500
    answer = answer_of(first)
    assert answer.code == kind[:7]
    assert answer.fault == f"soapenv:{answer.side.capitalize()}"
    assert again.content == first.content
    kept = world.rows(select(UNREADABLE).where(UNREADABLE.c.id == UUID(answer.reference)))
    assert [(one.reason, one.times) for one in kept] == [(f"stuurgegevens:{kind[:7]}", 2)]
    assert world.rings == []


def test_what_was_refused_is_taken_when_it_is_no_longerwrong_in(world: World) -> None:
    content = enveloped(emigration(new_bsn(), reference=reference()))
    refused = send(world, content, SOAPAction='"urn:iets-anders"')

    assert answer_of(refused).code == "StUF040"
    assert answer_of(send(world, content, SOAPAction='""')).kind == "Bv03Bericht"


def test_an_operator_lets_what_was_put_aside_be_read_again(world: World) -> None:
    service, ref = world.application.service, reference()
    content = enveloped(emigration(new_bsn(), reference=ref))
    refused = answer_of(send(world, content, SOAPAction='"urn:iets-anders"'))
    assert retry_row(service, UUID(refused.reference), actor="beheer:proef", why="T-1")
    assert rows(world, ref) == 1
    assert answer_of(send(world, content)).kind == "Bv03Bericht"
    assert rows(world, ref) == 1, "the same message from the same sender is one"

    nobody = enveloped(message(person("999990018"), reference=reference()))
    kept = UUID(answer_of(send(world, nobody)).reference)
    with pytest.raises(CannotRetry, match=r"object\.inp\.bsn \(bsn\)"):
        retry_row(service, kept, actor="beheer:proef", why="T-1")


@pytest.mark.parametrize("content", [person("999990018"), person(""), ""])
def test_content_that_cannot_be_read_is_kept_and_stops_no_sender(
    world: World, content: str
) -> None:
    ref = reference()
    sent = enveloped(message(content, reference=ref))

    first, again = send(world, sent), send(world, sent)

    answer = answer_of(first)
    assert (answer.kind, answer.cross) == ("Bv03Bericht", ref)
    assert again.content == first.content
    kept = world.rows(select(UNREADABLE).where(UNREADABLE.c.id == UUID(answer.reference)))
    assert [one.connection for one in kept] == ["broker"]
    assert rows(world, ref) == 0


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("geen xml", "Client"),
        ("<a/>", "Client"),
        (enveloped(""), "Client"),
        (enveloped("<a xmlns='urn:x'/>"), "Client"),
        (enveloped("<a xmlns='urn:x'><stuurgegevens><referentienummer>1</referentienummer>"
                   "</stuurgegevens></a>"), "Client"),
        (enveloped(emigration("999990019", reference="")), "Client"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "Client"),
        (enveloped(emigration("999990019")).replace(SOAP, "http://www.w3.org/2003/05/soap-envelope"),
         "VersionMismatch"),
        (enveloped(emigration("999990019"),
                   "<x:y xmlns:x='urn:x' soapenv:mustUnderstand='1'/>"), "MustUnderstand"),
    ],
)  # fmt: skip
def test_what_is_no_message_gets_a_fault_without_fo03_and_no_echo(
    world: World, sent: str, code: str
) -> None:
    response = send(world, sent)

    assert response.status_code == 500
    answer = answer_of(response)
    assert (answer.kind, answer.fault) == ("Fault", f"soapenv:{code}")
    assert b"Fo03" not in response.content
    assert b"999990019" not in response.content
    assert b"root:" not in response.content


@contextmanager
def _commit_fails(world: World) -> Iterator[None]:
    with world.application.service.database.transaction() as connection:
        connection.execute(
            text(
                "CREATE FUNCTION refuse_stuf() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'disk_full'; END $$"
            )
        )
        connection.execute(
            text(
                "CREATE CONSTRAINT TRIGGER refuse_stuf AFTER INSERT ON inbox "
                "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_stuf()"
            )
        )
    try:
        yield
    finally:
        with world.application.service.database.transaction() as connection:
            connection.execute(text("DROP TRIGGER refuse_stuf ON inbox"))
            connection.execute(text("DROP FUNCTION refuse_stuf()"))


def test_a_commit_that_fails_is_no_bv03(world: World) -> None:
    ref = reference()
    content = enveloped(emigration(new_bsn(), reference=ref))
    with _commit_fails(world):
        refused = send(world, content)

    answer = answer_of(refused)
    assert (refused.status_code, answer.code, answer.fault) == (500, "StUF046", "soapenv:Server")
    assert rows(world, ref) == 0
    assert world.rings == []
    assert answer_of(send(world, content)).kind == "Bv03Bericht"


def test_a_number_in_a_reference_is_written_nowhere(world: World) -> None:
    bsn = new_bsn()
    response = send(world, enveloped(emigration(bsn, reference=f"p-{bsn}")))

    row = world.inbox(UUID(answer_of(response).reference))
    assert re.fullmatch(r"[0-9a-f]{64}", row.external_id)
    assert bsn.encode() not in row.content


def test_who_does_not_say_who_it_is_gets_nothing(world: World) -> None:
    content = enveloped(emigration(new_bsn(), reference=reference()))

    for wrong in ("", "Basic geheim", SECRET[:-1], "Bearer onzin"):
        assert send(world, content, Authorization=wrong).status_code == 401
    token = world.token("gebeurtenissen:schrijven", client="gemeente-2")
    assert send(world, content, Authorization=token).status_code == 403
    assert send(world, content, Authorization="Basic " + "voorbij" * 8).status_code == 410
    assert send(world, content, Content_Type="application/soap+xml").status_code == 415
    assert send(world, b"x" * 270_000).status_code == 413


def test_a_token_of_the_municipality_opens_its_own_connection_alone(world: World) -> None:
    token = world.token("gebeurtenissen:schrijven")
    ref = reference()
    own = enveloped(emigration(new_bsn(), reference=ref, sender="MAKELAAR"))

    assert answer_of(send(world, own, Authorization=token)).kind == "Bv03Bericht"
    # The same token does not speak for the broker that has a secret.
    other = enveloped(emigration(new_bsn(), reference=reference()))
    assert answer_of(send(world, other, Authorization=token)).code == "StUF013"


def test_who_is_too_fast_is_asked_to_wait(world: World) -> None:
    slow = "Basic " + "traag" * 8
    sent = [enveloped(emigration(new_bsn(), reference=reference(), sender="TRAGE")) for _ in "ab"]
    first, second = (send(world, one, Authorization=slow) for one in sent)

    assert first.status_code == 200
    assert second.status_code == 429
    assert int(second.headers["retry-after"]) >= 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"zender": {}},
        {"zender": {"applicatie": "AB"}},
        {"zender": {"applicatie": "BZS", "organisatie": "<0518>"}},
        {"geheim": "Een Geheim"},
    ],
)
def test_a_connection_that_cannot_work_is_told_at_the_start(wrong: dict[str, object]) -> None:
    good = {"soort": "stuf", "naam": "broker", "gemeente": OIN, "zender": {"applicatie": "BZS"}}
    assert Stuf.model_validate(good).ontvanger.applicatie == "VERTREKMELDING"
    with pytest.raises(ValidationError):
        Stuf.model_validate(good | wrong)
