"""People decide about a hold in a real browser before a real stack, with and without the script."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from contracts.values.dates import AMSTERDAM, local_date
from foundation.clock import system_clock
from notifier.decision.verdict import Choice
from notifier.review.holds.hold_en import HOLD_EN
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.verdicts.call_purpose import CallAnswer, CallReason, CallResult
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.refusal import Refusal
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, scrolls_sideways, violations
from vertrekmelding.stack.stack import Stack

REMARK = "Zij vertelde dat hij haar zoekt."


@pytest.fixture
def reference(stack: Stack) -> str:
    return cases_of(stack, "geheimhouding")["geheimhouding"]


def looks_right(page: Page, what: str) -> None:
    assert violations(page) == [], what
    size: Any = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 256})
    assert not scrolls_sideways(page), what
    page.set_viewport_size(size)
    if folder := os.environ.get("VERTREKMELDING_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{what}.png", full_page=True)


def enter(eyes: Eyes, stack: Stack, reference: str, user: str) -> Page:
    page = eyes.page()
    log_in(page, stack, user)
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    return page


def withhold(page: Page) -> None:
    page.get_by_label(HOLD_NL.reason_label).select_option(HoldReason.BAN_IN_FORCE)
    page.get_by_label(HOLD_NL.remark_label).fill(REMARK)
    asked = page.get_by_role("group", name=HOLD_NL.veilig_thuis_label)
    asked.get_by_label(HOLD_NL.yes).check()
    day = local_date(system_clock()) + timedelta(days=7)
    page.get_by_label(HOLD_NL.review_label).fill(day.isoformat())


@pytest.mark.parametrize("script", [True, False])
def test_two_people_release_a_hold_and_one_takes_it_back(
    stack: Stack, eyes: Eyes, reference: str, *, script: bool
) -> None:
    page = eyes.page(java_script_enabled=script)
    log_in(page, stack, "Anna")
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    page.get_by_role("link", name=HOLD_NL.release.offer, exact=True).click()
    if script:
        looks_right(page, "aanhouding-vrijgeven")
    page.get_by_role("button", name=HOLD_NL.release.title).click()
    expect(page.get_by_role("alert")).to_be_visible()
    if script:
        looks_right(page, "aanhouding-vrijgeven-fouten")
    page.get_by_label(HOLD_NL.choices_explained[Choice.CALL]).check()
    page.get_by_label(HOLD_NL.reason_label).select_option(HoldReason.LETTER_NOT_SAFE)
    page.get_by_role("button", name=HOLD_NL.release.title).click()
    expect(page.get_by_role("status").first).to_have_text(HOLD_NL.release.done)
    second = eyes.page(java_script_enabled=script)
    log_in(second, stack, "Bram")
    second.goto(f"{stack.urls.werkbank}/zaken/{reference}/tweede-oordeel")
    second.get_by_label(HOLD_NL.choices_explained[Choice.CALL]).check()
    second.get_by_label(HOLD_NL.reason_label).select_option(HoldReason.LETTER_NOT_SAFE)
    second.get_by_role("button", name=HOLD_NL.second.title).click()
    expect(second.get_by_role("status").first).to_have_text(HOLD_NL.second.done)
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}")
    if script:
        looks_right(page, "aanhouding-op-de-zaak")
    page.get_by_role("link", name=HOLD_NL.call.offer).click()
    if script:
        looks_right(page, "aanhouding-bellen")
    whom = page.get_by_role("group", name=HOLD_NL.calling.whom_label)
    whom.get_by_role("radio").first.check()
    page.get_by_role("button", name=HOLD_NL.call.title).click()
    expect(page.get_by_role("alert")).to_contain_text(HOLD_NL.calling.at_wrong)
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}/terugnemen")
    if script:
        looks_right(page, "aanhouding-terugnemen")
    page.get_by_role("button", name=HOLD_NL.take_back.title).click()
    expect(page.get_by_role("status").first).to_have_text(HOLD_NL.take_back.done)
    if script:
        looks_right(page, "aanhouding-teruggenomen")
    assert eyes.console == []


def test_somebody_calls_because_a_letter_comes_too_late(stack: Stack, eyes: Eyes) -> None:
    words = HOLD_NL.calling
    page = enter(eyes, stack, cases_of(stack, "morgen")["morgen"], "Anna")
    expect(page.locator("main")).to_contain_text(words.reasons[CallReason.URGENT])
    looks_right(page, "bellen-op-de-zaak")
    page.get_by_role("link", name=HOLD_NL.call.offer).click()
    page.get_by_role("group", name=words.whom_label).get_by_role("radio").first.check()
    now = system_clock().astimezone(AMSTERDAM)
    page.get_by_label(words.at_label).fill(now.strftime("%Y-%m-%dT%H:%M"))
    page.get_by_label(words.answers[CallAnswer.SPOKE]).check()
    page.get_by_role("button", name=HOLD_NL.call.title).click()
    expect(page.get_by_role("alert")).to_contain_text(words.check_first)
    looks_right(page, "bellen-zonder-na-te-gaan")
    page.get_by_label(words.checked_label).check()
    page.get_by_role("button", name=HOLD_NL.call.title).click()
    expect(page.locator("main")).to_contain_text(words.results[CallResult.TOLD])
    expect(page.locator("main")).not_to_contain_text(words.reasons[CallReason.URGENT])
    page.goto(f"{page.url.split('?')[0]}?taal=en")
    expect(page.locator("main")).to_contain_text(HOLD_EN.calling.results[CallResult.TOLD])
    looks_right(page, "gebeld-en")
    assert eyes.console == []


def test_two_people_withhold_and_the_second_chooses_blind(
    stack: Stack, eyes: Eyes, reference: str
) -> None:
    first = enter(eyes, stack, reference, "Anna")
    first.get_by_role("link", name=HOLD_NL.withhold.offer, exact=True).click()
    looks_right(first, "aanhouding-achterhouden")
    withhold(first)
    first.get_by_role("button", name=HOLD_NL.withhold.title).click()
    expect(first.get_by_role("status").first).to_have_text(HOLD_NL.withhold.done)
    looks_right(first, "aanhouding-wacht-op-tweede")
    first.goto(f"{stack.urls.werkbank}/zaken/{reference}/tweede-oordeel")
    expect(first.locator("main")).to_contain_text(HOLD_NL.refusals[Refusal.SAME_PERSON])
    looks_right(first, "aanhouding-zelfde-persoon")
    second = enter(eyes, stack, reference, "Bram")
    expect(second.locator("main")).not_to_contain_text(REMARK)
    second.get_by_role("link", name=HOLD_NL.second.offer).click()
    looks_right(second, "aanhouding-tweede-oordeel")
    second.get_by_label(HOLD_NL.choices_explained[Choice.WITHHOLD]).check()
    withhold(second)
    second.get_by_role("button", name=HOLD_NL.second.title).click()
    expect(second.locator("main")).to_contain_text(HOLD_NL.stands[Choice.WITHHOLD])
    expect(second.locator("main")).to_contain_text(REMARK)
    looks_right(second, "aanhouding-achtergehouden")
    second.goto(f"{second.url.split('?')[0]}?taal=en")
    expect(second.locator("main")).to_contain_text(HOLD_EN.stands[Choice.WITHHOLD])
    looks_right(second, "aanhouding-achtergehouden-en")


def test_closing_because_nobody_needs_to_be_told(stack: Stack, eyes: Eyes, reference: str) -> None:
    page = enter(eyes, stack, reference, "Anna")
    # Seldom the right thing, so it stands among what the page folds away.
    page.goto(f"{stack.urls.werkbank}/zaken/{reference}/niet-informeren")
    looks_right(page, "aanhouding-niet-informeren")
