"""Nobody goes on with what somebody else opened."""

from collections.abc import Callable

import pytest
import redis

from notifier.storage.answers import ANSWER
from tests.integration.notifier.reply.parent import Parent, heading
from tests.integration.notifier.world import World

Parents = Callable[[], Parent]


def test_whoever_does_nothing_for_a_while_begins_again_and_is_told_what_was_lost(
    world: World, parent: Parent, tell: Callable[..., str]
) -> None:
    parent.open(tell("Sanne"))
    world.clock.advance(minutes=14)
    assert "Sanne" in parent.get("/antwoord/bericht").text
    world.clock.advance(minutes=16)
    lost = parent.answer("bezwaar", "Dit is niet afgesproken")
    assert lost.status_code == 401
    assert "Sanne" not in lost.text
    assert world.rows(ANSWER) == []
    assert parent.get("/antwoord/bericht").status_code == 401


def test_done_ends_it_for_every_window_of_this_browser(
    parent: Parent, tell: Callable[..., str]
) -> None:
    opened = parent.open(tell("Sanne"))
    token = parent.http.cookies["antwoord"]
    done = parent.send("/antwoord/klaar", parent.form("/antwoord/klaar", opened))
    assert done.status_code == 200
    parent.http.cookies.set("antwoord", token)
    assert parent.get("/antwoord/bericht").status_code == 401, "also with the cookie of before"


def test_quickly_away_leaves_nothing_behind(parent: Parent, tell: Callable[..., str]) -> None:
    parent.open(tell("Sanne"))
    token = parent.http.cookies["antwoord"]
    away = parent.http.get(f"{parent.url}/antwoord/weg", follow_redirects=False)
    assert (away.status_code, away.headers["location"]) == (303, "https://www.knmi.nl/")
    assert away.headers["referrer-policy"] == "no-referrer"
    assert "antwoord" not in parent.http.cookies
    parent.http.cookies.set("antwoord", token)
    assert parent.get("/antwoord/bericht").status_code == 401


@pytest.mark.parametrize("mistake", ["none", "other session", "cut off", "other site"])
def test_a_form_that_is_not_of_this_session_does_nothing(
    world: World, parents: Parents, tell: Callable[..., str], mistake: str
) -> None:
    code = tell("Sanne")
    parent, other = parents(), parents()
    parent.open(code)
    other.open(code)
    form = parent.form("/antwoord/bericht")
    headers = {"Sec-Fetch-Site": "cross-site"} if mistake == "other site" else None
    if mistake == "none":
        del form["csrf"]
    if mistake == "cut off":
        form["csrf"] = form["csrf"][:-2]
    if mistake == "other session":
        form["csrf"] = other.form("/antwoord/bericht")["csrf"]
    refused = parent.send("/antwoord/bericht", form | {"antwoord": "akkoord"}, headers)
    assert refused.status_code == 403
    assert "Sanne" not in refused.text
    assert world.rows(ANSWER) == []


def test_a_message_of_somebody_else_cannot_be_answered(
    world: World, parents: Parents, tell: Callable[..., str]
) -> None:
    mine, theirs, codes = parents(), parents(), [tell("Sanne"), tell("Noor")]
    mine.open(codes[0])
    theirs.open(codes[1])
    form = mine.form("/antwoord/bericht")
    form["bericht"] = theirs.form("/antwoord/bericht")["bericht"]
    refused = mine.send("/antwoord/bericht", form | {"antwoord": "akkoord"})
    assert refused.status_code == 403
    assert world.rows(ANSWER) == []


def test_a_second_letter_in_the_same_browser_takes_the_place_of_the_first(
    parent: Parent, tell: Callable[..., str], redis_of: Callable[[str], redis.Redis]
) -> None:
    codes = [tell("Sanne"), tell("Noor")]
    parent.open(codes[0])
    first = parent.http.cookies["antwoord"]
    assert "Noor" in parent.open(codes[1]).text
    assert parent.http.cookies["antwoord"] != first
    kept = list(redis_of("sessions").scan_iter("reply:session:*"))
    assert len(kept) == 1


def test_what_is_not_there_says_so_in_a_page(parent: Parent) -> None:
    for answer, status in (
        (parent.get("/antwoord/bestaat-niet"), 404),
        (parent.http.put(f"{parent.url}/antwoord"), 405),
        (parent.http.post(f"{parent.url}/antwoord", content=b"\xff" * 10), 400),
    ):
        assert answer.status_code == status
        assert heading(answer)
        assert answer.headers["cache-control"] == "no-store"
