"""What an open page hears, over HTTP: what changed, once, to who may see it, and until when."""

import asyncio
import json
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
import redis
from sqlalchemy import event
from sqlalchemy.engine import Engine

from foundation.database import DatabaseUnavailable
from notifier.cases.case_row import locked_case
from notifier.cases.timeline import Happening, note
from notifier.review.live import watch
from notifier.review.live.stopping import told_of_stop
from notifier.review.live.watch import MOST_PER_SESSION
from notifier.review.serving import Workbench
from notifier.review.worklist.changes import change_token, changes_since
from notifier.staff.roles import Role, Visitor
from notifier.under_prefix import UnderPrefix
from notifier.web import build_for
from tests.integration.notifier.workbench.browser import Browser
from tests.integration.notifier.workbench.rows import YOURS, add
from tests.integration.notifier.world import World, served_on

ADDRESS = "/werkbank/wijzigingen"


@dataclass
class Heard:
    """One event as it came."""

    kind: str
    data: dict[str, Any]
    id: str


class Ear:
    """Reads a stream event by event; comments are passed over."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.iter_lines()

    def next(self) -> Heard | None:
        """The next event; None when the stream has ended."""
        fields: dict[str, str] = {}
        for line in self._lines:
            name, found, value = line.partition(": ")
            if line == "" and "event" in fields:
                return Heard(fields["event"], json.loads(fields["data"]), fields.get("id", ""))
            if found and name:
                fields[name] = value
        return None


@contextmanager
def listening(browser: Browser, question: str = "", **headers: str) -> Iterator[Ear]:
    with browser.http.stream(
        "GET", f"{browser.url}{ADDRESS}{question}", headers=headers, timeout=30
    ) as answer:
        assert answer.status_code == 200, answer.read()
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Ear(answer)


def happens(world: World, zaak_id: Any) -> None:  # noqa: ANN401 - the id of a case
    with world.service.database.transaction() as connection:
        locked_case(connection, zaak_id)
        note(connection, zaak_id, Happening.HANDLING, "in_review", now=world.clock())


def token(world: World) -> str:
    with world.service.database.transaction() as connection:
        return str(change_token(connection, now=world.clock()))


def test_an_open_page_hears_what_changes(world: World, browser: Browser) -> None:
    case = add(world, "MINE", world.clock().date(), tier="T0")
    browser.login("anna")
    with listening(browser) as ear:
        first = ear.next()
        assert first is not None
        assert (first.kind, first.data["zaken"]) == ("zaken", [])
        happens(world, case)
        news = ear.next()
        assert news is not None
        assert news.data == {"zaken": ["MINE"], "t0": ["MINE"], "alles": False, "dag": False}
        assert news.id != first.id


def test_what_happened_since_the_page_was_read_comes_at_once(
    world: World, browser: Browser
) -> None:
    case = add(world, "MINE", world.clock().date())
    read = token(world)
    happens(world, case)
    browser.login("anna")
    with listening(browser, f"?sinds={read}") as ear:
        first = ear.next()
        assert first is not None
        assert first.data["zaken"] == ["MINE"]
        happens(world, case)
        news = ear.next()
        assert news is not None
        assert news.data["zaken"] == ["MINE"]
        first = news
    # A browser that lost the connection says which event it had last.
    with listening(browser, f"?sinds={read}", **{"Last-Event-ID": first.id}) as ear:
        again = ear.next()
        assert again is not None
        assert again.data["zaken"] == []


def test_a_page_about_one_case_hears_that_somebody_went_on(world: World, browser: Browser) -> None:
    case = add(world, "MINE", world.clock().date())
    happens(world, case)
    browser.login("anna")
    for seen, told in (("0", ["MINE"]), ("1", [])):
        with listening(browser, f"?zaak=MINE&gezien={seen}") as ear:
            first = ear.next()
            assert first is not None
            assert first.data["zaken"] == told


def test_nobody_hears_of_a_case_that_they_may_not_see(
    world: World, people: Callable[[], Browser]
) -> None:
    mine = add(world, "MINE", world.clock().date())
    yours = add(world, "YOURS", world.clock().date(), municipality=YOURS)
    specialist, reviewer = people(), people()
    specialist.login("emine")
    reviewer.login("anna")
    with listening(specialist) as ear, listening(reviewer) as other:
        assert ear.next()
        assert other.next()
        happens(world, yours)
        heard = other.next()
        assert heard is not None
        assert heard.data["zaken"] == ["YOURS"]
        happens(world, mine)
        news = ear.next()
        assert news is not None
        assert news.data["zaken"] == ["MINE"]
    with listening(specialist, "?zaak=YOURS&gezien=0") as ear:
        first = ear.next()
        assert first is not None
        assert first.data["zaken"] == []


@pytest.mark.parametrize(
    "question", ["?sinds=x", "?sinds=1:2", "?zaak=MINE", "?zaak=MINE&gezien=-1", "?zaak=A&gezien=²"]
)
def test_what_no_page_asks_is_refused(browser: Browser, question: str) -> None:
    browser.login("anna")
    assert browser.get(f"{ADDRESS}{question}").status_code == 400


def test_logging_out_elsewhere_ends_it(world: World, people: Callable[[], Browser]) -> None:
    case = add(world, "MINE", world.clock().date())
    here, there = people(), people()
    here.login("anna")
    there.login("anna")
    with listening(here) as ear:
        assert ear.next()
        there.post("/werkbank/uitloggen")
        happens(world, case)
        last = ear.next()
        assert last is not None
        assert (last.kind, last.data) == ("einde", {})
        assert ear.next() is None


def test_a_role_that_lapses_ends_it(world: World, served: str, workbench: Workbench) -> None:
    case = add(world, "MINE", world.clock().date())
    until = world.clock() + timedelta(minutes=5)
    auditor = Visitor("an-auditor", frozenset({Role.AUDITOR}), auditor_until=until)
    opened, _ = workbench.desk.sessions.open(auditor)
    cookies = {workbench.desk.cookies.session: opened}
    with (
        httpx.Client(cookies=cookies) as client,
        listening(Browser(served, client)) as ear,
    ):
        assert ear.next()
        world.clock.advance(minutes=6)
        happens(world, case)
        last = ear.next()
        assert last is not None
        assert last.kind == "einde"


def test_listening_keeps_nobody_logged_in(
    world: World, browser: Browser, workbench: Workbench
) -> None:
    browser.login("anna")
    cookie = browser.cookies[workbench.desk.cookies.session]
    world.clock.advance(minutes=10)
    with listening(browser) as ear:
        assert ear.next()
        assert browser.get("/werkbank/werklijst").status_code == 200
    session = workbench.desk.sessions.find(cookie, touch=False)
    assert session is not None
    assert workbench.desk.sessions.left(session) < timedelta(minutes=6)


def test_a_session_has_so_many_ears_and_the_oldest_makes_room(
    world: World, browser: Browser, people: Callable[[], Browser]
) -> None:
    browser.login("anna")
    other = people()
    other.login("bram")
    with listening(other) as bystander, listening(browser) as oldest:
        assert bystander.next()
        assert oldest.next()
        opened = [listening(browser) for _ in range(MOST_PER_SESSION)]
        ears = [one.__enter__() for one in opened]
        assert all(ear.next() for ear in ears)
        last = oldest.next()
        assert last is not None
        assert last.kind == "vol"
        assert oldest.next() is None
        happens(world, add(world, "MINE", world.clock().date()))
        for ear in (bystander, *ears):
            news = ear.next()
            assert news is not None
            assert news.data["zaken"] == ["MINE"]
        for one in opened:
            one.__exit__(None, None, None)


def test_many_who_listen_are_one_question(world: World, people: Callable[[], Browser]) -> None:
    case = add(world, "MINE", world.clock().date())
    statements: list[str] = []

    def note_it(*arguments: object) -> None:
        if "written_in" in str(arguments[2]) and "pg_visible" in str(arguments[2]):
            statements.append(str(arguments[2]))

    browsers = [people() for _ in range(5)]
    for browser in browsers:
        browser.login("anna")
    opened = [listening(browser) for browser in browsers]
    ears = [one.__enter__() for one in opened]
    assert all(ear.next() for ear in ears)
    event.listen(Engine, "before_cursor_execute", note_it)
    try:
        happens(world, case)
        assert all(ear.next() for ear in ears)
        # It takes a question or two until the answer holds it, and not five times as many.
        assert 1 <= len(statements) <= 3
    finally:
        event.remove(Engine, "before_cursor_execute", note_it)
        for one in opened:
            one.__exit__(None, None, None)


def test_a_database_that_was_away_is_asked_again(
    world: World, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What changed meanwhile is told after all."""
    monkeypatch.setattr(watch, "_AWAY_SECONDS", 0.05)
    asked = changes_since
    failures = [DatabaseUnavailable(), ValueError("a fault of ours")]

    def fails_first(*given: Any, **more: Any) -> Any:  # noqa: ANN401
        if failures:
            raise failures.pop()
        return asked(*given, **more)

    case = add(world, "MINE", world.clock().date())
    browser.login("anna")
    monkeypatch.setattr(watch, "changes_since", fails_first)
    with listening(browser) as ear:
        assert ear.next()
        happens(world, case)
        news = ear.next()
        assert news is not None
        assert news.data["zaken"] == ["MINE"]
    assert failures == []


def test_sessions_that_are_away_end_it_without_a_word(
    world: World, browser: Browser, sessions: redis.Redis
) -> None:
    """It is not known whether somebody is logged out: the page keeps what it shows, and asks."""
    case = add(world, "MINE", world.clock().date())
    browser.login("anna")
    with listening(browser) as ear:
        assert ear.next()
        sessions.config_set("requirepass", "other")
        try:
            sessions.connection_pool.disconnect()
            with redis.Redis.from_url(str_of(sessions), password="other") as client:
                client.client_kill_filter(_type="normal", skipme=True)
                happens(world, case)
                assert ear.next() is None
                client.config_set("requirepass", "")
        finally:
            sessions.connection_pool.disconnect()


def str_of(client: redis.Redis) -> str:
    place = client.connection_pool.connection_kwargs
    if "path" in place:
        return f"unix://{place['path']}?db={place['db']}"
    return f"redis://{place['host']}:{place['port']}/{place['db']}"


def test_a_stop_ends_it_at_once(world: World, served: str, browser: Browser) -> None:
    """Without it a server waits for its patience to end, with every page that stands open."""
    application = world.application
    browser.login("anna")
    app = build_for(application)
    assert served
    with served_on(socket.create_server(("127.0.0.1", 0)), app) as url:
        elsewhere = Browser(url, browser.http)
        (room,) = [route for route in app.router.routes if isinstance(route, UnderPrefix)]
        assert isinstance(room.application, Workbench)
        watched = room.application.desk.watch
        with listening(elsewhere) as ear:
            assert ear.next()
            assert watched.listeners == 1
            watched.stop()
            assert ear.next() is None
        with listening(elsewhere) as ear:
            assert ear.next() is not None
            assert ear.next() is None


def test_a_signal_to_stop_is_heard_and_passed_on() -> None:
    passed_on: list[int] = []
    stopped = threading.Event()

    async def serve() -> None:
        with told_of_stop(stopped.set):
            signal.raise_signal(signal.SIGTERM)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert stopped.is_set()

    before = signal.signal(signal.SIGTERM, lambda number, _frame: passed_on.append(number))
    try:
        asyncio.run(serve())
        assert passed_on == [signal.SIGTERM]
        signal.raise_signal(signal.SIGTERM)
        assert len(passed_on) == 2
    finally:
        signal.signal(signal.SIGTERM, before)
