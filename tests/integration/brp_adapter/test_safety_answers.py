"""Whether it is safe to tell: asked on the card, passed on later, and never overlooked (S19)."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from brp_adapter.establish_again import establish_again
from brp_adapter.hand_over_facts import hand_over_facts
from brp_adapter.open_card import PAGE_LASTS, TICKET_LASTS
from brp_adapter.recheck_departures import recheck_departures
from brp_adapter.storage.tables import AUDIT, CARD, RECHECK, SAFETY_ANSWER
from brp_adapter.sweep import ANSWER_WAITS, CARD_KEPT, sweep
from contracts.messages.facts import ChildFacts, SaidSafe
from foundation.work import WorkState
from tests.integration.brp_adapter.families import (
    SOURCE,
    Family,
    declared,
    new_bsn,
    registered,
    withdrawn,
)
from tests.integration.brp_adapter.running import World

WRITE = "gebeurtenissen:schrijven"
SITE = "https://balie.proefstad.example"


def answer(world: World, melding: UUID, said: object, client: str = "gemeente") -> httpx.Response:
    headers = {"Authorization": world.token(WRITE, client)}
    body = {"antwoord": said}
    return world.intake.post(f"/v1/meldingen/{melding}/veiligheid", json=body, headers=headers)


def told(world: World, family: Family) -> list[ChildFacts]:
    """What the notifier got about the child of this family, oldest first."""
    return [
        child
        for message in world.notifier.taken
        for child in message.children
        if child.child.bsn.reveal() == family.child
    ]


def said_to_notifier(world: World, family: Family) -> list[str]:
    """The answers in the newest facts that it got."""
    return [one.said.value for one in told(world, family)[-1].safety_answers]


def settle(world: World) -> None:
    recheck_departures(world.application.service)
    hand_over_facts(world.application.service)


def reported(world: World) -> tuple[Family, UUID, dict[str, Any]]:
    family = Family()
    world.bring(family.persons)
    event = declared(family)
    melding = world.report(event)
    world.work()
    assert len(told(world, family)) == 1
    return family, melding, event


def now_established(world: World, family: Family) -> ChildFacts:
    """What the notifier would read right before it sends."""
    departure = told(world, family)[0].departure_id
    (facts,) = establish_again(world.application.service, [departure])
    (child,) = facts.children
    return child


@pytest.mark.parametrize("said", ["nee", "weet_niet"])
def test_an_answer_afterwards_counts_from_its_commit_on(world: World, said: str) -> None:
    family, melding, _ = reported(world)
    assert now_established(world, family).safety_answers == ()
    assert answer(world, melding, said).status_code == 202
    # No worker ran since: whoever is about to send a letter reads it all the same.
    assert [one.said for one in now_established(world, family).safety_answers] == [SaidSafe(said)]
    settle(world)
    assert said_to_notifier(world, family) == [said]


def test_the_same_again_is_one_answer_and_a_later_yes_takes_nothing_back(world: World) -> None:
    family, melding, _ = reported(world)
    for said in ("nee", "nee", "ja", "ja"):
        assert answer(world, melding, said).status_code == 202
        world.clock.advance(seconds=1)
    settle(world)
    assert said_to_notifier(world, family) == ["nee", "ja"]


def test_whoever_answers_on_and_on_fills_no_table_and_loses_no_no(world: World) -> None:
    family, melding, _ = reported(world)
    before = len(world.rows(select(SAFETY_ANSWER.c.id)))
    for _ in range(8):
        for said in ("ja", "weet_niet"):
            assert answer(world, melding, said).status_code == 202
    assert len(world.rows(select(SAFETY_ANSWER.c.id))) - before == 10
    settle(world)
    assert "weet_niet" in said_to_notifier(world, family)


def test_an_answer_before_the_event_waits_for_it(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    event = declared(family, veiligTeInformeren=None)
    page = Card(world, event["id"]).open()
    page.press("nee")
    world.report(event)
    world.work()
    assert said_to_notifier(world, family) == ["nee"]


def test_an_answer_between_the_event_and_its_facts_is_in_them(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    melding = world.report(declared(family))
    assert answer(world, melding, "nee").status_code == 202
    world.work()
    assert said_to_notifier(world, family) == ["nee"]


def test_it_stays_with_the_children_when_a_declaration_is_withdrawn_and_made_anew(
    world: World,
) -> None:
    family, melding, event = reported(world)
    answer(world, melding, "nee")
    world.report(withdrawn(event))
    world.report(declared(family, vertrekdatum="2027-03-01"))
    world.work()
    settle(world)
    assert said_to_notifier(world, family) == ["nee"]


def test_an_answer_about_a_registration_without_declaration_counts(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    melding = world.report(registered(family.child))
    world.work()
    world.notifier.taken.clear()
    assert answer(world, melding, "nee").status_code == 202
    settle(world)
    assert said_to_notifier(world, family) == ["nee"]


def test_nobody_answers_about_the_event_of_another_municipality(world: World) -> None:
    _, melding, event = reported(world)
    assert answer(world, melding, "nee", client="gemeente-2").status_code == 404
    headers = {"Authorization": world.token(WRITE, "gemeente-2")}
    asked = {"source": SOURCE, "id": event["id"]}
    refused = world.intake.post("/v1/vertrekkaart/kaartjes", json=asked, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "source_not_yours")


@pytest.mark.parametrize("said", ["", "no", "NEE", None, True, ["nee"]])
def test_what_is_no_answer_is_refused(world: World, said: object) -> None:
    family, melding, _ = reported(world)
    refused = answer(world, melding, said)
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")
    assert [one["name"] for one in refused.json()["invalidParams"]] == ["body.antwoord"]
    settle(world)
    assert now_established(world, family).safety_answers == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": SOURCE, "id": ""},
        {"source": SOURCE, "id": "x" * 256},
        {"source": SOURCE, "id": new_bsn()},
        {"source": SOURCE, "id": "a\nb"},
        {"source": "zaaksysteem", "id": "a"},
        {"source": SOURCE},
        {"source": SOURCE, "id": "a", "meer": 1},
    ],
)
def test_a_ticket_is_asked_for_an_event_only(world: World, wrong: dict[str, Any]) -> None:
    headers = {"Authorization": world.token(WRITE)}
    refused = world.intake.post("/v1/vertrekkaart/kaartjes", json=wrong, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")
    assert refused.json()["invalidParams"]


class _Form(HTMLParser):
    """The forms of a page: where each goes, what it holds, and its buttons."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.forms.append({"action": given["action"], "holds": {}, "buttons": []})
        elif tag == "input" and self.forms:
            self.forms[-1]["holds"][given["name"]] = given["value"]
        elif tag == "button" and self.forms:
            self.forms[-1]["buttons"].append((given.get("name"), given.get("value")))


class Card:
    """A ticket, and the page that it opens, as a browser without script uses it."""

    def __init__(self, world: World, event: str) -> None:
        self.world = world
        headers = {"Authorization": world.token(WRITE)}
        asked = {"source": SOURCE, "id": event}
        got = world.intake.post("/v1/vertrekkaart/kaartjes", json=asked, headers=headers)
        assert got.status_code == 201, got.text
        assert got.json()["adres"].endswith("/vertrekkaart")
        self.ticket = got.json()["kaartje"]
        self.seen: httpx.Response

    def open(self) -> Card:
        self.seen = self.world.intake.post("/vertrekkaart", data={"kaartje": self.ticket})
        return self

    def press(self, value: str | None, within: str | None = None) -> httpx.Response:
        """The button with this value; or the only one of a form."""
        for form in _Form(self.seen.text).forms:
            for name, own in form["buttons"]:
                if (within is None or form["action"].endswith(within)) and own == value:
                    data = form["holds"] | ({} if name is None else {name: own})
                    self.seen = self.world.intake.post(form["action"], data=data)
                    return self.seen
        raise AssertionError(value)


def test_the_card_is_read_answered_and_closed(world: World) -> None:
    family, _, event = reported(world)
    card = Card(world, event["id"]).open()
    assert card.seen.status_code == 200
    assert "Wij sturen dan niets. Iemand belt u eerst." in card.seen.text
    assert 'lang="en"' in card.press("en").text
    card.press("nl")
    assert "Wij sturen niets" in card.press("nee").text
    key = _Form(card.seen.text).forms[0]["holds"]["sleutel"]
    assert "Voor de zekerheid belt iemand u toch eerst." in card.press("vergist").text
    assert "De kaart is gesloten." in card.press(None, within="/klaar").text
    again = world.intake.post("/vertrekkaart/antwoord", data={"sleutel": key, "antwoord": "nee"})
    assert again.status_code == 410
    settle(world)
    assert said_to_notifier(world, family) == ["nee", "ja"]


def test_yes_can_be_undone_on_the_page(world: World) -> None:
    family, _, event = reported(world)
    card = Card(world, event["id"]).open()
    card.press("ja")
    assert "Wij sturen niets" in card.press("nee").text
    settle(world)
    assert said_to_notifier(world, family) == ["ja", "nee"]


def test_who_is_made_to_press_safe_reads_nothing_of_an_earlier_no(world: World) -> None:
    _, melding, event = reported(world)
    other = Family()
    world.bring(other.persons)
    other_event = declared(other)
    world.report(other_event)
    assert answer(world, melding, "nee").status_code == 202
    pages = [
        Card(world, one["id"]).open().press("ja").text.replace("\n", "")
        for one in (event, other_event)
    ]
    without_keys = [page.replace(_Form(page).forms[0]["holds"]["sleutel"], "") for page in pages]
    assert without_keys[0] == without_keys[1]


def test_a_ticket_opens_once_and_in_time_only(world: World) -> None:
    family, _, event = reported(world)
    card = Card(world, event["id"])
    assert card.open().seen.status_code == 200
    opened = card.seen
    assert card.open().seen.status_code == 410
    late = Card(world, event["id"])
    world.clock.advance(seconds=TICKET_LASTS.total_seconds() + 1)
    assert late.open().seen.status_code == 410
    assert Card(world, event["id"]).open().seen.status_code == 200
    card.seen = opened
    assert card.press("en").status_code == 200
    world.clock.advance(seconds=PAGE_LASTS.total_seconds())
    assert card.press("nl").status_code == 410
    for made_up in ("", "x", "x" * 43):
        refused = world.intake.post("/vertrekkaart", data={"kaartje": made_up})
        assert refused.status_code == 410
    settle(world)
    assert now_established(world, family).safety_answers == ()


def test_the_page_stands_only_where_it_may_and_tells_nobody_where_one_was(world: World) -> None:
    _family, _, event = reported(world)
    card = Card(world, event["id"]).open()
    for page in (card.seen, card.press("weet_niet")):
        assert f"frame-ancestors {SITE};" in page.headers["Content-Security-Policy"] + ";"
        assert "script-src" not in page.headers["Content-Security-Policy"]
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        assert "set-cookie" not in page.headers
        assert "<script" not in page.text
        assert card.ticket not in page.text
    paper = world.intake.get("/vertrekkaart", params={"taal": "en"})
    assert "frame-ancestors 'none'" in paper.headers["Content-Security-Policy"]
    assert "<form" not in paper.text


def test_a_wrong_button_keeps_nothing_and_shows_the_card_again(world: World) -> None:
    family, _, event = reported(world)
    card = Card(world, event["id"]).open()
    form = next(one for one in _Form(card.seen.text).forms if one["action"].endswith("antwoord"))
    again = world.intake.post(form["action"], data=form["holds"] | {"antwoord": "misschien"})
    assert again.status_code == 400
    assert "Nee, dat is niet veilig" in again.text
    assert now_established(world, family).safety_answers == ()


def test_the_database_shows_nobody_who_is_not_safe(world: World) -> None:
    _family, melding, _ = reported(world)
    answer(world, melding, "weet_niet")
    (kept,) = world.rows(select(SAFETY_ANSWER).order_by(SAFETY_ANSWER.c.said_at.desc()).limit(1))
    assert b"weet" not in kept.said
    (entry,) = world.rows(select(AUDIT).where(AUDIT.c.object == f"veiligheid:{kept.id}"))
    assert (entry.action, entry.result) == ("veiligheid_beantwoord", "bewaard")


def test_a_look_that_is_under_way_does_not_end_what_was_just_asked_for(world: World) -> None:
    family, melding, _ = reported(world)
    answer(world, melding, "nee")
    departure = told(world, family)[0].departure_id
    (row,) = world.rows(select(RECHECK).where(RECHECK.c.id == departure))
    assert (row.state, row.why) == (WorkState.READY, "safety")
    settle(world)
    (row,) = world.rows(select(RECHECK).where(RECHECK.c.id == departure))
    assert row.state == WorkState.DONE


def test_cards_and_answers_without_event_are_forgotten(world: World) -> None:
    _, melding, event = reported(world)
    answer(world, melding, "nee")
    Card(world, event["id"]).open()
    Card(world, "komt-nooit").open().press("nee")
    kept = select(SAFETY_ANSWER.c.external_id)
    assert "komt-nooit" in {row.external_id for row in world.rows(kept)}
    world.clock.advance(seconds=(CARD_KEPT + PAGE_LASTS).total_seconds() + 60)
    sweep(world.application.service)
    assert world.rows(select(CARD.c.id).where(CARD.c.external_id == event["id"])) == []
    assert "komt-nooit" in {row.external_id for row in world.rows(kept)}
    world.clock.advance(seconds=ANSWER_WAITS.total_seconds())
    sweep(world.application.service)
    assert "komt-nooit" not in {row.external_id for row in world.rows(kept)}
    assert event["id"] in {row.external_id for row in world.rows(kept)}


def test_the_text_of_the_card_is_there_in_every_language(world: World) -> None:
    headers = {"Authorization": world.token(WRITE)}
    every = world.intake.get("/v1/vertrekkaart", headers=headers).json()["kaarten"]
    assert {"nl", "en"} <= {card["taal"] for card in every}
    for card in every:
        asked = {"taal": card["taal"]}
        one = world.intake.get("/v1/vertrekkaart", params=asked, headers=headers).json()
        assert one == {"kaarten": [card]}
        assert [a["antwoord"] for a in card["antwoorden"]] == ["ja", "nee", "weet_niet"]
    refused = world.intake.get("/v1/vertrekkaart", params={"taal": "xx"}, headers=headers)
    assert refused.status_code == 400
    assert world.intake.get("/v1/vertrekkaart").status_code == 401
