"""The ten things of a case without scrolling, on the screen that a reviewer has."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from notifier.review.pages.texts_nl import NL
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, scrolls_sideways, violations
from vertrekmelding.stack.stack import Stack

FLAGGED, HELD, DERIVED, TWO_FAMILIES = "morgen", "contactverbod", "pas-achteraf", "halfzus"
FAMILIES = (FLAGGED, HELD, DERIVED, TWO_FAMILIES)
TEN = (
    *("deel-vertrek", "deel-veiligheid", "deel-redenen", "deel-gezag", "deel-wie"),
    *("deel-toestemming", "deel-antwoord", "deel-bestemming", "deel-rvdk", "laatst", "doen"),
)
"""Their headings; the tenth of them has two boxes, timeline and next best actions."""

SCREEN = (1366, 768)


@pytest.fixture(scope="module")
def references(stack: Stack) -> dict[str, str]:
    waiting = cases_of(stack, DERIVED, unconfirmed=True)
    return waiting | cases_of(stack, *(set(FAMILIES) - {DERIVED}))


@pytest.fixture
def page(stack: Stack, eyes: Eyes) -> Page:
    opened = eyes.page(width=SCREEN[0], height=SCREEN[1])
    log_in(opened, stack, "Anna")
    return opened


def box_of(page: Page, heading: str) -> dict[str, float]:
    part = page.locator(f"section.part[aria-labelledby={heading}]")
    expect(part).to_have_count(1)
    box: Any = part.bounding_box()
    return dict(box)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_ten_things_are_there_without_scrolling(
    stack: Stack, page: Page, references: dict[str, str], family: str
) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{references[family]}")
    for heading in TEN:
        box = box_of(page, heading)
        assert 0 <= box["x"] < box["x"] + box["width"] <= SCREEN[0], heading
        assert 0 <= box["y"] < box["y"] + box["height"] <= SCREEN[1], heading
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_usable_for_everybody(
    stack: Stack, page: Page, references: dict[str, str], family: str, language: str
) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{references[family]}?taal={language}")
    assert violations(page) == []
    for folded in page.locator("details").all():
        folded.locator("summary").click()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 256})
    assert not scrolls_sideways(page)
    # Letters of the picture at 400 % zoom are four times as large as here.
    size = page.evaluate(
        "() => { const svg = document.querySelector('svg.family');"
        " return 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width }"
    )
    assert size >= 7


def test_a_safety_hold_says_whom_nobody_may_call(
    stack: Stack, page: Page, references: dict[str, str]
) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{references[HELD]}")
    safety = page.locator("section.safety")
    expect(safety).to_contain_text(NL.page.safety.hold)
    expect(safety).to_contain_text("Veilig Thuis")
    reply = page.locator("section[aria-labelledby=deel-antwoord]")
    expect(reply).to_contain_text(NL.page.reply.not_told)


def test_a_departed_case_says_when_one_year_is_over_and_how_gezag_was_derived(
    stack: Stack, page: Page, references: dict[str, str]
) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{references[DERIVED]}")
    clock = page.locator("section.clock")
    expect(clock).to_contain_text("Eén jaar om op")
    expect(clock).to_contain_text(NL.page.clock.year_law)
    gezag = page.locator("section[aria-labelledby=deel-gezag]")
    expect(gezag).to_contain_text(NL.page.gezag.derived_counts_not)
    expect(gezag).to_contain_text("Route ")
    expect(page.locator("line.derived")).to_have_count(2)
    gezag.locator("summary").first.click()
    expect(gezag.locator("ol.steps li").first).to_be_visible()


def test_the_picture_is_told_in_words_as_well(
    stack: Stack, page: Page, references: dict[str, str]
) -> None:
    """What a screen reader says is what is drawn: each person, each date, each line."""
    page.goto(f"{stack.urls.werkbank}/zaken/{references[TWO_FAMILIES]}")
    picture = page.get_by_role("img", name=NL.page.picture.title)
    expect(picture).to_be_visible()
    words = " ".join(page.locator("#wie-lijst li").all_text_contents())
    names = page.locator("svg.family text.name").all_text_contents()
    assert len(names) > 3
    for name in names:
        assert name in words
    ties = page.locator("svg.family line.tie").count()
    said = [
        line for line in page.locator("#wie-lijst li").all_text_contents() if "gezag over" in line
    ]
    assert ties == sum(line.count("kind ") for line in said)


def test_the_timeline_can_be_narrowed_and_is_printed(
    stack: Stack, page: Page, references: dict[str, str]
) -> None:
    page.goto(f"{stack.urls.werkbank}/zaken/{references[FLAGGED]}")
    entries = page.locator("section[aria-labelledby=tijdlijn] li time")
    everything = entries.count()
    page.get_by_role("link", name=NL.happening.people_only).click()
    expect(page.locator("section[aria-labelledby=tijdlijn]")).to_contain_text(NL.happening.none)
    page.get_by_role("link", name=NL.happening.program_only).click()
    expect(entries).to_have_count(everything)
    page.emulate_media(media="print")
    expect(entries.first).to_be_visible()
    expect(page.locator(".part").first).to_be_visible()
