"""Somebody logs in, works, is warned and leaves: a real stack, a provider on another site."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from contracts.settable_clock import set_ahead
from notifier.review.pages.texts_nl import NL
from tests.browser.eyes import Eyes, violations
from vertrekmelding.stack.stack import Stack


@pytest.fixture(autouse=True)
def clock_as_it_was(clock_file: Path) -> Iterator[None]:
    yield
    set_ahead(clock_file, timedelta())


def log_in(page: Page, stack: Stack, user: str) -> None:
    page.goto(stack.urls.werkbank)
    page.get_by_role("link", name=NL.login_title).click()
    page.get_by_role("link", name=NL.login_button).click()
    assert urlsplit(page.url).hostname != urlsplit(stack.urls.werkbank).hostname
    page.get_by_role("button", name=re.compile(f"^{user}:")).click()
    page.wait_for_url(stack.urls.werkbank)


@pytest.mark.parametrize("script", [True, False])
def test_in_and_out_with_and_without_javascript(stack: Stack, eyes: Eyes, *, script: bool) -> None:
    page = eyes.page(java_script_enabled=script)
    log_in(page, stack, "Bram")
    expect(page.get_by_text("beoordelaar, tweede lezer")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werklijst: alles")
    expect(page.get_by_label("Gemeente")).to_contain_text("Voorbeeldstad")
    page.get_by_role("link", name="vastgehouden").click()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Spoed").select_option("T0")
    page.get_by_role("button", name="Filters toepassen").click()
    expect(page).to_have_url(f"{stack.urls.werkbank}?tab=vastgehouden&spoed=T0")
    expect(page.get_by_label("Spoed")).to_have_value("T0")
    cookies = {one["name"]: one for one in page.context.cookies()}
    assert set(cookies) == {"werkbank"}
    assert (cookies["werkbank"]["httpOnly"], cookies["werkbank"]["sameSite"]) == (True, "Strict")
    page.get_by_role("link", name=NL.other_language).click()
    expect(page.get_by_text("reviewer, second reader")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are logged out")
    assert page.goto(stack.urls.werkbank).status == 401  # type: ignore[union-attr]
    assert eyes.console == []


def test_with_the_keyboard_alone(stack: Stack, eyes: Eyes) -> None:
    page = eyes.page()
    page.goto(f"{stack.urls.werkbank}/inloggen")

    def to(name: str) -> None:
        for _ in range(30):
            page.keyboard.press("Tab")
            at = page.evaluate("document.activeElement.textContent.trim()")
            if at.startswith(name):
                return
        pytest.fail(f"the keyboard does not reach {name}")

    # The next page must be there before the keyboard goes on, or a key falls between two pages.
    to(NL.login_button)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Anna:"))).to_be_visible()
    to("Anna")
    page.keyboard.press("Enter")
    page.wait_for_url(stack.urls.werkbank)
    to(NL.logout)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(NL.logged_out_title)


def test_a_link_elsewhere_shows_nothing_to_who_follows_it(stack: Stack, eyes: Eyes) -> None:
    """SameSite=Strict: from another site one comes as nobody, and one click further as oneself."""
    page = eyes.page()
    log_in(page, stack, "Anna")
    page.goto(stack.urls.sandbox.replace("127.0.0.1", "localhost"))
    page.evaluate(
        "where => { const a = document.createElement('a'); a.href = where; a.id = 'on';"
        " a.textContent = 'on'; document.body.append(a); }",
        stack.urls.werkbank,
    )
    with page.expect_navigation() as came:
        page.click("#on")
    assert came.value.status == 401
    assert page.goto(stack.urls.werkbank).status == 200  # type: ignore[union-attr]


def test_who_does_nothing_is_warned_and_can_stay(
    stack: Stack, eyes: Eyes, clock_file: Path
) -> None:
    page = eyes.page()
    page.clock.install()
    log_in(page, stack, "Anna")
    warning = page.get_by_role("dialog", name=NL.warning_title)
    expect(warning).not_to_be_visible()

    set_ahead(clock_file, timedelta(minutes=13, seconds=10))
    page.clock.fast_forward("13:10")
    expect(warning).to_be_visible()
    expect(page.get_by_role("button", name=NL.stay)).to_be_focused()
    assert NL.warning_title in page.title()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(warning).not_to_be_visible()
    assert NL.warning_title not in page.title()

    set_ahead(clock_file, timedelta(minutes=24))
    assert page.context.request.get(f"{stack.urls.werkbank}/sessie").status == 200


def test_who_stays_away_finds_an_empty_screen(stack: Stack, eyes: Eyes, clock_file: Path) -> None:
    page = eyes.page()
    page.clock.install()
    log_in(page, stack, "Anna")
    set_ahead(clock_file, timedelta(minutes=16))
    page.clock.fast_forward("16:00")
    expect(page.get_by_role("heading", level=1)).to_have_text(NL.errors["session_ended"].title)
    assert violations(page) == []


def test_another_window_keeps_this_one_alive(stack: Stack, eyes: Eyes, clock_file: Path) -> None:
    page = eyes.page()
    page.clock.install()
    log_in(page, stack, "Anna")
    set_ahead(clock_file, timedelta(minutes=13, seconds=10))
    assert page.context.request.get(stack.urls.werkbank).status == 200
    with page.expect_response("**/werkbank/sessie"):
        page.clock.fast_forward("13:10")
    expect(page.get_by_role("dialog")).not_to_be_visible()


def test_logging_out_in_one_browser_empties_the_other(
    stack: Stack, eyes: Eyes, clock_file: Path
) -> None:
    office, home = eyes.page(), eyes.page()
    home.clock.install()
    log_in(office, stack, "Carla")
    log_in(home, stack, "Carla")
    office.get_by_role("button", name=NL.logout).click()
    expect(office.get_by_role("heading", level=1)).to_have_text(NL.logged_out_title)
    set_ahead(clock_file, timedelta(minutes=13))
    home.clock.fast_forward("13:00")
    expect(home.get_by_role("heading", level=1)).to_have_text(NL.errors["session_ended"].title)
