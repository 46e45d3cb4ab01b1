"""Every page for parents in every state, in a real browser: with axe, with a keyboard, on a phone.

The templates, style and script are the real ones, with nothing behind them: what goes wrong must be
as usable as what goes well, and is hard to come by on purpose. Answering for real is another file.
"""

import re
import socket
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from playwright.sync_api import Page
from starlette.responses import HTMLResponse, Response

from notifier.reply.pages.forms import Address
from notifier.reply.pages.languages import RIGHT_TO_LEFT, Language
from notifier.reply.pages.rendering import SCRIPT, STYLE
from notifier.reply.pages.texts.every_language import TEXTS
from tests.browser.eyes import Eyes, scrolls_sideways, tabbed_through, violations
from tests.integration.notifier.world import served_on
from tests.unit.notifier.reply.page_states import IN_A_BROWSER, made, reply_pages

LANGUAGES = (Language.NL, Language.EN, Language.AR)
BUILT_APART = (
    "start_mistyped",
    "refused",
    "message_answered",
    "messages",
    "objected",
    "rights",
    "enrol_everything",
)
"""States that between them hold all that a page is built of, with the longest words."""

TARGET = 26
"""CSS pixels; 24 is asked (WCAG 2.2, 2.5.8), a thumb in haste wants more."""

# What a page asks of the voice of the device, written down in place of spoken.
VOICES = """langs => {
  const heard = [];
  window.heard = heard;
  Object.defineProperty(window, 'speechSynthesis', {value: {
    getVoices: () => langs.map(lang => ({lang, name: lang})),
    speak: one => heard.push(one),
    cancel: () => heard.push('cancel'),
  }});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    pages = reply_pages()
    app = FastAPI(openapi_url=None)

    @app.get("/antwoord/{name}")
    def below(name: str, request: Request) -> Response:
        if name in {STYLE, SCRIPT}:
            return pages.asset(name, request.headers.get("accept-encoding", ""))
        return Response(f"<!doctype html><title>{name}</title>", media_type="text/html")

    @app.get("/{language}/{state}")
    def page(language: Language, state: str) -> Response:
        shown = made(pages, state, language)
        # This one goes on by itself before anybody has looked; what it says is looked at too.
        there = re.sub(rb'<meta http-equiv="refresh"[^>]*>', b"", bytes(shown.body))
        return HTMLResponse(there, shown.status_code)

    with served_on(socket.create_server(("127.0.0.1", 0)), app) as url:
        yield url


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_state(site: str, eyes: Eyes, language: Language) -> None:
    page = eyes.page(width=390, height=844)
    found = {}
    for state in (*IN_A_BROWSER, "logged_in"):
        page.goto(f"{site}/{language}/{state}")
        found[state] = violations(page)
    assert {name: what for name, what in found.items() if what} == {}
    assert eyes.console == []


def test_every_language_fits_a_narrow_screen_and_400_percent(site: str, eyes: Eyes) -> None:
    page = eyes.page(width=320, height=256)
    wide = []
    for language in Language:
        for state in IN_A_BROWSER if language in {Language.NL, Language.AR} else BUILT_APART:
            page.goto(f"{site}/{language}/{state}")
            if scrolls_sideways(page):
                wide.append(f"{language}/{state}")
            assert page.locator("html").get_attribute("dir") == (
                "rtl" if language in RIGHT_TO_LEFT else "ltr"
            )
            heading = page.locator("h1")
            assert heading.count() == 1
            assert heading.inner_text() in page.title()
    assert wide == []


@pytest.mark.parametrize("language", [Language.NL, Language.AR])
def test_the_keyboard_comes_everywhere_and_one_sees_where(
    site: str, eyes: Eyes, language: Language
) -> None:
    page = eyes.page(width=390, height=600)
    for state in ("start_mistyped", "message", "message_answered", "objected", "enrol"):
        page.goto(f"{site}/{language}/{state}")
        stops = tabbed_through(page)
        assert stops[0]["name"] == TEXTS[language].visit.around.skip
        for stop in stops:
            assert stop["inside"], (state, stop)
            # Where the focus of a choice is, the whole choice has a line around it.
            assert stop["visible"] or not stop["name"], (state, stop)
            assert min(stop["width"], stop["height"]) >= TARGET, (state, stop)
        reached = {stop["name"] for stop in stops}
        links = page.locator("a:visible, button:visible").all_inner_texts()
        assert {text.strip() for text in links} <= reached, state


def test_a_choice_is_made_by_its_whole_box_and_by_arrow_keys(site: str, eyes: Eyes) -> None:
    page = eyes.page(width=320, height=640)
    page.goto(f"{site}/nl/message")
    box = page.locator(".choice").nth(1)
    place = box.bounding_box()
    assert place is not None
    assert place["height"] >= 44
    box.click(position={"x": place["width"] - 4, "y": 4})
    assert page.locator("input:checked").get_attribute("value") == "bezwaar"
    page.keyboard.press("ArrowDown")
    assert page.locator("input:checked").get_attribute("value") == "klopt_niet"
    around = page.locator(".choice").nth(2).evaluate("one => getComputedStyle(one).outlineStyle")
    assert around == "solid"


def test_a_mistake_leads_to_its_field(site: str, eyes: Eyes) -> None:
    page = eyes.page(width=390, height=844)
    page.goto(f"{site}/nl/start_mistyped")
    assert page.title().startswith("Fout: ")
    links = page.locator("[role=alert] a")
    for number, field in enumerate(("code", "dag")):
        links.nth(number).click()
        assert page.evaluate("document.activeElement.id") == field
        described = page.locator(f"#{field}").get_attribute("aria-describedby") or ""
        texts = [page.locator(f"#{one}").inner_text() for one in described.split()]
        assert any(links.nth(number).inner_text() in text for text in texts)
        assert page.locator(f"#{field}").get_attribute("aria-invalid") == "true"


def test_fields_help_a_phone_to_fill_them_in(site: str, eyes: Eyes) -> None:
    page = eyes.page(java_script_enabled=False)
    page.goto(f"{site}/ar/start")
    code = page.locator("#code")
    wanted = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
    assert {name: code.get_attribute(name) for name in wanted} == wanted
    # A code and a date are read from left to right, also in Arabic.
    for field in ("code", "dag", "maand", "jaar"):
        assert page.locator(f"#{field}").get_attribute("dir") == "ltr"
    for field in ("dag", "maand", "jaar"):
        assert page.locator(f"#{field}").get_attribute("inputmode") == "numeric"


def test_help_is_on_every_page_and_can_be_pressed(site: str, eyes: Eyes) -> None:
    page = eyes.page(java_script_enabled=False)
    for state in BUILT_APART:
        page.goto(f"{site}/uk/{state}")
        numbers = page.locator("a[href^='tel:']").evaluate_all("all => all.map(one => one.href)")
        assert {"tel:112", "tel:08002000", "tel:113", "tel:08008020"} <= set(numbers), state
        assert page.locator("#weg").get_attribute("href") == Address.LEAVE


def test_each_language_is_offered_in_its_own_words_without_javascript(
    site: str, eyes: Eyes
) -> None:
    page = eyes.page(java_script_enabled=False)
    page.goto(f"{site}/tr/start")
    offered = page.locator(".languages a")
    assert offered.count() == len(Language)
    assert page.locator(".languages [aria-current]").inner_text() == "Türkçe"
    arabic = page.locator(".languages a[lang=ar]")
    assert arabic.inner_text() == "العربية"
    assert arabic.get_attribute("href") == "/antwoord?taal=ar"
    assert page.locator("#voorlezen").is_hidden()


def spoken(page: Page) -> list[str]:
    heard: list[str] = page.evaluate("heard.map(one => one.text || one)")
    return heard


def test_the_page_is_read_aloud_in_its_own_language_and_stops(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    page.add_init_script(f"({VOICES})(['nl-NL', 'ar-EG'])")
    page.goto(f"{site}/ar/message")
    texts = TEXTS[Language.AR]
    button, status = page.locator("#voorlezen button"), page.locator("#voorlezen [role=status]")
    button.click()
    heard = spoken(page)
    assert heard[0] == "cancel"
    assert heard[1] == texts.letter.message.title
    for needed in (texts.letter.message.agree, texts.letter.message.silence):
        assert heard.count(needed) == 1
    assert texts.visit.around.read_stop not in heard
    voices = "[...new Set(heard.slice(1).map(one => one.lang + one.voice.lang))]"
    assert page.evaluate(voices) == ["arar-EG"]
    assert status.inner_text() == texts.visit.around.reading
    assert button.inner_text() == texts.visit.around.read_stop
    button.click()
    assert spoken(page)[-1] == "cancel"
    assert status.inner_text() == texts.visit.around.read_stopped
    button.click()
    page.evaluate("heard.at(-1).onend()")
    assert button.inner_text() == texts.visit.around.read_aloud


def test_no_voice_reads_a_language_that_it_does_not_speak(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    page.add_init_script(f"({VOICES})(['nl-NL'])")
    page.goto(f"{site}/ar/message")
    page.locator("#voorlezen button").click()
    assert spoken(page) == []
    status = page.locator("#voorlezen [role=status]").inner_text()
    assert status == TEXTS[Language.AR].visit.around.read_no_voice


def test_leaving_quickly_does_not_lead_back(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    page.goto(f"{site}/antwoord/elders")
    page.goto(f"{site}/nl/message")
    page.locator("#weg").click()
    page.wait_for_url(f"{site}{Address.LEAVE}")
    page.go_back()
    assert page.url == f"{site}/antwoord/elders"
    plain = eyes.page(java_script_enabled=False)
    plain.goto(f"{site}/nl/message")
    plain.locator("#weg").click()
    assert plain.url == f"{site}{Address.LEAVE}"


def test_a_session_that_ends_is_announced_and_can_be_kept(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    page.clock.install()
    page.goto(f"{site}/nl/message")
    dialog = page.locator("dialog")
    page.clock.run_for("12:59")
    assert dialog.is_hidden()
    page.clock.run_for("00:02")
    assert dialog.is_visible()
    assert violations(page) == []
    with page.expect_response(f"**{Address.MESSAGE}"):
        dialog.locator("button").click()
    assert dialog.is_hidden()
    page.clock.run_for("12:58")
    assert dialog.is_hidden()
    page.clock.run_for("02:30")
    page.wait_for_url(f"{site}{Address.MESSAGE}")


def test_print_shows_the_message_and_the_help(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    page.goto(f"{site}/nl/objected")
    page.emulate_media(media="print")
    for name in (".languages", "#weg", "#voorlezen", "main button", ".bottom"):
        assert not page.locator(name).first.is_visible(), name
    assert page.locator("h1").is_visible()
    assert page.get_by_text("Ontvangen op").is_visible()
    assert page.get_by_role("link", name="0800-2000").is_visible()


def test_colours_and_stillness_that_somebody_chose_are_kept(site: str, eyes: Eyes) -> None:
    page = eyes.page(forced_colors="active", reduced_motion="reduce")
    page.goto(f"{site}/nl/message")
    page.locator(".choice").first.click()
    assert violations(page) == []
    moving = """[...document.querySelectorAll('*')].filter(one => {
      const style = getComputedStyle(one);
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert page.evaluate(moving) == 0


def test_it_is_small_enough_for_a_bad_phone(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    sizes: dict[str, int] = {}
    page.on(
        "requestfinished",
        lambda one: sizes.update({one.url: one.sizes()["responseBodySize"]}),
    )
    page.goto(f"{site}/ar/message")
    page.wait_for_load_state("networkidle")
    assert len(sizes) == 3
    assert sum(sizes.values()) < 40_000, sizes
