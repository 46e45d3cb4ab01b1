"""The pages about being on call in every state and both languages, in a real browser."""

import socket
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.responses import Response

from notifier.review.pages.rendering import SCRIPT, STYLE, Frame, read_pages
from notifier.review.pages.texts import Language
from notifier.staff.roles import Role
from tests.browser.duty_states import DUTY_STATES, duty_page
from tests.browser.eyes import (
    SMALLEST_TARGET,
    Eyes,
    scrolls_sideways,
    tabbed_through,
    violations,
)
from tests.integration.notifier.world import served_on


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    pages = read_pages(
        support="de servicedesk", idle_seconds=885, warning_seconds=120, test_mode=True
    )
    app = FastAPI(openapi_url=None)

    @app.get(f"/werkbank/{STYLE}")
    def style() -> Response:
        return pages.asset(STYLE)

    @app.get(f"/werkbank/{SCRIPT}")
    def script() -> Response:
        return pages.asset(SCRIPT)

    @app.get("/{language}/{state}")
    def page(language: Language, state: str) -> Response:
        return duty_page(pages, state, Frame(language, "/", tuple(Role), "00ff"))

    with served_on(socket.create_server(("127.0.0.1", 0)), app) as url:
        yield url


def everywhere() -> Iterator[str]:
    for language in Language:
        for state in DUTY_STATES:
            yield f"{language}/{state}"


def test_axe_finds_nothing(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    found = {}
    for name in everywhere():
        page.goto(f"{site}/{name}")
        assert page.locator("h1").count() == 1
        assert page.title().startswith(page.locator("h1").inner_text())
        found[name] = violations(page)
    assert {name: what for name, what in found.items() if what} == {}
    assert eyes.console == []


def test_nobody_scrolls_in_two_directions(site: str, eyes: Eyes) -> None:
    """320 CSS pixels: 1280 at 400 % zoom."""
    page = eyes.page(width=320, height=256)
    wide = []
    for name in everywhere():
        page.goto(f"{site}/{name}")
        if scrolls_sideways(page):
            wide.append(name)
    assert wide == []


def test_the_keyboard_comes_everywhere_and_one_sees_where(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    for state in DUTY_STATES:
        page.goto(f"{site}/nl/{state}")
        stops = tabbed_through(page)
        # The button of a calendar, within its field, is drawn and marked by the browser itself.
        drawn_by_itself = page.locator("input[type=datetime-local]").count()
        unseen = [stop for stop in stops if not stop["visible"]]
        assert len(unseen) <= drawn_by_itself, (state, unseen)
        for stop in stops:
            assert stop["inside"], (state, stop)
            assert min(stop["width"], stop["height"]) >= SMALLEST_TARGET, (state, stop)
        controls = page.locator("main :is(a, button, select):visible").count()
        assert len(stops) >= controls, state
