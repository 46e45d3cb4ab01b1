"""What somebody who has never seen the workbench does in ten minutes, before a real stack.

Three people in three browsers: the most urgent case is found and understood, an alert is asked for
and read by a second person, a hold is released and its letter arrives, a departed case goes to the
Ca IKA, which confirms it; and all of it is read back. With ``VERTREKMELDING_SCREENSHOTS`` set to a
folder the screens are written there, for docs/workbench.md.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from contracts.values.dates import local_date
from foundation.clock import system_clock
from notifier.cases.timeline import Happening
from notifier.review.acts.texts_nl import ACTS_NL
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.review.pages.duty_nl import DUTY_NL
from notifier.review.pages.happening_nl import HAPPENING_NL
from notifier.review.pages.live_texts import LIVE_NL
from notifier.review.transfers.texts_nl import TRANSFERS_NL
from notifier.storage.handovers import TransferGround
from notifier.verdicts.hold_reason import HoldReason
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes, violations
from tests.patience import looks
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

SCREENSHOTS = "VERTREKMELDING_SCREENSHOTS"
Shot = Callable[[Page, str], None]
LETTER_WENT = "Verzonden: de brief over het vertrek"
SOON = 45_000
"""Milliseconds within which the workers have done what they were rung for."""


@pytest.fixture(scope="module")
def own_stack() -> Iterator[Stack]:
    """Nobody else's cases stand in its worklist."""
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with running_stack(StackOptions(data=data, furnished=True)) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="module")
def shot() -> Shot:
    """Look at a screen with axe; and keep it where somebody asked for that."""
    folder = os.environ.get(SCREENSHOTS)

    def take(page: Page, name: str) -> None:
        assert violations(page) == [], name
        if folder:
            page.evaluate("window.scrollTo(0, 0)")
            page.screenshot(path=Path(folder) / f"{name}.png", animations="disabled", scale="css")

    return take


def letters(stack: Stack) -> int:
    """How many arrived."""
    delivered = httpx.get(f"{stack.urls.sandbox}/sandbox/bezorgd", timeout=10).json()
    return sum(one["soort"] == "brief" for one in delivered)


def eventually(there: Callable[[], bool]) -> None:
    """What arrives outside is not on any page: it is asked for until it is there."""
    assert any(there() for _ in looks(SOON / 1000, every=0.2)), "it did not come"


def open_case(page: Page, reference: str) -> None:
    page.get_by_label("Kenmerk", exact=True).fill(reference)
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(reference)


def choose(page: Page, name: str) -> None:
    """Of what one can do now; what is asked for less often is behind one press."""
    link = page.get_by_role("link", name=name, exact=True).first
    if not link.is_visible():
        page.locator("summary").filter(has_text="en nog").first.click()
    link.click()


def in_timeline(page: Page, *said: str) -> None:
    for text in said:
        expect(page.get_by_role("main")).to_contain_text(text)


def day(days: int) -> str:
    return (local_date(system_clock()) + timedelta(days=days)).isoformat()


def test_somebody_new_does_it_all(own_stack: Stack, eyes: Eyes, shot: Shot) -> None:
    refs = cases_of(own_stack, "morgen", "geheimhouding", "onbekend-waarheen")
    anna, bram, daan = (eyes.page(locale="nl-NL") for _ in range(3))
    log_in(anna, own_stack, "Anna")
    finds_what_is_most_urgent(anna, refs["morgen"], shot)
    takes_the_call(anna, own_stack, refs["morgen"], shot)
    asks_for_an_alert(anna, shot)
    log_in(bram, own_stack, "Bram")
    reads_it_as_the_second(bram, refs["morgen"], shot)
    anna.goto(own_stack.urls.werkbank)
    releases_a_hold(anna, bram, own_stack, refs["geheimhouding"], shot)
    anna.goto(own_stack.urls.werkbank)
    hands_over(anna, refs["onbekend-waarheen"], shot)
    log_in(daan, own_stack, "Daan")
    takes_over(daan, refs["onbekend-waarheen"], shot)
    reads_it_all_back(anna, own_stack, refs)
    assert eyes.console == []


def finds_what_is_most_urgent(page: Page, reference: str, shot: Shot) -> None:
    first = page.locator("tr[data-case]").first
    expect(first).to_have_attribute("data-case", reference)
    expect(first).to_contain_text("T0")
    shot(page, "werklijst")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(reference)
    main = page.get_by_role("main")
    for said in ("Vertrek over", "gezamenlijk ouderlijk gezag", "Geen toestemming vastgelegd"):
        expect(main).to_contain_text(said)
    shot(page, "zaak")


def takes_the_call(page: Page, stack: Stack, reference: str, shot: Shot) -> None:
    calls = DUTY_NL.calls
    button = page.get_by_role("button", name=calls.take_for.format(reference=reference))

    def there() -> bool:
        page.goto(f"{stack.urls.werkbank}/oproepen")
        return button.is_visible()

    eventually(there)
    shot(page, "oproepen")
    button.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(reference)
    expect(page.get_by_role("status").first).to_contain_text(calls.taken)


def asks_for_an_alert(page: Page, shot: Shot) -> None:
    choose(page, ACTS_NL.names["A1"])
    fill = {
        "concreet": "Op 21 november zei de vader aan de telefoon dat er niets is afgesproken.",
        "dreigend": "De aangifte noemt morgen als vertrekdag.",
        "onrechtmatig": "Beide ouders hebben gezag; de vader stemde niet in.",
        "belang": "Het kind blijft in de eigen omgeving tot een rechter heeft beslist.",
        "jurist_op": day(0),
        "vervalt_op": day(60),
        "herzien_op": day(14),
    }
    for field, value in fill.items():
        page.get_by_label(ACTS_NL.labels[field]).fill(value)
    page.get_by_label(ACTS_NL.labels["jurist"], exact=True).check()
    shot(page, "signalering")
    page.get_by_role("button", name=ACTS_NL.submit["A1"]).click()
    expect(page.get_by_role("status").first).to_contain_text(ACTS_NL.done_two)


def reads_it_as_the_second(page: Page, reference: str, shot: Shot) -> None:
    page.get_by_role("link", name=re.compile(f"^{ACTS_NL.second_menu}")).click()
    shot(page, "tweede-lezer")
    page.get_by_role("link", name=re.compile(f"^{ACTS_NL.second_do}.*{reference}")).click()
    expect(page.get_by_role("main")).to_contain_text("artikel 32, eerste lid, onder c")
    page.get_by_label(ACTS_NL.options["besluit.akkoord"]).check()
    page.get_by_role("button", name=ACTS_NL.forms["tweede-lezing"]).click()
    expect(page.get_by_role("status").first).to_contain_text(ACTS_NL.form_done["tweede-lezing"])
    in_timeline(page, ACTS_NL.names["A1"])


def releases_a_hold(page: Page, second: Page, stack: Stack, reference: str, shot: Shot) -> None:
    before = letters(stack)
    open_case(page, reference)
    choose(page, HOLD_NL.release.offer)
    page.get_by_label(re.compile("^Brief: de gewone brief")).check()
    page.get_by_label(HOLD_NL.reason_label).select_option(HoldReason.NO_DANGER.value)
    shot(page, "vrijgeven")
    page.get_by_role("button", name=HOLD_NL.release.title).click()
    expect(page.get_by_role("status").first).to_contain_text("Uw oordeel is vastgelegd")
    second.goto(stack.urls.werkbank)
    open_case(second, reference)
    choose(second, HOLD_NL.second.offer)
    second.get_by_label(re.compile("^Brief: de gewone brief")).check()
    second.get_by_label(HOLD_NL.reason_label).select_option(HoldReason.NO_DANGER.value)
    second.get_by_role("button", name=HOLD_NL.second.title).click()
    expect(second.get_by_role("status").first).to_contain_text("Uw oordeel is vastgelegd")
    # The page tells by itself that the letter went out.
    expect(page.locator("#live")).to_be_visible(timeout=SOON)
    eventually(lambda: letters(stack) == before + 1)
    page.get_by_role("button", name=LIVE_NL.show, exact=True).click()
    in_timeline(page, LETTER_WENT)


def hands_over(page: Page, reference: str, shot: Shot) -> None:
    open_case(page, reference)
    choose(page, TRANSFERS_NL.give_title)
    page.get_by_label(TRANSFERS_NL.grounds[TransferGround.OWN_JUDGEMENT]).check()
    page.get_by_label(TRANSFERS_NL.explanation).fill(
        "De vader vraagt om hulp bij een verzoek tot teruggeleiding."
    )
    shot(page, "overdragen")
    page.get_by_role("button", name=TRANSFERS_NL.give_submit).click()
    expect(page.get_by_role("status").first).to_contain_text(TRANSFERS_NL.give_done)


def takes_over(page: Page, reference: str, shot: Shot) -> None:
    open_case(page, reference)
    choose(page, TRANSFERS_NL.take_title)
    with page.expect_download() as package:
        page.get_by_role("link", name=re.compile("openen als JSON")).click()
    assert package.value
    page.get_by_label(TRANSFERS_NL.take_box).check()
    shot(page, "overname")
    page.get_by_role("button", name=TRANSFERS_NL.take_submit).click()
    expect(page.get_by_role("status").first).to_contain_text(TRANSFERS_NL.take_done)


def reads_it_all_back(page: Page, stack: Stack, refs: dict[str, str]) -> None:
    """What every person did stands in the timeline of its case, told apart and without a name."""
    said = HAPPENING_NL.sentences
    for family, done in (
        ("morgen", (ACTS_NL.names["A1"],)),
        (
            "geheimhouding",
            (before(said[Happening.VERDICT]), "Verzonden: de brief over het vertrek"),
        ),
        (
            "onbekend-waarheen",
            (
                said[Happening.TRANSFERRED].format(what="1"),
                said[Happening.TRANSFER_TAKEN].format(what="1"),
                "collega",
            ),
        ),
    ):
        page.goto(f"{stack.urls.werkbank}/zaken/{refs[family]}?tijdlijn=alles")
        in_timeline(page, *done)


def before(sentence: str) -> str:
    """What it begins with, whatever it is about."""
    return sentence.partition("{")[0].strip()
