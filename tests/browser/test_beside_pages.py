"""The pages beside a case in every state, before a real stack: axe, 320 pixels, and paper."""

import re
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from notifier.cases.reveal_reason import RevealReason
from notifier.review.pages.texts_nl import NL
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, scrolls_sideways, violations
from vertrekmelding.stack.stack import Stack

WORDS = NL.aside


@pytest.fixture(scope="module")
def reference(stack: Stack) -> str:
    return cases_of(stack, "contactverbod")["contactverbod"]


@pytest.fixture
def page(stack: Stack, eyes: Eyes) -> Page:
    opened = eyes.page()
    log_in(opened, stack, "Carla")
    return opened


def looks_right(page: Page, what: str) -> None:
    assert violations(page) == [], what
    size: Any = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 256})
    assert not scrolls_sideways(page), what
    page.set_viewport_size(size)


def test_what_is_hidden_is_seen_once(stack: Stack, page: Page, reference: str) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    page.get_by_role("link", name=WORDS.reveal.link).click()
    looks_right(page, "asking")
    page.get_by_role("button", name=WORDS.reveal.submit).click()
    expect(page.get_by_role("alert")).to_contain_text(WORDS.reveal.choose_what)
    looks_right(page, "mistakes")
    page.get_by_label("A (", exact=False).first.check()
    page.get_by_label(NL.aside.reveal.reasons[RevealReason.CALL]).check()
    page.get_by_label(WORDS.reveal.explanation).fill("terugbellen na bericht")
    page.get_by_role("button", name=WORDS.reveal.submit).click()
    shown = page.locator("dl.revealed dd")
    expect(shown).to_have_count(1)
    looks_right(page, "shown")
    # The browser sends the form again, and gets nothing for it.
    page.reload()
    expect(shown).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_text(WORDS.reveal.used)
    looks_right(page, "used")
    with pytest.raises(Error, match="CACHE_MISS"):
        page.go_back()


def test_the_proof_of_sending_is_asked_for_with_a_reason(
    stack: Stack, page: Page, reference: str
) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    page.get_by_role("link", name=WORDS.proof.link, exact=True).click()
    looks_right(page, "asking")
    page.get_by_role("button", name=WORDS.proof.submit).click()
    expect(page.get_by_role("alert")).to_contain_text(WORDS.reveal.choose_reason)
    looks_right(page, "mistakes")
    page.get_by_label(WORDS.reveal.reasons[RevealReason.COURT]).check()
    page.get_by_label(WORDS.reveal.explanation).fill("stukken voor de zitting")
    with page.expect_download() as downloading:
        page.get_by_role("button", name=WORDS.proof.submit).click()
    assert downloading.value.suggested_filename == f"verzendbewijs-{reference}.pdf"
    # The page stays, and the same form makes nothing twice.
    page.get_by_role("button", name=WORDS.proof.submit).click()
    expect(page.get_by_role("alert")).to_have_text(WORDS.proof.used)
    looks_right(page, "used")


def test_a_case_is_looked_for(stack: Stack, page: Page, reference: str) -> None:
    page.goto(f"{stack.urls.werkbank}/zoeken")
    looks_right(page, "asking")
    page.get_by_label(WORDS.search.reference, exact=True).fill("AAA-AAA-AAA")
    page.get_by_role("button", name=WORDS.search.submit).first.click()
    expect(page.get_by_role("status")).to_have_text(WORDS.search.nothing)
    looks_right(page, "nothing")
    page.get_by_label(WORDS.search.bsn, exact=True).fill("12")
    page.get_by_role("button", name=WORDS.search.submit).last.click()
    expect(page.get_by_role("alert")).to_contain_text(WORDS.search.no_bsn)
    looks_right(page, "mistakes")
    page.get_by_label(WORDS.search.reference, exact=True).fill(reference)
    page.get_by_role("button", name=WORDS.search.submit).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Zaak {reference}")


def test_the_sheet_is_one_page(stack: Stack, page: Page, reference: str) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}/afdruk")
    looks_right(page, "sheet")
    page.emulate_media(media="print")
    for name in (".menu", ".unprinted", ".who form", "details"):
        for one in page.locator(name).all():
            assert not one.is_visible(), name
    expect(page.locator("svg.family")).to_be_visible()
    edge = "10mm"
    margin: Any = {"top": edge, "bottom": edge, "left": edge, "right": edge}
    paper = page.pdf(format="A4", margin=margin)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_card_is_verified(stack: Stack, page: Page, language: str) -> None:
    path = f"{stack.urls.werkbank}/bestemmingen"
    page.goto(f"{path}?taal={language}")
    looks_right(page, "list")
    page.goto(f"{path}?land=qqq")
    looks_right(page, "empty list")
    page.goto(f"{path}/{'SE' if language == 'nl' else 'NO'}")
    looks_right(page, "card")
    page.locator("form.act button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looks_right(page, "mistakes")
    for box in page.locator("input[name=klopt]").all():
        box.check()
    page.locator("input[name=bron]").fill("HCCH")
    page.locator("input[name=adres]").fill("https://www.hcch.net/")
    page.locator("input[name=datum]").fill("2026-03-01")
    page.locator("form.act button").click()
    expect(page.get_by_role("status")).to_be_visible()
    looks_right(page, "verified")
