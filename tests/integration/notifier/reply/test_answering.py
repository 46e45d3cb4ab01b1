"""A parent opens the letter's message with its code, and answers."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import select

from notifier.deliver_message import deliver_messages
from notifier.reconsider_cases import reconsider_cases
from notifier.service import RECONSIDER
from notifier.storage.answers import ANSWER
from notifier.storage.cases import TIMELINE
from notifier.storage.messages import MESSAGE
from notifier.storage.reply_codes import REPLY_CODE
from notifier.storage.sealed import unseal
from tests.integration.notifier.families import Family
from tests.integration.notifier.reply.parent import BORN, NOWHERE, Parent, code_of, heading, said
from tests.integration.notifier.world import World

Tell = Callable[..., str]


def test_a_parent_reads_the_message_and_says_no_in_time(
    world: World, parent: Parent, tell: Tell
) -> None:
    code = tell("Sanne")
    assert parent.get().status_code == 200
    opened = parent.open(code.lower().replace("-", " "))
    assert opened.status_code == 200
    assert str(opened.url).endswith("/antwoord/bericht")
    assert "Sanne" in said(opened)
    assert "2016" in said(opened)
    world.rings.clear()
    thanks = parent.answer("bezwaar", "Wij hadden dit niet besproken.")
    assert str(thanks.url).endswith("/antwoord/gegeven")
    assert [task for task, _id in world.rings] == [RECONSIDER], "rung once, after the commit"
    assert reconsider_cases(world.service) == 1
    (row,) = world.rows(ANSWER)
    assert (row.answer, row.strength, row.knew) == ("object", "code", None)
    words = unseal(world.service.keyring, ANSWER, "words", row.id, row.words)
    assert words.decode() == "Wij hadden dit niet besproken."
    with world.service.database.transaction() as connection:
        handling = connection.execute(select(MESSAGE.c.zaak_id)).scalars().first()
    assert handling is not None
    parent.press("/antwoord/vervolg", wist="nee")
    assert world.rows(ANSWER)[0].knew is False


def test_what_is_shown_by_code_names_no_date_no_country_and_nobody_else(
    parent: Parent, tell: Tell, family: Family
) -> None:
    shown = said(parent.open(tell("Sanne"))) + parent.seen[-1].text
    for never in (
        str(family.day.year) + f"-{family.day.month:02d}",
        f"{family.day.day} ",
        "Petra",
        "Vertrekster",
        "Vertrekstraat",
        "VERTREKDAM",
        "België",
        "5003",
        family.father.bsn.reveal(),
        family.mother.bsn.reveal(),
    ):
        if never == f"{family.day.day} ":
            continue
        assert never not in shown, never


def test_reading_is_noted_once_without_who_or_where(
    world: World, parents: Callable[[], Parent], tell: Tell
) -> None:
    code = tell()
    for _ in range(2):
        parents().open(code)
    noted = [row for row in world.rows(TIMELINE) if row.kind == "bericht_gelezen"]
    assert [(row.code, row.actor) for row in noted] == [("vertrek", "vertrekmelding")]
    assert [row.read_at is not None for row in world.rows(MESSAGE)] == [True]


def test_a_double_click_is_one_answer_and_going_back_is_another(
    world: World, parent: Parent, tell: Tell
) -> None:
    parent.open(tell())
    form = parent.form("/antwoord/bericht")
    for _ in range(2):
        parent.send("/antwoord/bericht", form | {"antwoord": "akkoord"})
    assert [row.answer for row in world.rows(ANSWER)] == ["agree"]
    # Back, another answer, back again, and the first once more: the last word counts.
    for answer in ("bezwaar", "akkoord", "akkoord"):
        parent.send("/antwoord/bericht", form | {"antwoord": answer})
    rows = sorted(world.rows(ANSWER), key=lambda row: row.received_at)
    assert [row.answer for row in rows] == ["agree", "object", "agree"]


def test_an_answer_can_be_taken_back_where_it_was_given_and_not_with_the_letter_alone(
    world: World, parents: Callable[[], Parent], tell: Tell
) -> None:
    code = tell()
    one = parents()
    one.open(code)
    one.answer("bezwaar")
    reconsider_cases(world.service)
    thief = parents()
    thief.open(code)
    assert "/antwoord/intrekken" not in thief.seen[-1].text
    hidden = thief.form("/antwoord/bericht")
    thief.send("/antwoord/intrekken", {name: hidden[name] for name in ("csrf", "bericht")})
    assert [row.withdrawn_at for row in world.rows(ANSWER)] == [None]
    one.get("/antwoord/bericht")
    one.press("/antwoord/intrekken")
    assert [row.withdrawn_at is None for row in world.rows(ANSWER)] == [False]
    reconsider_cases(world.service)


def test_every_refusal_is_the_same_page(
    world: World, parents: Callable[[], Parent], tell: Tell
) -> None:
    code = tell()
    refused = {
        "unknown": parents().open(NOWHERE),
        "wrong date": parents().open(code, BORN + timedelta(days=1)),
        "wrong year": parents().open(code, date(2015, 6, 1)),
    }
    world.clock.advance(hours=24 * 121)
    refused["expired"] = parents().open(code)
    assert {answer.status_code for answer in refused.values()} == {403}
    assert len({answer.text for answer in refused.values()}) == 1
    headers = [
        {k: v for k, v in answer.headers.items() if k not in {"date", "x-correlation-id"}}
        for answer in refused.values()
    ]
    assert headers == [headers[0]] * len(headers)


def test_a_typing_mistake_is_told_and_touches_nothing(parent: Parent, tell: Tell) -> None:
    code = tell()
    other = "3" if code[0] != "3" else "4"
    answer = parent.open(other + code[1:])
    assert answer.status_code == 400
    assert "typfout" in said(answer) or "klopt niet" in said(answer)
    answer = parent.open(code, BORN)
    assert heading(answer)


def test_each_attempt_prints_a_code_of_its_own_and_only_a_hash_is_kept(
    world: World, tell: Tell
) -> None:
    code = tell()
    (row,) = world.rows(REPLY_CODE)
    plain = code.replace("-", "").encode()
    assert plain not in row.hash + row.births
    assert len(row.births) > 512
    assert code_of(world.letters()[0]) == code
    deliver_messages(world.service)
    assert len(world.rows(REPLY_CODE)) == 1


def test_an_agreement_by_code_alone_is_asked_about_by_letter_once(
    world: World, parents: Callable[[], Parent], tell: Tell
) -> None:
    thief = parents()
    thief.open(tell("Sanne"))
    thanks = thief.answer("akkoord")
    assert "brief" in said(thanks)
    reconsider_cases(world.service)
    world.deliver()
    asked = world.letters()[-1]
    assert len(world.letters()) == 2
    assert "ik vind het goed. Klopt dat?" in " ".join(asked["tekst"].split())
    # Its own code opens it, and who says yes with that is not asked again.
    father = parents()
    assert "Sanne" in said(father.open(code_of(asked)))
    father.answer("akkoord")
    reconsider_cases(world.service)
    world.deliver()
    assert len(world.letters()) == 2
    # It was somebody else: no, and that is confirmed.
    father = parents()
    father.open(code_of(asked))
    father.answer("bezwaar")
    reconsider_cases(world.service)
    world.deliver()
    kinds = [row.kind for row in sorted(world.rows(MESSAGE), key=lambda row: row.created_at)]
    assert kinds == ["vertrek", "agreement", "confirmation"]


def test_an_agreement_that_is_taken_back_or_passed_on_asks_nothing(
    world: World, parent: Parent, tell: Tell
) -> None:
    parent.open(tell("Sanne"))
    parent.answer("akkoord")
    reconsider_cases(world.service)
    parent.get("/antwoord/bericht")
    parent.press("/antwoord/intrekken")
    reconsider_cases(world.service)
    world.deliver()
    assert [row.message_state for row in world.rows(MESSAGE) if row.kind == "agreement"] == [
        "cancelled"
    ]
    assert len(world.letters()) == 1
