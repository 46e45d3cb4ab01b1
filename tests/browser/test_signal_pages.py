"""A report from the phone call to the case page, in a real browser before a real stack."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from notifier.review.pages.texts_nl import NL
from notifier.review.signals.texts_nl import SIGNALS_NL
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, scrolls_sideways, violations
from tests.patience import looks
from vertrekmelding.stack.stack import Stack


@pytest.fixture(scope="module")
def reference(stack: Stack) -> str:
    return cases_of(stack, "geheimhouding")["geheimhouding"]


def looks_right(page: Page, what: str) -> None:
    assert violations(page) == [], what
    if folder := os.environ.get("VERTREKMELDING_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{what}.png", full_page=True)
    size: Any = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 256})
    assert not scrolls_sideways(page), what
    page.set_viewport_size(size)


def _until_the_flag_arrived(page: Page, address: str) -> None:
    """It is raised by what was weighed; arriving later, it would be news to who fills in a form."""
    for _ in looks(30.0, every=0.2):
        page.goto(address)
        if page.get_by_text("De vlag kwam aan bij RvdK IKO").count():
            return
    pytest.fail("the flag did not arrive")


@pytest.mark.parametrize("script", [True, False])
def test_from_a_phone_call_to_the_case(
    stack: Stack, eyes: Eyes, reference: str, *, script: bool
) -> None:
    page = eyes.page(java_script_enabled=script)
    log_in(page, stack, "Anna")
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    offer = page.get_by_role("link", name=SIGNALS_NL.offer)
    if not offer.is_visible():
        page.locator("summary").filter(has_text="en nog").first.click()
    offer.click()
    if script:
        looks_right(page, "signaal-wie")
    page.get_by_role("link", name="een school").click()
    if script:
        looks_right(page, "signaal-wat")
    page.get_by_role("link", name="dreiging").click()
    page.get_by_role("button", name=SIGNALS_NL.submit).click()
    expect(page.get_by_role("alert")).to_contain_text(SIGNALS_NL.one_of)
    if script:
        looks_right(page, "signaal-fouten")
    page.get_by_label(SIGNALS_NL.members["about"]).select_option(index=1)
    page.get_by_label(SIGNALS_NL.text).fill("De intern begeleider belde; teruggebeld op school.")
    page.get_by_role("button", name=SIGNALS_NL.submit).click()
    expect(page.get_by_role("status").first).to_have_text(SIGNALS_NL.done)
    if script:
        looks_right(page, "signaal-op-de-zaak")
    page.get_by_role("link", name=SIGNALS_NL.weigh_offer).first.click()
    if script:
        looks_right(page, "signaal-wegen")
    page.get_by_role("group", name=SIGNALS_NL.questions["geloofwaardig"]).get_by_label(
        SIGNALS_NL.yes
    ).check()
    page.get_by_label(SIGNALS_NL.seen).fill("Concreet: een ticket op naam van het kind.")
    page.get_by_role("button", name=SIGNALS_NL.weigh_submit).click()
    expect(page.get_by_role("status").first).to_have_text(SIGNALS_NL.weigh_done)
    _until_the_flag_arrived(page, f"{stack.urls.werkbank}/zaken/{reference}")
    page.get_by_role("link", name=SIGNALS_NL.take_back_offer).first.click()
    if script:
        looks_right(page, "signaal-terugnemen")
    page.get_by_label(SIGNALS_NL.why).fill("Het ging om een ander kind.")
    page.get_by_role("button", name=SIGNALS_NL.take_back_submit).click()
    expect(page.get_by_role("status").first).to_have_text(SIGNALS_NL.take_back_done)
    assert eyes.console == []


def test_a_colleague_cannot_take_it_back(stack: Stack, eyes: Eyes, reference: str) -> None:
    page = eyes.page()
    log_in(page, stack, "Anna")
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}/signaal-intrekken?signaal=niets")
    expect(page.get_by_role("heading", level=1)).to_have_text(NL.case.not_now_title)
    looks_right(page, "signaal-niet-hier")
