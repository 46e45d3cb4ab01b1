"""A page that stands open in a real browser: it follows, and nothing moves under one's hands."""

import re

import pytest
from playwright.sync_api import Page, expect

from notifier.review.notes.texts import NOTE_NL
from notifier.review.pages.keys_texts import KEYS_NL
from notifier.review.pages.live_texts import LIVE_NL
from notifier.review.pages.shift_nl import SHIFT_NL
from notifier.review.pages.texts_nl import NL
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, violations
from vertrekmelding.stack.stack import Stack

LISTENS = re.compile("^ja$")


@pytest.fixture(scope="module")
def reference(stack: Stack) -> str:
    """So that there is a list before anything happens."""
    return cases_of(stack, "geheimhouding")["geheimhouding"]


def listens(page: Page) -> None:
    expect(page.locator("body")).to_have_attribute("data-listens", LISTENS)


def row(reference: str) -> str:
    return f'tr[data-case="{reference}"]'


def leave_note(page: Page, stack: Stack, reference: str) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}/notitie")
    page.get_by_label(NOTE_NL.label).fill("Er is gebeld.")
    page.get_by_role("button", name=NOTE_NL.submit).click()
    expect(page.get_by_role("status")).to_have_text(NOTE_NL.done)


def test_a_new_case_waits_until_one_asks_for_it(stack: Stack, eyes: Eyes, reference: str) -> None:
    page = eyes.page()
    log_in(page, stack, "Anna")
    listens(page)
    expect(page.locator("#live-state")).to_have_text(LIVE_NL.following)
    sound = page.get_by_role("button", name=LIVE_NL.sound)
    expect(sound).to_have_attribute("aria-pressed", "false")
    sound.click()
    link = page.locator(row(reference)).get_by_role("link")
    link.focus()
    before = page.locator("tr[data-case]").count()
    # Leaves tomorrow: a T0.
    new = cases_of(stack, "morgen")["morgen"]
    bar = page.locator("#live")
    expect(bar).to_be_visible()
    # What is new is told, and nothing has moved.
    expect(page).to_have_title(re.compile(r"^\(1\) T0 . Werklijst"))
    assert page.locator("tr[data-case]").count() == before
    expect(link).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("t")
    expect(bar).not_to_be_visible()
    expect(page.locator(row(new))).to_be_visible()
    expect(page).to_have_title(re.compile("^Werklijst"))
    page.reload()
    expect(page.get_by_role("button", name=LIVE_NL.sound)).to_have_attribute("aria-pressed", "true")
    assert eyes.console == []


def test_a_row_is_brought_up_to_date_where_it_stands(
    stack: Stack, eyes: Eyes, reference: str
) -> None:
    page, other = eyes.page(), eyes.page()
    log_in(page, stack, "Anna")
    log_in(other, stack, "Carla")
    listens(page)
    # As if the page were of an hour ago: what the row says is not what is.
    page.evaluate(
        "one => { document.querySelector(one).cells[3].textContent = 'van gisteren' }",
        row(reference),
    )
    leave_note(other, stack, reference)
    expect(page.locator(row(reference))).not_to_contain_text("van gisteren")
    expect(page.locator("#live")).not_to_be_visible()


def test_who_reads_a_case_hears_that_somebody_went_on(
    stack: Stack, eyes: Eyes, reference: str
) -> None:
    page, typing, other = eyes.page(), eyes.page(), eyes.page()
    for one, user in ((page, "Anna"), (typing, "Bram"), (other, "Carla")):
        log_in(one, stack, user)
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    typing.goto(f"{stack.urls.werkbank}/zaken/{reference}/notitie")
    typing.get_by_label(NOTE_NL.label).fill("Half een zin")
    listens(page)
    listens(typing)
    leave_note(other, stack, reference)
    expect(page.locator("#live")).to_contain_text(LIVE_NL.case)
    expect(typing.locator("#live")).to_contain_text(LIVE_NL.form)
    expect(typing.get_by_label(NOTE_NL.label)).to_have_value("Half een zin")
    assert violations(page) == []
    page.get_by_role("button", name=LIVE_NL.show).click()
    expect(page.get_by_text("Er is gebeld.").first).to_be_visible()
    expect(page.locator("#live")).not_to_be_visible()


def test_logging_out_elsewhere_empties_the_screen_at_once(
    stack: Stack, eyes: Eyes, reference: str
) -> None:
    assert reference
    page, other = eyes.page(), eyes.page()
    log_in(page, stack, "Carla")
    log_in(other, stack, "Carla")
    listens(page)
    other.get_by_role("button", name=NL.logout).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw sessie is beëindigd")


def test_keys_do_what_a_mouse_does(stack: Stack, eyes: Eyes, reference: str) -> None:
    page = eyes.page()
    log_in(page, stack, "Anna")
    page.keyboard.press("?")
    help_about_keys = page.get_by_role("dialog", name=KEYS_NL.title)
    expect(help_about_keys).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(help_about_keys).not_to_be_visible()
    page.keyboard.press("j")
    first = page.locator("tr[data-case] th a").first
    expect(first).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_label("Kenmerk", exact=True)).to_be_focused()
    # While one types, a letter is a letter.
    page.keyboard.type("gd?")
    expect(page.get_by_label("Kenmerk", exact=True)).to_have_value("gd?")
    page.get_by_label("Kenmerk", exact=True).fill(reference.lower())
    page.keyboard.press("Enter")
    page.wait_for_url(f"{stack.urls.werkbank}/zaken/{reference}")
    page.keyboard.press("g")
    page.keyboard.press("d")
    expect(page.get_by_role("heading", level=1)).to_have_text(SHIFT_NL.title)
    assert violations(page) == []
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url(stack.urls.werkbank)
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url(f"{stack.urls.werkbank}?tab=vastgehouden")


def test_keys_can_be_switched_off(stack: Stack, eyes: Eyes, reference: str) -> None:
    assert reference
    page = eyes.page()
    log_in(page, stack, "Anna")
    page.get_by_role("button", name=KEYS_NL.open).click()
    page.get_by_label(KEYS_NL.on).uncheck()
    page.get_by_role("button", name=KEYS_NL.close).click()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator("body")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name=KEYS_NL.title)).not_to_be_visible()


def test_without_javascript_one_reads_again(stack: Stack, eyes: Eyes, reference: str) -> None:
    page = eyes.page(java_script_enabled=False)
    log_in(page, stack, "Anna")
    expect(page.locator(row(reference))).to_be_visible()
    page.get_by_role("link", name=LIVE_NL.refresh).click()
    expect(page.locator(row(reference))).to_be_visible()
    assert page.get_by_role("button", name=KEYS_NL.open).count() == 0
    assert page.get_by_role("button", name=LIVE_NL.sound).count() == 0
