"""Logging in at a real provider, over HTTP; and every way in which that must end outside."""

from collections.abc import Callable

import httpx
import pytest
import redis

from notifier.review.pages.texts_nl import NL
from notifier.storage.shared import AUDIT
from tests.integration.notifier.workbench.browser import HOME, RETURN, Browser, query, title
from tests.integration.notifier.world import World


def acts(world: World) -> list[tuple[str, str, str]]:
    """What the audit says of the workbench, oldest first."""
    rows = sorted(world.rows(AUDIT), key=lambda row: row.seq)
    return [(r.actor, r.action, r.result) for r in rows if r.origin == "werkbank"]


@pytest.mark.parametrize(
    ("user", "role"),
    [
        ("anna", "beoordelaar"),
        ("bram", "beoordelaar, tweede lezer"),
        ("carla", "teamleider"),
        ("daan", "medewerker Ca IKA"),
        ("emine", "gemeentelijk specialist"),
        ("gijs", "auditor"),
        ("hanna", "privacyfunctionaris"),
    ],
)
def test_everybody_with_a_role_comes_in(browser: Browser, user: str, role: str) -> None:
    bounced = browser.login(user)
    assert bounced.status_code == 200
    assert title(bounced) == NL.logged_in_title
    home = browser.get(HOME)
    assert home.status_code == 200
    assert f"<strong>{role}</strong>" in home.text


@pytest.mark.parametrize(
    ("user", "kind"),
    [
        ("joke", "no_role"),
        ("ivo", "no_role"),
        ("kees", "acr"),
        ("", "login_failed"),  # pressed cancel
    ],
)
def test_everybody_else_stays_outside(browser: Browser, user: str, kind: str) -> None:
    refused = browser.login(user)
    assert (refused.status_code, title(refused)) == (403, NL.errors[kind].title)
    assert browser.cookies == {}
    assert browser.get(HOME).status_code == 401


def test_what_happens_at_the_door_is_in_the_audit(world: World, browser: Browser) -> None:
    before = len(acts(world))
    browser.login("bram")
    browser.post("/werkbank/uitloggen")
    browser.login("joke")
    browser.login("kees")
    assert acts(world)[before:] == [
        ("sandbox-bram", "werkbank_inloggen", "reviewer,second_reader"),
        ("sandbox-bram", "werkbank_uitloggen", "aantal_1"),
        ("sandbox-joke", "werkbank_inloggen", "geweigerd_no_role"),
        ("sandbox-kees", "werkbank_inloggen", "geweigerd_acr"),
    ]


def test_one_goes_on_to_where_one_was_going(browser: Browser) -> None:
    first = browser.get("/werkbank?tab=vandaag")
    assert first.status_code == 401
    assert "naar=/werkbank%3Ftab%3Dvandaag" in first.text.replace("%2F", "/")
    bounced = browser.login("anna", "/werkbank?tab=vandaag")
    assert 'content="0;url=/werkbank?tab=vandaag"' in bounced.text


def test_nobody_is_sent_elsewhere(browser: Browser) -> None:
    assert 'content="0;url=/werkbank"' in browser.login("anna", "https://example.org/").text


def test_the_question_is_as_nlgov_wants_it(browser: Browser) -> None:
    asked = query(browser.start())
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert asked["acr_values"].split() == [
        "http://eidas.europa.eu/LoA/substantial",
        "http://eidas.europa.eu/LoA/high",
    ]
    again = query(browser.start())
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name]) >= 32
        assert asked[name] != again[name]


def test_an_answer_counts_in_the_browser_that_asked(people: Callable[[], Browser]) -> None:
    mine, yours = people(), people()
    answer = mine.choose(mine.start(), "anna")
    refused = yours.http.get(answer)
    assert (refused.status_code, title(refused)) == (403, NL.errors["login_failed"].title)
    yours.start()  # with a login of its own under way it is still not the answer to that
    assert yours.http.get(answer).status_code == 403
    assert yours.get(HOME).status_code == 401


def test_an_answer_counts_once(browser: Browser) -> None:
    question = browser.start()
    kept = dict(browser.cookies)
    answer = browser.choose(question, "anna")
    assert browser.http.get(answer).status_code == 200
    browser.http.cookies.clear()
    browser.http.cookies.update(kept)
    assert browser.http.get(answer).status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        {"state": "another"},
        {"state": ""},
        {"iss": "https://elsewhere.example"},
        {"code": "another"},
        {"code": ""},
        {"error": "server_error"},
    ],
)
def test_an_answer_that_was_tampered_with_is_none(browser: Browser, change: dict[str, str]) -> None:
    answer = browser.choose(browser.start(), "anna")
    refused = browser.http.get(answer.copy_merge_params(change))
    assert refused.status_code == 403
    assert browser.get(HOME).status_code == 401


def test_an_answer_without_issuer_is_not_of_a_provider_that_names_itself(browser: Browser) -> None:
    answer = browser.choose(browser.start(), "anna")
    assert browser.http.get(answer.copy_remove_param("iss")).status_code == 403


def test_a_login_that_takes_too_long_begins_anew(world: World, browser: Browser) -> None:
    answer = browser.choose(browser.start(), "anna")
    world.clock.advance(minutes=11)
    refused = browser.http.get(answer)
    assert (refused.status_code, title(refused)) == (403, NL.errors["login_failed"].title)


def test_another_key_of_the_provider_is_looked_up(world: World, browser: Browser) -> None:
    assert browser.login("anna").status_code == 200
    world.sandbox.post("/sandbox/oidc/sleutels").raise_for_status()
    world.clock.advance(seconds=31)
    assert browser.login("anna").status_code == 200


def order(world: World, **fault: object) -> None:
    answer = world.sandbox.post("/sandbox/storing", json={"onderdeel": "oidc", **fault})
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize(
    "fault",
    [
        {"soort": "status", "status": 503},
        {"soort": "onderbroken"},
        {"soort": "half_antwoord"},
        {"soort": "ongeldig_schema"},
    ],
)
def test_a_provider_that_is_away_is_told_politely(
    world: World, browser: Browser, fault: dict[str, object]
) -> None:
    order(world, **fault)
    away = browser.get("/werkbank/inloggen/start")
    assert (away.status_code, title(away)) == (503, NL.errors["provider_away"].title)
    world.sandbox.delete("/sandbox/storing")
    # Whoever comes right after is told at once; a moment later it is asked again.
    assert browser.get("/werkbank/inloggen/start").status_code == 503
    world.clock.advance(seconds=6)
    assert browser.login("anna").status_code == 200


@pytest.mark.parametrize(
    "fault", [{"soort": "status", "status": 500}, {"soort": "aannemen_zonder_antwoord"}]
)
def test_a_provider_that_leaves_half_way_lets_nobody_in(
    world: World, browser: Browser, sessions: redis.Redis, fault: dict[str, object]
) -> None:
    answer = browser.choose(browser.start(), "anna")
    order(world, **fault, methode="POST")
    away = browser.http.get(answer)
    assert (away.status_code, title(away)) == (503, NL.errors["provider_away"].title)
    assert browser.cookies == {}
    assert sessions.dbsize() == 0


def test_a_new_login_ends_the_session_of_before(browser: Browser) -> None:
    browser.login("anna")
    before = dict(browser.cookies)
    browser.login("anna")
    assert browser.cookies != before
    browser.http.cookies.clear()
    browser.http.cookies.update(before)
    ended = browser.get(HOME)
    assert (ended.status_code, title(ended)) == (401, NL.errors["session_ended"].title)


def test_the_cookies_are_narrow(browser: Browser) -> None:
    started = browser.http.get(f"{browser.url}/werkbank/inloggen/start")
    (given,) = started.headers.get_list("set-cookie")
    assert given.startswith("werkbank-inloggen=")
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=600"} <= set(given.split("; "))
    answer = browser.choose(httpx.URL(started.headers["location"]), "anna")
    back = browser.http.get(answer)
    session, login = sorted(back.headers.get_list("set-cookie"), key=len, reverse=True)
    assert session.startswith("werkbank=")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(session.split("; "))
    assert "Max-Age" not in session
    assert "Max-Age=0" in login
    assert RETURN in str(answer)


def test_the_log_tells_nothing_of_who_it_was(
    browser: Browser, capfd: pytest.CaptureFixture[str]
) -> None:
    """Only ids of ours and roles: who it was stands in the audit."""
    secrets = set()
    for user in ("emine", "joke", "kees", ""):
        question = browser.start()
        secrets |= {query(question)[name] for name in ("state", "nonce", "code_challenge")}
        answer = browser.choose(question, user)
        secrets.add(query(answer).get("code", "sandbox-"))
        browser.http.get(answer)
    browser.login("emine")
    secrets |= {*browser.cookies.values(), browser.form_token()}
    browser.http.post(f"{browser.url}/werkbank/uitloggen", data={"csrf": "wrong"})
    browser.post("/werkbank/uitloggen")
    written = "".join(capfd.readouterr())
    assert "workbench_login" in written
    assert "workbench_refused" in written
    for secret in {*secrets, "sandbox-emine", "00000009900000000000"}:
        assert secret not in written
