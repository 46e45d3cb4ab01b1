"""A departed case from RvdK to Ca IKA in a real browser before a real stack: two people."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from notifier.review.pages.texts_nl import NL
from notifier.review.transfers.texts_nl import TRANSFERS_NL
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, scrolls_sideways, violations
from vertrekmelding.stack.stack import Stack

FAMILY = "pas-achteraf"


@pytest.fixture(scope="module")
def address(stack: Stack) -> str:
    return f"{stack.urls.werkbank}/zaken/{cases_of(stack, FAMILY)[FAMILY]}"


def looks_right(page: Page, what: str) -> None:
    assert violations(page) == [], what
    if folder := os.environ.get("VERTREKMELDING_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{what}.png", full_page=True)
    size: Any = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 256})
    assert not scrolls_sideways(page), what
    page.set_viewport_size(size)


def test_from_the_reviewer_to_ca_ika_and_to_the_end(stack: Stack, eyes: Eyes, address: str) -> None:
    page = eyes.page()
    log_in(page, stack, "Anna")
    page.goto(f"{address}/overdragen")
    looks_right(page, "overdragen")
    page.get_by_role("button", name=TRANSFERS_NL.give_submit).click()
    expect(page.get_by_role("alert")).to_contain_text(NL.case.mistakes_title)
    looks_right(page, "overdragen-fouten")
    page.get_by_label("Een andere reden").check()
    page.get_by_label(TRANSFERS_NL.explanation).fill("De vader belde en vraagt om hulp.")
    page.get_by_role("button", name=TRANSFERS_NL.give_submit).click()
    expect(page.get_by_role("status")).to_have_text(TRANSFERS_NL.give_done)
    looks_right(page, "overgedragen")

    officer = eyes.page()
    log_in(officer, stack, "Daan")
    officer.goto(address)
    officer.get_by_role("link", name=TRANSFERS_NL.take_title).first.click()
    looks_right(officer, "overname")
    with officer.expect_download() as download:
        officer.get_by_role("link", name=TRANSFERS_NL.pdf.format(number=1)).click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    officer.get_by_label(TRANSFERS_NL.take_box).check()
    officer.get_by_role("button", name=TRANSFERS_NL.take_submit).click()
    expect(officer.get_by_role("status")).to_have_text(TRANSFERS_NL.take_done)
    looks_right(officer, "overgenomen")
    officer.goto(f"{address}/teruggeven")
    looks_right(officer, "teruggeven")
    officer.goto(f"{address}/afgerond")
    looks_right(officer, "afronden")
    officer.get_by_label("overbrenging bevestigd").check()
    officer.get_by_role("button", name=TRANSFERS_NL.finish_submit).click()
    expect(officer.get_by_role("status")).to_have_text(TRANSFERS_NL.finish_done)
    looks_right(officer, "afgerond")
    officer.goto(f"{address}/overname")
    expect(officer.get_by_role("heading", level=1)).to_have_text(NL.case.not_now_title)
    assert eyes.console == []
