"""A form about a case in every state that it can be in, before a real stack."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from notifier.review.notes.texts import NOTE_NL
from notifier.review.pages.case_texts import CASE_NL
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, scrolls_sideways, violations
from vertrekmelding.stack.stack import Stack


@pytest.fixture(scope="module")
def reference(stack: Stack) -> str:
    return cases_of(stack, "geheimhouding")["geheimhouding"]


def form(page: Page, stack: Stack, reference: str) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}/notitie")


def looks_right(page: Page, what: str) -> None:
    assert violations(page) == [], what
    size: Any = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 256})
    assert not scrolls_sideways(page), what
    page.set_viewport_size(size)


@pytest.mark.parametrize("script", [True, False])
def test_two_people_at_one_case(stack: Stack, eyes: Eyes, reference: str, *, script: bool) -> None:
    first = eyes.page(java_script_enabled=script)
    second = eyes.page(java_script_enabled=script)
    log_in(first, stack, "Anna")
    log_in(second, stack, "Carla")
    form(first, stack, reference)
    form(second, stack, reference)
    if script:
        looks_right(first, "empty")
    first.get_by_role("button", name=NOTE_NL.submit).click()
    expect(first.get_by_role("alert")).to_contain_text(NOTE_NL.empty)
    if script:
        looks_right(first, "mistake")
    first.get_by_role("link", name=NOTE_NL.empty).click()
    first.get_by_label(NOTE_NL.label).fill("De moeder belde.")
    first.get_by_role("button", name=NOTE_NL.submit).click()
    expect(first.get_by_role("status").first).to_have_text(NOTE_NL.done)
    second.get_by_label(NOTE_NL.label).fill("De vader belde.")
    second.get_by_role("button", name=NOTE_NL.submit).click()
    expect(second.get_by_role("alert")).to_contain_text(CASE_NL.changed_title)
    expect(second.get_by_label(NOTE_NL.label)).to_have_value("De vader belde.")
    if script:
        looks_right(second, "changed")
    second.get_by_role("button", name=NOTE_NL.submit).click()
    expect(second.get_by_role("status").first).to_have_text(NOTE_NL.done)
    expect(second.get_by_text("De moeder belde.").first).to_be_visible()
    assert eyes.console == []


def test_what_is_typed_is_there_again_after_an_interruption(
    stack: Stack, eyes: Eyes, reference: str
) -> None:
    page = eyes.page()
    log_in(page, stack, "Bram")
    form(page, stack, reference)
    with page.expect_response("**/concept/notitie") as kept:
        page.get_by_label(NOTE_NL.label).fill("Midden in een zin")
    assert kept.value.status == 204
    page.goto(stack.urls.werkbank)
    form(page, stack, reference)
    expect(page.get_by_label(NOTE_NL.label)).to_have_value("Midden in een zin")
    looks_right(page, "draft")
    page.get_by_role("button", name=CASE_NL.discard).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Zaak {reference}")
    form(page, stack, reference)
    expect(page.get_by_label(NOTE_NL.label)).to_have_value("")
    assert eyes.console == []
