"""Three parents with a letter in hand answer, each in another language and another way.

On a phone in Dutch, with everything that goes wrong on the way; in English without JavaScript; in
Arabic with a keyboard alone. Before a real stack: the letters are those that the sandbox received.
With ``VERTREKMELDING_SCREENSHOTS`` set to a folder the screens are written there, for
docs/ouders.md.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, Response, expect

from notifier.reply.codes import grouped, with_check
from notifier.reply.pages.forms import MOST_WORDS, Address
from notifier.reply.pages.languages import Language
from notifier.reply.pages.texts.every_language import TEXTS
from tests.browser.cases import brought_in
from tests.browser.eyes import Eyes, violations
from tests.patience import looks
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.stack.stack import Stack

SCREENSHOTS = "VERTREKMELDING_SCREENSHOTS"
CODE = re.compile(r"\b[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}\b")
SOON = 30
"""Seconds within which the workers have done what they were rung for."""


@dataclass(frozen=True)
class Post:
    """What somebody got, and knows besides: when the child was born."""

    family: FamilyOnItsWay
    code: str
    born: date
    child: str


@pytest.fixture(scope="module")
def post(stack: Stack) -> dict[str, Post]:
    families = brought_in(stack, "een-blijft", "eiland", "voogdij")
    return {name: of_letter(one) for name, one in families.items()}


def of_letter(family: FamilyOnItsWay) -> Post:
    (letter,) = family.outcome.letters
    code = CODE.search(letter.text)
    assert code
    child = family.family.expectation.letters[0].about[0]
    return Post(family, code.group(), child.born, child.first_name)


@dataclass
class Parent:
    """Somebody before a page, and every document that came to them."""

    page: Page
    documents: list[Response]
    shot: Callable[[Page, str], None]

    def fill(self, code: str, born: date) -> None:
        self.page.locator("#code").fill(code)
        for name, part in (("dag", born.day), ("maand", born.month), ("jaar", born.year)):
            self.page.locator(f"#{name}").fill(str(part))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def heading(self, text: str) -> None:
        expect(self.page.locator("h1")).to_have_text(text)


@pytest.fixture
def parent(eyes: Eyes) -> Iterator[Callable[..., Parent]]:
    folder = os.environ.get(SCREENSHOTS)
    documents: list[Response] = []

    def shot(page: Page, name: str) -> None:
        assert violations(page) == [], name
        if folder:
            page.evaluate("window.scrollTo(0, 0)")
            file = Path(folder) / f"{name}.png"
            page.screenshot(
                path=file,
                animations="disabled",
                scale="css",
                full_page=True,
                clip={"x": 0, "y": 0, "width": 360, "height": 1250},
            )

    def make(**options: bool) -> Parent:
        page = eyes.page(width=360, height=740, **options)
        page.on(
            "response",
            lambda one: documents.append(one) if one.request.resource_type == "document" else None,
        )
        return Parent(page, documents, shot)

    yield make
    # Whatever was opened, answered or refused: no browser keeps it, and none tells where it was.
    ours = [one for one in documents if Address.START in one.url and not 300 <= one.status < 400]
    assert ours
    for one in ours:
        assert one.headers["cache-control"] == "no-store", one.url
        assert one.headers["x-robots-tag"].startswith("noindex")
        assert not CODE.search(one.url)


def reasons(stack: Stack, family: FamilyOnItsWay) -> str:
    """Of the case now, as whoever may ask over the API is told."""
    (case,) = family.outcome.cases
    answer = httpx.get(
        f"{stack.urls.notifier}/v1/zaken/{case.id}",
        headers={"Authorization": f"Bearer {stack.token}"},
        timeout=10,
    )
    answer.raise_for_status()
    return answer.text


def eventually(there: Callable[[], bool]) -> None:
    assert any(there() for _ in looks(SOON, every=0.2))


def answers_and_thinks_again(one: Parent, mine: Post, stack: Stack) -> None:
    texts, page = TEXTS[Language.NL], one.page
    letter = texts.letter
    one.press(letter.message.give)
    expect(page.locator("[role=alert]")).to_contain_text(texts.visit.mistakes.answer_missing)
    page.get_by_label(letter.message.disagree).check()
    page.get_by_label(letter.message.words).fill("Wij hadden iets anders afgesproken.")
    one.press(letter.message.give)
    one.heading(letter.after.title)
    assert page.url.endswith(Address.GIVEN)
    one.shot(page, "bedankt")
    eventually(lambda: '"R01"' in reasons(stack, mine.family))

    page.get_by_label(letter.after.did_not_know).check()
    one.press(letter.after.more_give)
    expect(page.locator("main")).to_contain_text(letter.after.did_not_know)
    page.get_by_role("link", name=letter.after.change_button).click()
    one.heading(letter.message.title)
    expect(page.locator(".given")).to_contain_text(letter.after.words_received)
    one.press(letter.after.take_back_button)
    expect(page.get_by_role("status").filter(has_text=letter.taken_back.title)).to_be_visible()
    eventually(lambda: '"R01"' not in reasons(stack, mine.family))
    page.get_by_label(letter.message.wrong).check()
    one.press(letter.message.give)
    one.heading(letter.after.title)


def test_in_dutch_on_a_phone_with_everything_that_goes_wrong(
    stack: Stack, post: dict[str, Post], parent: Callable[..., Parent]
) -> None:
    mine, texts = post["een-blijft"], TEXTS[Language.NL]
    letter, visit = texts.letter, texts.visit
    one = parent()
    page = one.page
    page.goto(stack.urls.antwoord)
    one.heading(visit.start.title)
    one.shot(page, "begin")

    one.fill(mine.code[:-1] + ("2" if mine.code[-1] != "2" else "3"), mine.born)
    one.press(visit.start.go_on)
    expect(page.locator("[role=alert]")).to_contain_text(visit.mistakes.code_typo)
    expect(page.locator("#jaar")).to_have_value(str(mine.born.year))
    one.shot(page, "typfout")

    one.fill(grouped(with_check("2" * 14)), mine.born)
    one.press(visit.start.go_on)
    one.heading(visit.trouble.refused.title)
    refused = page.locator("main").inner_text()
    one.fill(mine.code, mine.born.replace(year=mine.born.year - 1))
    one.press(visit.start.go_on)
    one.heading(visit.trouble.refused.title)
    assert page.locator("main").inner_text() == refused

    # As somebody types it who reads it out to somebody else.
    one.fill(f" {mine.code.lower().replace('-', ' ')} ", mine.born)
    one.press(visit.start.go_on)
    one.heading(letter.message.title)
    told = page.locator("main").inner_text()
    assert mine.child in told
    assert "België" not in told
    one.shot(page, "bericht")

    answers_and_thinks_again(one, mine, stack)
    one.press(letter.message.done_button)
    one.heading(letter.done.title)
    one.shot(page, "klaar")
    page.go_back()
    assert mine.child not in page.locator("body").inner_text()
    page.goto(f"{stack.urls.notifier}{Address.MESSAGE}")
    one.heading(visit.trouble.session_over.title)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_in_english_without_javascript(
    stack: Stack, post: dict[str, Post], parent: Callable[..., Parent]
) -> None:
    mine, texts = post["eiland"], TEXTS[Language.EN]
    one = parent(java_script_enabled=False)
    page = one.page
    page.goto(stack.urls.antwoord)
    page.get_by_role("link", name="English").click()
    one.heading(texts.visit.start.title)
    one.fill(mine.code, mine.born)
    one.press(texts.visit.start.go_on)
    one.heading(texts.letter.message.title)
    words = page.get_by_label(texts.letter.message.words)
    words.fill("x" * (MOST_WORDS + 1))
    page.get_by_label(texts.letter.message.agree).check()
    one.press(texts.letter.message.give)
    alert = page.locator("[role=alert]")
    expect(alert).to_contain_text(f"{MOST_WORDS} characters")
    page.get_by_label(texts.letter.message.words).fill("")
    page.get_by_label(texts.letter.message.agree).check()
    one.press(texts.letter.message.give)
    one.heading(texts.letter.after.title)
    for line in texts.letter.after.agree_by_code:
        expect(page.locator("main")).to_contain_text(line)

    left = page.request.get(f"{stack.urls.notifier}{Address.LEAVE}", max_redirects=0)
    assert left.status == 303
    assert not left.headers["location"].startswith(stack.urls.notifier)
    page.goto(f"{stack.urls.notifier}{Address.MESSAGE}")
    one.heading(texts.visit.trouble.session_over.title)


def test_in_arabic_with_a_keyboard_alone(
    stack: Stack, post: dict[str, Post], parent: Callable[..., Parent]
) -> None:
    mine, texts = post["voogdij"], TEXTS[Language.AR]
    one = parent()
    page, keys = one.page, one.page.keyboard

    def tab_to(css: str) -> None:
        for _ in range(60):
            if page.evaluate("css => document.activeElement.matches(css)", css):
                return
            keys.press("Tab")
        raise AssertionError(css)

    page.goto(stack.urls.antwoord)
    tab_to(".languages a[lang=ar]")
    keys.press("Enter")
    one.heading(texts.visit.start.title)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    for css, typed in (
        ("#code", mine.code),
        ("#dag", str(mine.born.day)),
        ("#maand", str(mine.born.month)),
        ("#jaar", str(mine.born.year)),
    ):
        tab_to(css)
        keys.type(typed)
    one.shot(page, "begin-ar")
    keys.press("Enter")
    one.heading(texts.letter.message.title)
    one.shot(page, "bericht-ar")
    tab_to("input[type=radio]")
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    tab_to("textarea")
    keys.type("هذا ليس صحيحًا.")
    tab_to("main form .nl-button--primary")
    keys.press("Enter")
    one.heading(texts.letter.after.title)
    expect(page.locator("main")).to_contain_text(texts.letter.message.wrong)
    tab_to("a[href='/antwoord/rechten']")
    keys.press("Enter")
    one.heading(texts.about.rights.title)
    one.shot(page, "rechten-ar")


def test_in_dutch_with_digid_and_what_only_a_login_shows(
    stack: Stack, post: dict[str, Post], parent: Callable[..., Parent]
) -> None:
    """Who logs in sees the date as well; and says beforehand how to be told."""
    mine, texts = post["een-blijft"], TEXTS[Language.NL]
    one = parent()
    page = one.page
    page.goto(stack.urls.antwoord)
    page.get_by_role("link", name=texts.visit.start.login_button).click()
    father = mine.family.family.expectation.letters[0].to
    page.locator("#bsn").fill(father.bsn.reveal())
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.wait_for_url(f"**{Address.MESSAGE}")
    one.heading(texts.letter.message.title)
    told = page.locator("main")
    expect(told).to_contain_text(mine.child)
    expect(told).to_contain_text(texts.letter.message.date.partition("{")[0])
    expect(told).not_to_contain_text("België")
    expect(told).not_to_contain_text(texts.letter.message.less)
    one.shot(page, "bericht-digid")

    page.get_by_role("link", name=texts.own.enrol.link).click()
    one.heading(texts.own.enrol.title)
    page.get_by_label(texts.own.enrol.large_print).check()
    one.press(texts.own.enrol.save)
    expect(page.get_by_role("status").filter(has_text=texts.own.notices.saved)).to_be_visible()
    expect(page.get_by_label(texts.own.enrol.large_print)).to_be_checked()
    one.shot(page, "voorkeuren")
    one.press(texts.letter.message.done_button)
    one.heading(texts.letter.done.title)
