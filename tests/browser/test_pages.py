"""Every page of the frame in every state and both languages, in a real browser.

The templates and the style are the real ones, served without anything behind them: an error page
must be as usable as any other, and errors are hard to come by on purpose.
"""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from notifier.decision.outcome import Tier
from notifier.delivery.message_state import MessageState
from notifier.handover.handover_state import HandoverState
from notifier.letters.content import LetterKind
from notifier.review.next_shift.shift import Section, Sent, Shift, Undelivered
from notifier.review.next_shift.shift_notes import ShiftNote
from notifier.review.next_shift.shown_shift import show_shift
from notifier.review.pages.rendering import SCRIPT, STYLE, TEXTS, Frame, Pages, read_pages
from notifier.review.pages.texts import Language
from notifier.review.pages.texts_nl import NL
from notifier.review.pages.worklist_texts import WorklistTexts
from notifier.review.worklist.asked_list import AskedList
from notifier.review.worklist.chosen import PARAMETERS, CannotChoose, Chosen, Tab, Wrong
from notifier.review.worklist.shown_list import ShownList, show_list
from notifier.review.worklist.worklist_routes import mistake_text
from notifier.staff.roles import Role
from notifier.storage.handovers import HandoverKind
from tests.browser.eyes import (
    SMALLEST_TARGET,
    Eyes,
    scrolls_sideways,
    tabbed_through,
    violations,
)
from tests.browser.figure_states import FIGURE_STATES, figures_page
from tests.integration.notifier.world import served_on
from tests.unit.notifier.review.listed_rows import BARE, HELD, LATE, NAMES, NOW, page_of

MENTION = "0f0e0d0c-0b0a-4908-8706-050403020100"
PLAIN = ("login", "bounce", "logged_out", "no_cases", "list", "list_filtered", "list_beyond")
AROUND = ("shift", "shift_empty", "shift_mistake", "statement")
EMPTY = tuple(f"empty_{tab}" for tab in Tab)
WRONG = ("wrong_value", "wrong_place")
STATES = (*PLAIN, *AROUND, *EMPTY, *WRONG, *FIGURE_STATES, *(f"error_{kind}" for kind in NL.errors))
LONGEST_ROLES = tuple(Role)
_NOTE = ShiftNote(
    id=UUID(int=9),
    text="CDF-GHJ-KLM: de gemeente belt terug voor 12.00 uur.\nNog niet gebeld: HJK-LMN-PRS.",
    at=NOW,
    mine=False,
    read_by_me=False,
    others=0,
    first_read_at=None,
)
NOTES = (
    _NOTE,
    replace(_NOTE, read_by_me=True, others=2, first_read_at=NOW),
    replace(_NOTE, mine=True),
)


def shown(pages: Pages, state: str, language: Language) -> Response:
    """One page as the workbench makes it; somebody is logged in where that can be."""
    inside = Frame(language, "/", LONGEST_ROLES, "00ff")
    outside = Frame(language, "/")
    match state:
        case "login":
            return pages.page("login.html", outside, back="/werkbank")
        case "bounce":
            return pages.page("bounce.html", outside, back="/stay?bounced")
        case "logged_out":
            return pages.page("logged_out.html", outside, provider="/")
        case "no_cases":
            return pages.page("no_cases.html", inside)
    if not state.startswith("error_"):
        return maker_of(state)(pages, state, inside)
    kind = state.removeprefix("error_")
    login = kind in {"login_first", "session_ended", "no_role", "acr", "login_failed"}
    frame, back = (outside, "/werkbank") if login else (inside, None)
    return pages.error(kind, frame, status=400, mention=MENTION, back=back)


def maker_of(state: str) -> Callable[[Pages, str, Frame], Response]:
    if state in AROUND:
        return around
    return figures_page if state in FIGURE_STATES else of_the_list


def around(pages: Pages, state: str, frame: Frame) -> Response:
    if state == "statement":
        return pages.page("statement.html", frame)
    texts, rows = TEXTS[frame.language], () if state == "shift_empty" else (LATE, HELD, BARE)
    section = Section(rows, 2 * len(rows))
    lost = [undelivered(number) for number in range(2)] if rows else []
    shift = Shift(
        at=NOW,
        leaving=section,
        holds=section,
        replies=section,
        undelivered=tuple(lost),
        undelivered_cases=2 * len(lost),
    )
    mistake = texts.shift.empty if state == "shift_mistake" else ""
    return pages.page(
        "shift.html",
        frame,
        shown=show_shift(shift, texts, NAMES),
        token="",
        notes=() if state == "shift_empty" else NOTES,
        reads=True,
        writes=True,
        mistake=mistake,
        typed="",
        done=texts.shift.left if state == "shift" else None,
    )


def undelivered(number: int) -> Undelivered:
    letter = number == 0
    return Undelivered(
        id=UUID(int=number),
        zaak_id=LATE.id,
        case_reference=LATE.reference,
        what=Sent.LETTER if letter else Sent.FLAG,
        kind=LetterKind.VERTREK if letter else HandoverKind.FLAGGED,
        state=MessageState.UNDELIVERABLE if letter else HandoverState.NEEDS_REVIEW,
        reason="permanent_failure",
        since=NOW,
    )


def of_the_list(pages: Pages, state: str, frame: Frame) -> Response:
    texts = TEXTS[frame.language].list
    if state in WRONG:
        return pages.page("cannot_choose.html", frame, text=wrong(state, texts))
    return pages.page("worklist.html", frame, shown=listed(state, texts))


def listed(state: str, texts: WorklistTexts) -> ShownList:
    """With rows that say all there is to say, without rows, and further on than there are."""
    tab = Tab(state.removeprefix("empty_")) if state.startswith("empty_") else Tab.ALL
    asked = AskedList(Chosen(tab=tab), None, tidy=True)
    page = page_of()
    match state:
        case "list":
            page = page_of(LATE, HELD, BARE, more=True)
        case "list_filtered":
            chosen = Chosen(tab=Tab.FLAGS, tier=Tier.T6, municipality=LATE.municipality)
            page, asked = page_of(LATE, LATE), AskedList(chosen, None, tidy=True)
        case "list_beyond":
            # Its title is the same as that of any other page of this part, but for the number.
            page = replace(page_of(), counts=dict.fromkeys(Tab, 1234))
            asked = AskedList(Chosen(), HELD.cursor, tidy=True)
    return show_list(page, asked, NOW, texts, NAMES)


def wrong(state: str, texts: WorklistTexts) -> str:
    if state == "wrong_place":
        return texts.wrong_place
    return mistake_text(CannotChoose(Wrong.UNKNOWN, "", PARAMETERS), texts)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    pages = read_pages(
        support="de servicedesk", idle_seconds=885, warning_seconds=120, test_mode=True
    )
    app = FastAPI(openapi_url=None)

    @app.get(f"/werkbank/{STYLE}")
    def style() -> Response:
        return pages.asset(STYLE)

    @app.get(f"/werkbank/{SCRIPT}")
    def script() -> Response:
        return pages.asset(SCRIPT)

    @app.get("/{language}/{state}")
    def page(language: Language, state: str) -> Response:
        return shown(pages, state, language)

    @app.get("/stay")
    def stay(request: Request) -> Response:
        return Response(f"<!doctype html><title>{request.url.query}</title>")

    with served_on(socket.create_server(("127.0.0.1", 0)), app) as url:
        yield url


def everywhere() -> Iterator[tuple[Language, str]]:
    for language in Language:
        for state in STATES:
            if state != "bounce":  # gone before one looks; it has a test of its own
                yield language, state


def test_axe_finds_nothing(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    found = {}
    for language, state in everywhere():
        page.goto(f"{site}/{language}/{state}")
        found[f"{language}/{state}"] = violations(page)
    assert {name: what for name, what in found.items() if what} == {}
    assert eyes.console == []


def test_axe_does_find_something(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    page.goto(f"{site}/nl/login")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><input>'")
    assert violations(page)


@pytest.mark.parametrize("width", [320, 342])
def test_nobody_scrolls_in_two_directions(site: str, eyes: Eyes, width: int) -> None:
    """320 CSS pixels, and what is left of 1366 at 400 % zoom."""
    page = eyes.page(width=width, height=256)
    wide = []
    for language, state in everywhere():
        page.goto(f"{site}/{language}/{state}")
        if scrolls_sideways(page):
            wide.append(f"{language}/{state}")
    assert wide == []


def test_the_keyboard_comes_everywhere_and_one_sees_where(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    for state in STATES[:1] + STATES[3:]:
        page.goto(f"{site}/nl/{state}")
        stops = tabbed_through(page)
        assert stops[0]["name"] == NL.skip
        for stop in stops:
            assert stop["visible"], (state, stop)
            assert stop["inside"], (state, stop)
            assert min(stop["width"], stop["height"]) >= SMALLEST_TARGET, (state, stop)
        reached = {stop["name"] for stop in stops}
        links = page.locator("a:visible, button:visible").all_inner_texts()
        assert {text.strip() for text in links} <= reached, state


def test_the_skip_link_leads_past_the_menu(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    page.goto(f"{site}/nl/list")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_every_state_has_a_title_and_one_heading(site: str, eyes: Eyes) -> None:
    page = eyes.page(java_script_enabled=False)
    titles = {}
    for language, state in everywhere():
        page.goto(f"{site}/{language}/{state}")
        heading = page.locator("h1")
        assert heading.count() == 1
        assert page.title().startswith(heading.inner_text())
        assert page.locator("html").get_attribute("lang") == language
        titles[language, state] = page.title()
    # Two wrong addresses are one page, which says what is wrong with each.
    again = {"wrong_place", "shift_empty", "shift_mistake"}
    one_page = {name: title for name, title in titles.items() if name[1] not in again}
    assert len(set(one_page.values())) == len(one_page)


@pytest.mark.parametrize("script", [True, False])
def test_the_page_in_between_goes_on_by_itself(site: str, eyes: Eyes, *, script: bool) -> None:
    page = eyes.page(java_script_enabled=script)
    page.goto(f"{site}/nl/bounce")
    page.wait_for_url(f"{site}/stay?bounced")


def test_print_shows_only_what_is_to_be_read(site: str, eyes: Eyes) -> None:
    page = eyes.page()
    page.goto(f"{site}/nl/error_refused")
    page.emulate_media(media="print")
    for name in (".menu", ".who form", ".skip", ".language", ".actions"):
        assert not page.locator(name).first.is_visible(), name
    assert page.locator("h1").is_visible()


def test_colours_that_somebody_chose_are_kept(site: str, eyes: Eyes) -> None:
    page = eyes.page(forced_colors="active")
    page.goto(f"{site}/nl/login")
    page.keyboard.press("Tab")
    assert violations(page) == []
