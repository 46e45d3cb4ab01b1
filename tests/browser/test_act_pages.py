"""The actions in a real browser: every form, the proposal of one and the reading of another."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from contracts.values.dates import local_date
from foundation.clock import system_clock
from notifier.review.acts.catalogue import CATALOGUE
from notifier.review.acts.hand_forms import HAND_FORMS
from notifier.review.acts.texts_nl import ACTS_NL
from notifier.review.pages.texts_nl import NL
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, scrolls_sideways, violations
from vertrekmelding.stack.stack import Stack

TOMORROW, HELD = "morgen", "contactverbod"
FORMS = (*(act.path for act in CATALOGUE), *(form.name for form in HAND_FORMS))


@pytest.fixture(scope="module")
def references(stack: Stack) -> dict[str, str]:
    return cases_of(stack, TOMORROW, HELD)


def looks_right(page: Page, what: str) -> None:
    assert violations(page) == [], what
    size: Any = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 256})
    assert not scrolls_sideways(page), what
    page.set_viewport_size(size)


@pytest.mark.parametrize(("family", "language"), [(TOMORROW, "nl"), (HELD, "en")])
def test_every_form_is_usable_for_everybody_or_says_why_not(
    stack: Stack, eyes: Eyes, references: dict[str, str], family: str, language: str
) -> None:
    page = eyes.page()
    log_in(page, stack, "Carla")
    case = f"{stack.urls.werkbank}/zaken/{references[family]}"
    forms = 0
    for name in ("acties", *FORMS):
        page.goto(f"{case}/{name}?taal={language}")
        looks_right(page, name)
        form = page.locator("form.act")
        if form.count():
            forms += 1
            # What asks nothing would be done by this.
            if form.locator(".field").count():
                form.locator("button").first.press("Enter")
                expect(page.get_by_role("alert").first).to_be_visible()
                looks_right(page, f"{name} with mistakes")
    assert forms >= len(FORMS) // 2
    assert eyes.console == []


def test_one_asks_for_an_alert_and_another_agrees(
    stack: Stack, eyes: Eyes, references: dict[str, str]
) -> None:
    """By the keyboard alone, and each page of it as axe sees it."""
    first, second = eyes.page(), eyes.page()
    log_in(first, stack, "Anna")
    log_in(second, stack, "Bram")
    case = f"{stack.urls.werkbank}/zaken/{references[TOMORROW]}"
    first.goto(f"{case}/signalering")
    expect(first.locator("#inhoud")).to_contain_text(ACTS_NL.ask_ca)
    today = local_date(system_clock())
    for name in ("concreet", "dreigend", "onrechtmatig", "belang"):
        first.get_by_label(ACTS_NL.labels[name]).fill(f"Dit weten wij over {name}.")
    first.get_by_label(ACTS_NL.labels["jurist"], exact=True).press("Space")
    first.get_by_label(ACTS_NL.labels["jurist_op"]).fill(today.isoformat())
    first.get_by_label(ACTS_NL.labels["vervalt_op"]).fill(str(today + timedelta(days=60)))
    first.get_by_label(ACTS_NL.labels["herzien_op"]).fill(str(today + timedelta(days=30)))
    first.get_by_role("button", name=ACTS_NL.submit["A1"]).press("Enter")
    expect(first.get_by_role("status")).to_have_text(ACTS_NL.done_two)
    looks_right(first, "proposed")
    expect(first.locator("section[aria-labelledby=acties]")).to_contain_text(
        ACTS_NL.states["proposed"]
    )
    second.goto(stack.urls.werkbank)
    second.get_by_role("navigation", name=NL.navigation).get_by_role(
        "link", name=ACTS_NL.second_menu
    ).click()
    looks_right(second, "list")
    second.get_by_role("link", name=f"{ACTS_NL.second_do} {ACTS_NL.names['A1']}").press("Enter")
    looks_right(second, "reading")
    expect(second.locator(".product")).to_contain_text("artikel 32")
    second.get_by_label(ACTS_NL.options["besluit.akkoord"]).check()
    second.get_by_role("button", name=ACTS_NL.forms["tweede-lezing"]).press("Enter")
    expect(second.get_by_role("status")).to_have_text(ACTS_NL.form_done["tweede-lezing"])
    looks_right(second, "agreed")
    acts = second.locator("section[aria-labelledby=acties]")
    acts.get_by_role("link", name=ACTS_NL.product).press("Enter")
    looks_right(second, "product")
    with second.expect_download() as downloaded:
        second.get_by_role("link", name=ACTS_NL.product_pdf).press("Enter")
    assert downloaded.value.suggested_filename.startswith("A1-")
    first.goto(case)
    step = ACTS_NL.forms["vervolg"]
    first.locator("section[aria-labelledby=acties]").get_by_role("link", name=step).press("Enter")
    looks_right(first, "step")
    first.get_by_label(ACTS_NL.labels["kenmerk_ontvanger"]).fill("SIRENE-12")
    first.get_by_role("button", name=step).press("Enter")
    expect(first.get_by_role("status")).to_have_text(ACTS_NL.form_done["vervolg"])
    expect(first.locator("section[aria-labelledby=tijdlijn]")).to_contain_text("Ingediend")
    second.goto(f"{stack.urls.werkbank}/tweede-lezer")
    looks_right(second, "empty list")
    assert eyes.console == []
