"""A session lasts as long as somebody works, and ends everywhere at once."""

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

import httpx
import pytest
import redis
from pydantic import SecretStr

from notifier.application import Application, build_application
from notifier.review.pages.texts_nl import NL
from notifier.review.serving import Workbench
from notifier.sessions.session import Writing
from notifier.sessions.store import Sessions
from notifier.staff.roles import Role, Visitor
from notifier.storage.shared import AUDIT
from notifier.web import build_for
from tests.integration.notifier.workbench.browser import HOME, Browser, title
from tests.integration.notifier.world import World, served_on

REVIEWER = Visitor("somebody", frozenset({Role.REVIEWER}))


def test_who_does_nothing_is_logged_out(world: World, browser: Browser) -> None:
    browser.login("anna")
    world.clock.advance(minutes=14, seconds=59)
    assert browser.get(HOME).status_code == 200
    world.clock.advance(minutes=14, seconds=59)
    assert browser.get(HOME).status_code == 200
    world.clock.advance(minutes=15, seconds=1)
    ended = browser.get(HOME)
    assert (ended.status_code, title(ended)) == (401, NL.errors["session_ended"].title)
    assert "naar=/werkbank" in ended.text.replace("%2F", "/")
    assert browser.cookies == {}
    assert title(browser.get(HOME)) == NL.errors["login_first"].title


def test_who_goes_on_working_is_logged_out_after_the_day(world: World, browser: Browser) -> None:
    browser.login("anna")
    for _ in range(59):
        world.clock.advance(minutes=10)
        assert browser.get(HOME).status_code == 200
    world.clock.advance(minutes=11)
    assert browser.get(HOME).status_code == 401


def test_an_auditors_session_ends_with_the_admission(world: World, workbench: Workbench) -> None:
    now = world.clock()
    over = now.replace(microsecond=0)
    visitor = Visitor("auditor", frozenset({Role.AUDITOR}), auditor_until=over)
    world.clock.advance(minutes=-5)
    token, session = workbench.desk.sessions.open(visitor)
    assert session.ends_at == over
    world.clock.advance(minutes=5, seconds=2)
    assert workbench.desk.sessions.find(token, touch=True) is None


def test_asking_how_long_it_lasts_keeps_nothing_alive(world: World, browser: Browser) -> None:
    browser.login("anna")
    world.clock.advance(minutes=10)
    assert 290 <= browser.get("/werkbank/sessie").json()["seconds"] <= 300
    world.clock.advance(minutes=6)
    assert browser.get("/werkbank/sessie").status_code == 401


def test_saying_that_one_is_there_does(world: World, browser: Browser) -> None:
    browser.login("anna")
    token = browser.form_token()
    world.clock.advance(minutes=10)
    stayed = browser.http.post(f"{browser.url}/werkbank/sessie", headers={"X-CSRF": token})
    assert stayed.status_code == 204
    assert browser.get("/werkbank/sessie").json()["seconds"] >= 890


def test_logging_out_ends_every_session_of_that_person(people: Callable[[], Browser]) -> None:
    office, home, colleague = people(), people(), people()
    office.login("anna")
    home.login("anna")
    colleague.login("carla")
    out = office.post("/werkbank/uitloggen")
    assert (out.status_code, title(out)) == (200, NL.logged_out_title)
    assert "/oidc/logout" in out.text
    for browser in (office, home):
        assert browser.get(HOME).status_code == 401
    assert colleague.get(HOME).status_code == 200


def test_a_request_under_way_cannot_bring_an_ended_session_back(
    world: World, workbench: Workbench, sessions: redis.Redis
) -> None:
    del world
    store = workbench.desk.sessions
    token, session = store.open(REVIEWER)
    store.end_all_of(REVIEWER.subject)
    store._note(store._sealed.key(token), session)
    assert store.find(token, touch=True) is None
    assert not sessions.exists(store._sealed.key(token))


def test_redis_tells_nothing_about_anybody(browser: Browser, sessions: redis.Redis) -> None:
    browser.login("emine")
    kept = repr(
        [
            (key, sessions.get(key) if sessions.type(key) == b"string" else sessions.smembers(key))
            for key in sessions.scan_iter()
        ]
    )
    assert "workbench:session:" in kept
    for told in ("emine", "sandbox", "municipal", "00000009900000000000"):
        assert told not in kept
    assert browser.cookies["werkbank"] not in kept


def test_whoever_writes_in_redis_makes_no_session(
    world: World, browser: Browser, sessions: redis.Redis, workbench: Workbench
) -> None:
    del world
    browser.login("carla")
    store = workbench.desk.sessions
    (kept,) = [sessions.get(key) for key in sessions.scan_iter("workbench:session:*")]
    assert kept is not None
    sessions.set(store._sealed.key("mine"), kept)  # the lead's own content, under another key
    sessions.set(store._sealed.key("plain"), b'{"roles": ["lead"]}')
    assert store.find("mine", touch=True) is None
    assert store.find("plain", touch=True) is None


@dataclass(frozen=True)
class Parent:
    """Somebody else than who works at the workbench, with other things to remember."""

    subject: str
    case: str
    over_at: datetime | None = None


def test_sessions_of_another_kind_lie_apart_in_the_same_redis(
    world: World, workbench: Workbench, sessions: redis.Redis
) -> None:
    parents = Sessions(
        sessions,
        world.application.service.keyring,
        world.application.service.index,
        world.clock,
        space="answer",
        writing=Writing(asdict, lambda found: Parent(found["subject"], found["case"])),
        idle=timedelta(minutes=5),
        lifetime=timedelta(minutes=20),
    )
    staff = workbench.desk.sessions
    parent = Parent(REVIEWER.subject, "case-1")
    theirs, session = parents.open(parent)
    ours, _ = staff.open(REVIEWER)
    found = parents.find(theirs, touch=True)
    assert found is not None
    assert found.visitor == parent
    assert session.ends_at - session.began_at == timedelta(minutes=20)
    assert staff.find(theirs, touch=True) is None
    assert parents.find(ours, touch=True) is None
    assert parents.end_all_of(parent.subject) == 1
    assert staff.find(ours, touch=True) is not None


def test_who_logs_in_anew_does_not_go_on_under_the_old_id(
    world: World, workbench: Workbench
) -> None:
    del world
    store = workbench.desk.sessions
    before, _ = store.open(REVIEWER)
    after, _ = store.open(REVIEWER, instead_of=before)
    assert store.find(before, touch=True) is None
    assert store.find(after, touch=True) is not None


def test_everything_in_redis_ends_by_itself(browser: Browser, sessions: redis.Redis) -> None:
    browser.login("anna")
    assert all(sessions.pttl(key) > 0 for key in sessions.scan_iter())


def test_nothing_is_written_for_who_is_not_logged_in(
    browser: Browser, sessions: redis.Redis
) -> None:
    for _ in range(5):
        browser.start()
        browser.get(HOME)
    assert sessions.dbsize() == 0


@pytest.fixture
def without_redis(world: World, application: Application) -> Iterator[Browser]:
    """Nobody listens where the sessions should be."""
    nowhere = SecretStr("redis://127.0.0.1:1/1")
    settings = application.settings.model_copy(update={"workbench_sessions_url": nowhere})
    listener = socket.create_server(("127.0.0.1", 0))
    app = build_for(replace(world.application, settings=settings))
    with served_on(listener, app) as url, httpx.Client(timeout=10) as client:
        yield Browser(url, client)


@pytest.mark.parametrize("path", ["/werkbank", "/werkbank/inloggen/start", "/werkbank/sessie"])
def test_without_redis_nobody_comes_in_and_it_is_said(without_redis: Browser, path: str) -> None:
    without_redis.http.cookies.set("werkbank", "whatever")
    away = without_redis.get(path)
    assert (away.status_code, title(away)) == (503, NL.errors["unavailable"].title)
    assert "Location" not in away.headers


def test_without_redis_what_needs_no_session_goes_on(without_redis: Browser) -> None:
    without_redis.http.cookies.set("werkbank", "whatever")
    assert without_redis.get("/werkbank/werkbank.css").status_code == 200
    assert without_redis.get("/werkbank/inloggen").status_code == 200
    assert without_redis.get("/health/live").status_code == 200


def test_redis_that_goes_away_half_way_lets_nobody_in(
    world: World, browser: Browser, without_redis: Browser
) -> None:
    """The login was begun while it was there."""
    before = len(world.rows(AUDIT))
    answer = browser.choose(browser.start(), "anna")
    without_redis.http.cookies.update(browser.http.cookies)
    away = without_redis.http.get(f"{without_redis.url}{answer.raw_path.decode()}")
    assert (away.status_code, title(away)) == (503, NL.errors["unavailable"].title)
    assert "werkbank=" not in " ".join(away.headers.get_list("set-cookie"))
    assert len(world.rows(AUDIT)) == before


@pytest.fixture
def without_database(world: World, application: Application) -> Iterator[Browser]:
    """Nothing can be written in the audit."""
    nowhere = SecretStr("postgresql+psycopg://nobody:x@127.0.0.1:1/nothing")
    settings = application.settings.model_copy(update={"database_url": nowhere})
    built = build_application(settings, clock=world.clock)
    listener = socket.create_server(("127.0.0.1", 0))
    with served_on(listener, build_for(built)) as url, httpx.Client(timeout=10) as client:
        yield Browser(url, client)


def test_without_an_audit_nobody_logs_in(
    browser: Browser, without_database: Browser, sessions: redis.Redis
) -> None:
    answer = browser.choose(browser.start(), "anna")
    without_database.http.cookies.update(browser.http.cookies)
    away = without_database.http.get(f"{without_database.url}{answer.raw_path.decode()}")
    assert (away.status_code, title(away)) == (503, NL.errors["unavailable"].title)
    assert list(sessions.scan_iter("workbench:session:*")) == []


def test_a_page_says_when_it_ends(browser: Browser) -> None:
    browser.login("anna")
    page = browser.get(HOME).text
    found = re.search(r'data-idle="(\d+)" data-warning="(\d+)"', page)
    assert found is not None
    assert (int(found[1]), int(found[2])) == (885, 120)
    assert "Doet u 15 minuten niets" in page
