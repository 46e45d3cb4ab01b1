"""The card in a real browser: in the site of a municipality, in every language, without script."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from playwright.sync_api import Error

from brp_adapter.card.languages import LANGUAGES
from tests.browser.eyes import SMALLEST_TARGET, violations
from tests.integration.brp_adapter.running import listening, served_on
from vertrekmelding.stack.options import DEMO_OIN, StackOptions
from vertrekmelding.stack.policy_of_demo import DEMO_POLICY
from vertrekmelding.stack.stack import running_stack

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

    from tests.browser.eyes import Eyes

SCREENSHOTS = "VERTREKMELDING_SCREENSHOTS"
"""A folder, for the picture in docs/vertrekkaart.md."""

SOURCE = f"urn:nld:oin:{DEMO_OIN}:systeem:balie"
LOOKED_AT_WITH_AXE = {"nl", "en", "ar"}
"""The others have the same page and other words."""

IN_A_FRAME = """<!doctype html><html lang="nl"><head><title>Balie</title>
<link rel="icon" href="data:,"></head><body>
<h1>Balie</h1><iframe name="kaart" title="Kaart" width="700" height="900"></iframe>
<form method="post" action="{action}" target="kaart"><input type="hidden" name="kaartje"
value="{ticket}"><button id="open">Open</button></form></body></html>"""


@dataclass(frozen=True)
class Counter:
    """The site of a municipality, and the intake that it works with."""

    site: str
    stranger: str
    intake: str
    pages: dict[str, str]
    ask: Callable[[], httpx.Response]

    def ticket(self) -> dict[str, Any]:
        got = self.ask()
        assert got.status_code == 201, got.text
        answer: dict[str, Any] = got.json()
        return answer

    def frame(self, page: Page, *, at: str) -> Frame:
        """The card, opened in a frame of a page of that site."""
        ticket = self.ticket()["kaartje"]
        name = uuid4().hex
        action = f"{self.intake}/vertrekkaart"
        self.pages[name] = IN_A_FRAME.format(action=action, ticket=ticket)
        page.goto(f"{at}/{name}")
        with page.expect_event("framenavigated", predicate=lambda one: one.name == "kaart"):
            page.click("#open")
        page.wait_for_load_state()
        found = page.frame("kaart")
        assert found is not None
        return found

    def alone(self, page: Page) -> None:
        """The card in a window of its own."""
        ticket = self.ticket()["kaartje"]
        name = uuid4().hex
        text = IN_A_FRAME.format(action=f"{self.intake}/vertrekkaart", ticket=ticket)
        self.pages[name] = text.replace('target="kaart"', "")
        page.goto(f"{self.site}/{name}")
        page.click("#open")


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    pages: dict[str, str] = {}
    app = FastAPI()

    @app.get("/{name}")
    def page(name: str) -> HTMLResponse:
        return HTMLResponse(pages[name])

    own, other = listening(), listening()
    site, stranger = (f"http://127.0.0.1:{one.getsockname()[1]}" for one in (own, other))
    policy = tmp_path_factory.mktemp("policy") / "policy.toml"
    policy.write_text(DEMO_POLICY.read_text() + f'\n[gemeenten.kaart]\ningebed_in = ["{site}"]\n')
    data = tmp_path_factory.mktemp("stack")
    for folder in (data, *data.parents[:2]):
        folder.chmod(0o711)
    with (
        served_on(own, app),
        served_on(other, app),
        running_stack(StackOptions(data=data, policy=policy)) as stack,
    ):
        headers = {"Authorization": f"Bearer {stack.token}"}
        address = f"{stack.urls.intake}/v1/vertrekkaart/kaartjes"

        def ask() -> httpx.Response:
            asked = {"source": SOURCE, "id": uuid4().hex}
            return httpx.post(address, json=asked, headers=headers)

        yield Counter(site, stranger, stack.urls.intake, pages, ask)


@pytest.fixture
def page(eyes: Eyes) -> Iterator[Page]:
    made = eyes.page(java_script_enabled=True)
    yield made
    assert [said for said in eyes.console if "frame-ancestors" not in said] == []


def test_it_stands_in_the_site_of_the_municipality_and_in_no_other(
    counter: Counter, page: Page
) -> None:
    frame = counter.frame(page, at=counter.site)
    frame.get_by_role("button", name="Nee, dat is niet veilig").click()
    frame.wait_for_selector("text=Iemand belt u eerst")
    assert page.context.cookies() == []
    assert "?" not in frame.url
    assert not page.evaluate(
        "performance.getEntries().some(e => /[?&](kaartje|sleutel)/.test(e.name))"
    )
    stranger = counter.frame(page, at=counter.stranger)
    assert stranger.get_by_role("button").count() == 0


def test_a_parent_answers_alone_without_script_on_a_small_screen(
    counter: Counter, eyes: Eyes
) -> None:
    page = eyes.page(width=320, height=640, java_script_enabled=False)
    counter.alone(page)
    if folder := os.environ.get(SCREENSHOTS):
        page.screenshot(path=Path(folder) / "kaart.png", scale="css", full_page=True)
    assert page.locator("h1").text_content() == "Uw kind verhuist naar het buitenland"
    first = page.locator(".alone").bounding_box()
    heading = page.locator("h1").bounding_box()
    assert first is not None
    assert heading is not None
    assert first["y"] < heading["y"], "who reads along is sent away before anything is said"
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Yes, that is safe").click()
    page.get_by_role("button", name="Not safe after all").click()
    assert page.locator("h1").text_content() == "We send nothing"
    page.get_by_role("button", name="I pressed the wrong button").click()
    assert "somebody still calls you first" in (page.locator("main").text_content() or "")
    page.get_by_role("button", name="Done: close this card").click()
    assert page.locator("h1").text_content() == "You are done"
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()  # the browser kept nothing to go back to
    assert page.context.cookies() == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_state_can_be_used_on_a_small_screen(
    counter: Counter, page: Page, language: str
) -> None:
    words = LANGUAGES[language]
    page.set_viewport_size({"width": 320, "height": 640})
    counter.alone(page)
    page.get_by_role("button", name=words.name, exact=True).click()
    states = [words.not_safe, words.mistaken, words.not_safe_after_all, words.finish]
    for button in [None, *states]:
        if button is not None:
            page.get_by_role("button", name=button, exact=True).click()
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == ("rtl" if words.rtl else None)
        assert page.locator("h1").count() == 1
        if language in LOOKED_AT_WITH_AXE:
            assert violations(page) == []
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert page.evaluate(wide) is False
        for one in page.get_by_role("button").all():
            box = one.bounding_box()
            assert box is not None
            assert box["height"] >= SMALLEST_TARGET


def test_on_paper_stand_both_cards_each_on_its_sheet(counter: Counter, page: Page) -> None:
    page.goto(f"{counter.intake}/vertrekkaart?taal=nl")
    assert violations(page) == []
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not page.locator(".screen").is_visible()
    pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


def test_a_ticket_that_is_over_says_what_to_do_where_it_stands(
    counter: Counter, page: Page
) -> None:
    frame = counter.frame(page, at=counter.site)
    frame.get_by_role("button", name="Klaar").click()
    frame.wait_for_selector("text=U kunt het scherm teruggeven")
    with page.expect_event("framenavigated", predicate=lambda one: one.name == "kaart"):
        page.click("#open")
    frame.wait_for_selector("text=Vraag de gemeente om de kaart nog eens te openen")
