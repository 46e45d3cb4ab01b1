"""Establishing gezag in a real browser before a real stack, up to the difference that it makes."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from contracts.messages.finding import FindingKind
from notifier.review.case.picking_texts import PICK_NL
from notifier.review.findings.texts_nl import FINDINGS_NL
from notifier.review.pages.texts_nl import NL
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, scrolls_sideways, violations
from vertrekmelding.stack.stack import Stack

FAMILY = "pas-achteraf"
STRANGER = "999900018"


@pytest.fixture
def reference(stack: Stack) -> str:
    """Of a child that left before anybody knew: both parents were derived, and nobody counts."""
    return cases_of(stack, FAMILY, unconfirmed=True)[FAMILY]


def looks_right(page: Page, what: str) -> None:
    assert violations(page) == [], what
    if folder := os.environ.get("VERTREKMELDING_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{what}.png", full_page=True)
    size: Any = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 256})
    assert not scrolls_sideways(page), what
    page.set_viewport_size(size)


def fill_in(page: Page) -> None:
    page.get_by_label(FINDINGS_NL.source).select_option("gezagsregister")
    page.get_by_label(FINDINGS_NL.day).fill("2026-01-05")
    page.get_by_label(FINDINGS_NL.text).fill("Uittreksel gezagsregister, kenmerk GR-1.")


def test_a_number_from_outside_waits_for_a_second_person(
    stack: Stack, eyes: Eyes, reference: str
) -> None:
    anna, bram = eyes.page(), eyes.page()
    log_in(anna, stack, "Anna")
    anna.goto(f"{stack.urls.werkbank}/zaken/{reference}/gezag")
    looks_right(anna, "gezag")
    anna.get_by_label(FINDINGS_NL.judgements[FindingKind.CORRECTED]).check()
    anna.get_by_label(FINDINGS_NL.kind).select_option("Voogdij")
    anna.get_by_text(PICK_NL.not_listed).first.click()
    anna.locator("#veld-persoon1_bsn").fill("123")
    anna.get_by_role("button", name=FINDINGS_NL.submit).click()
    expect(anna.get_by_role("alert")).to_contain_text(PICK_NL.not_a_number)
    looks_right(anna, "gezag-fouten")
    anna.locator("#veld-persoon1_bsn").fill(STRANGER)
    fill_in(anna)
    anna.get_by_role("button", name=FINDINGS_NL.submit).click()
    expect(anna.get_by_role("status")).to_have_text(FINDINGS_NL.proposed)
    looks_right(anna, "gezag-voorstel")
    log_in(bram, stack, "Bram")
    bram.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    bram.get_by_role("link", name=FINDINGS_NL.second_offer).first.click()
    looks_right(bram, "gezag-tweede")
    bram.get_by_label(FINDINGS_NL.refuse).check()
    bram.get_by_label(FINDINGS_NL.text).fill("Er staat een andere naam.")
    bram.get_by_role("button", name=FINDINGS_NL.second_submit).click()
    expect(bram.get_by_role("status")).to_have_text(FINDINGS_NL.second_done)
    assert eyes.console == []


def test_from_the_document_to_what_it_changed(stack: Stack, eyes: Eyes, reference: str) -> None:
    page = eyes.page()
    log_in(page, stack, "Anna")
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    page.get_by_role("link", name=FINDINGS_NL.offer).first.click()
    page.get_by_label(FINDINGS_NL.judgements[FindingKind.CONFIRMED]).check()
    fill_in(page)
    page.get_by_role("button", name=FINDINGS_NL.submit).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FINDINGS_NL.difference.title)
    for _ in range(60):
        if page.get_by_text(FINDINGS_NL.difference.counts).count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_role("status")).to_have_text(FINDINGS_NL.difference.counts)
    looks_right(page, "gezag-verschil")
    page.get_by_role("link", name=NL.case.back).click()
    looks_right(page, "gezag-op-de-zaak")
    page.get_by_role("link", name=FINDINGS_NL.undo_offer).first.click()
    looks_right(page, "gezag-intrekken")
    page.get_by_label(FINDINGS_NL.why).fill("Het ging om een ander kind.")
    page.get_by_role("button", name=FINDINGS_NL.undo_submit).click()
    expect(page.get_by_role("status")).to_have_text(FINDINGS_NL.undo_done)
    assert eyes.console == []
