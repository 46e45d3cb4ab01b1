"""Deny by default: every role at every route, against the table of who may.

What is not in the table is refused, also to the lead; and nothing but this one door leads inside.
"""

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse, Response

from notifier.review.access.admit import Verdict, admit
from notifier.review.access.table import CHANGES_NOTHING, WHO_MAY, WITHOUT_LOGIN
from notifier.review.desk import Desk
from notifier.review.pages.texts_nl import NL
from notifier.review.room import PREFIX, ROUTES
from notifier.review.serving import Workbench
from notifier.review.visit import NotThere, NotUnderstood, Route, SomebodyWasFirst, Visit
from notifier.sessions.forms import form_token
from notifier.staff.roles import Role, Visitor
from notifier.storage.shared import AUDIT
from notifier.under_prefix import UnderPrefix
from tests.integration.notifier.workbench.browser import Browser, title
from tests.integration.notifier.world import World, served_on

OIN = "00000009900000000000"


def visitor(role: Role, world: World) -> Visitor:
    until = world.clock() + timedelta(days=1)
    return Visitor(f"a-{role}", frozenset({role}), oin=OIN, auditor_until=until)


def test_every_route_is_in_the_table_and_nothing_else() -> None:
    assert {route.name for route in ROUTES} == WITHOUT_LOGIN | set(WHO_MAY)
    assert set(WHO_MAY) & WITHOUT_LOGIN == set()


def test_who_only_reads_changes_nothing() -> None:
    writes = {route.name for route in ROUTES if route.method != "GET"} - CHANGES_NOTHING
    for role in (Role.AUDITOR, Role.PRIVACY_OFFICER):
        assert [name for name in writes if role in WHO_MAY.get(name, ())] == []


def test_only_get_and_post_are_spoken() -> None:
    assert {route.method for route in ROUTES} <= {"GET", "POST"}


def path_of(route: Route) -> str:
    return re.sub(r"\{[^}]+\}", "00000000-0000-4000-8000-000000000000", route.path)


def asked(url: str, route: Route, workbench: Workbench, token: str | None) -> httpx.Response:
    """As a page of ours would ask, with a session or without."""
    cookies = {} if token is None else {workbench.desk.cookies.session: token}
    headers = {"X-CSRF": form_token(workbench.desk.service.index, token or "")}
    with httpx.Client(cookies=cookies, timeout=10) as client:
        request = client.build_request(route.method, f"{url}{path_of(route)}", headers=headers)
        answer = client.send(request, stream=True)
        if answer.headers.get("content-type", "").startswith("text/event-stream"):
            answer.close()  # it has no end
            return httpx.Response(answer.status_code, headers=answer.headers, request=request)
        answer.read()
        return answer


@pytest.mark.parametrize("role", Role)
def test_every_role_at_every_route(
    world: World, served: str, workbench: Workbench, role: Role
) -> None:
    for route in ROUTES:
        token, _ = workbench.desk.sessions.open(visitor(role, world))
        answer = asked(served, route, workbench, token)
        allowed = route.name in WITHOUT_LOGIN or role in WHO_MAY[route.name]
        refused = title(answer) == NL.errors["refused"].title
        assert refused is not allowed, (role, route.name, answer.status_code)
        assert (answer.status_code == 403) is (refused or route.name == "login_return"), route.name


def test_nobody_gets_anywhere_without_a_login(served: str, workbench: Workbench) -> None:
    for route in ROUTES:
        answer = asked(served, route, workbench, None)
        if route.name in WITHOUT_LOGIN:
            assert answer.status_code != 401, route.name
        else:
            assert answer.status_code == 401, route.name
            assert title(answer) == NL.errors["login_first"].title
        forged = asked(served, route, workbench, "a-token-by-guess")
        assert (forged.status_code == 401) is (route.name not in WITHOUT_LOGIN)


def shown(desk: Desk, visit: Visit) -> Response:
    del desk, visit
    return PlainTextResponse("inside")


def broken(desk: Desk, visit: Visit) -> Response:
    del desk, visit
    message = "999999990 must be nowhere"
    raise ZeroDivisionError(message)


def raising(problem: type[Exception]) -> Callable[[Desk, Visit], Response]:
    def serve(desk: Desk, visit: Visit) -> Response:
        del desk, visit
        raise problem

    return serve


MORE = (
    Route("forgotten", "GET", "/werkbank/vergeten", shown),
    Route("home", "GET", "/werkbank/fout", broken),
    Route("stay", "POST", "/werkbank/doen", shown),
    Route("remaining", "GET", "/werkbank/weg", raising(NotThere)),
    Route("logout", "POST", "/werkbank/strijd", raising(SomebodyWasFirst)),
    Route("login", "GET", "/werkbank/gek", raising(NotUnderstood)),
)


@pytest.fixture
def another(world: World, workbench: Workbench) -> Iterator[tuple[str, str]]:
    """A room with routes for tests, under names that are in the table; and the lead's session."""
    app = FastAPI(openapi_url=None)
    app.router.routes.append(UnderPrefix(PREFIX, Workbench(workbench.desk, MORE)))
    token, _ = workbench.desk.sessions.open(visitor(Role.LEAD, world))
    with served_on(socket.create_server(("127.0.0.1", 0)), app) as url:
        yield url, token


def test_a_route_that_is_not_in_the_table_is_refused(
    world: World, workbench: Workbench, another: tuple[str, str]
) -> None:
    url, token = another
    answer = asked(url, MORE[0], workbench, token)
    assert (answer.status_code, title(answer)) == (403, NL.errors["refused"].title)
    assert "inside" not in answer.text
    entry = max(world.rows(AUDIT), key=lambda row: row.seq)
    told = (entry.actor, entry.action, entry.object, entry.result)
    assert told == ("a-lead", "werkbank_geweigerd", "route:forgotten", "role")
    for role in Role:
        assert admit("forgotten", visitor(role, world), world.clock()) is Verdict.REFUSE


@pytest.mark.parametrize(
    ("number", "status", "kind"),
    [(1, 500, "fault"), (3, 404, "not_found"), (4, 409, "conflict"), (5, 400, "bad_request")],
)
def test_every_error_is_a_page(
    workbench: Workbench, another: tuple[str, str], number: int, status: int, kind: str
) -> None:
    url, token = another
    answer = asked(url, MORE[number], workbench, token)
    assert (answer.status_code, title(answer)) == (status, NL.errors[kind].title)
    assert "999999990" not in answer.text
    assert ("teamleider" in answer.text) is (MORE[number].name not in WITHOUT_LOGIN)


FORMS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "no token": ({}, {}),
    "empty": ({"csrf": ""}, {}),
    "no hex": ({"csrf": "zz"}, {}),
    "by guess": ({"csrf": "0" * 96}, {}),
    "from elsewhere": ({"csrf": "good"}, {"Sec-Fetch-Site": "cross-site"}),
    "from beside us": ({"csrf": "good"}, {"Sec-Fetch-Site": "same-site"}),
}
"""What a form of somebody else's looks like: fields and headers."""


@pytest.mark.parametrize(("fields", "headers"), FORMS.values(), ids=FORMS)
def test_a_form_that_is_not_ours_does_nothing(
    world: World,
    served: str,
    workbench: Workbench,
    fields: dict[str, str],
    headers: dict[str, str],
) -> None:
    writing = [route for route in ROUTES if route.method == "POST"]
    assert writing
    for route in writing:
        may = WHO_MAY[route.name]
        role = Role.LEAD if Role.LEAD in may else min(may)
        token, _ = workbench.desk.sessions.open(visitor(role, world))
        good = form_token(workbench.desk.service.index, token)
        sent = {name: good if value == "good" else value for name, value in fields.items()}
        with httpx.Client(cookies={workbench.desk.cookies.session: token}) as client:
            answer = client.post(f"{served}{path_of(route)}", data=sent, headers=headers)
        assert (answer.status_code, title(answer)) == (403, NL.errors["form_not_ours"].title)
        assert workbench.desk.sessions.find(token, touch=False) is not None
    entry = max(world.rows(AUDIT), key=lambda row: row.seq)
    assert (entry.action, entry.result) == ("werkbank_geweigerd", "form")


def test_a_form_token_is_good_in_its_own_session_only(
    world: World, served: str, workbench: Workbench
) -> None:
    mine, _ = workbench.desk.sessions.open(visitor(Role.LEAD, world))
    yours, _ = workbench.desk.sessions.open(visitor(Role.REVIEWER, world))
    stolen = form_token(workbench.desk.service.index, mine)
    with httpx.Client(cookies={workbench.desk.cookies.session: yours}) as client:
        assert client.post(f"{served}/werkbank/uitloggen", data={"csrf": stolen}).status_code == 403


def test_a_body_that_is_no_form_is_refused(world: World, served: str, workbench: Workbench) -> None:
    token, _ = workbench.desk.sessions.open(visitor(Role.LEAD, world))
    with httpx.Client(cookies={workbench.desk.cookies.session: token}) as client:
        upload = client.post(
            f"{served}/werkbank/sessie",
            content=b"--x\r\nbroken",
            headers={"Content-Type": "multipart/form-data; boundary=x"},
        )
        assert upload.status_code == 403
        large = client.post(f"{served}/werkbank/sessie", content=b"a" * 1_100_000)
        assert large.status_code == 413


NARROW = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
}


def test_every_page_has_the_headers(
    world: World, served: str, workbench: Workbench, browser: Browser
) -> None:
    token, _ = workbench.desk.sessions.open(visitor(Role.LEAD, world))
    answers = [asked(served, route, workbench, None) for route in ROUTES]
    answers += [asked(served, route, workbench, token) for route in ROUTES]
    answers += [browser.get("/werkbank/nergens"), browser.login("anna"), browser.login("joke")]
    for answer in answers:
        if answer.headers.get("cache-control", "").startswith("public"):
            assert answer.headers["content-type"].startswith(("text/css", "text/javascript"))
            continue
        assert NARROW.items() <= answer.headers.items(), answer.url
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"\son\w+=|<style|<script(?! src=)| style=", answer.text)


def test_what_is_under_the_prefix_is_ours_alone(served: str) -> None:
    with httpx.Client(base_url=served) as client:
        for path in ("/werkbank/", "/werkbank/nergens", "/werkbank/zaken/1/../../v1"):
            assert client.get(path).headers["content-type"].startswith("text/html")
        assert client.get("/werkbankje").headers["content-type"] == "application/problem+json"
        assert client.put("/werkbank").status_code == 405
        assert client.head("/werkbank").status_code == 401


def test_both_languages(browser: Browser) -> None:
    assert '<html lang="nl">' in browser.get("/werkbank/inloggen").text
    assert '<html lang="en">' in browser.get("/werkbank/inloggen?taal=en").text
    assert '<html lang="en">' in browser.get("/werkbank/inloggen").text
    assert '<html lang="nl">' in browser.get("/werkbank/inloggen?taal=nl").text
    assert '<html lang="nl">' in browser.get("/werkbank/inloggen?taal=%3Cb%3E").text


def test_the_room_refuses_two_routes_of_one_name(workbench: Workbench) -> None:
    with pytest.raises(ValueError, match="one name"):
        Workbench(workbench.desk, (*ROUTES, replace(ROUTES[0], path="/werkbank/twee")))
