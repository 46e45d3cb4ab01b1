"""The worklist as somebody reads it: over HTTP, logged in, on real rows."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from html import unescape

import httpx
import pytest
from sqlalchemy import Engine, event

from contracts.values.dates import local_date
from notifier.decision.outcome import Tier
from notifier.review.pages.worklist_en import WORKLIST_EN
from notifier.review.pages.worklist_nl import WORKLIST_NL
from notifier.review.worklist.read_worklist import PAGE
from tests.integration.notifier.workbench.browser import HOME, Browser, title
from tests.integration.notifier.workbench.rows import (
    MINE,
    NATIONAL,
    OF_MINE,
    OF_YOURS,
    TO_CA_IKA,
    YOURS,
    add,
    add_each,
)
from tests.integration.notifier.world import World


def worklist_of(browser: Browser, user: str) -> httpx.Response:
    browser.login(user)
    return browser.get(HOME)


def references(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return re.findall(r'scope="row"><a [^>]+><code>([^<]+)</code>', answer.text)


def counts(answer: httpx.Response) -> list[int]:
    """Of the tabs, in their order."""
    return [int(count) for count in re.findall(r"<strong>(\d+)</strong></a>", answer.text)]


def link(answer: httpx.Response, text: str) -> str:
    found = re.search(rf'href="([^"]+)"[^>]*>{re.escape(text)}<', answer.text)
    assert found, text
    return unescape(found[1])


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        ("anna", NATIONAL),
        ("bram", NATIONAL),
        ("carla", NATIONAL),
        ("daan", TO_CA_IKA),
        ("emine", OF_MINE),
        ("femke", OF_YOURS),
        ("gijs", NATIONAL),
    ],
)
def test_each_reads_what_is_theirs_and_the_counts_say_no_more(
    world: World, browser: Browser, user: str, expected: set[str]
) -> None:
    add_each(world)
    page = worklist_of(browser, user)
    assert set(references(page)) == expected
    assert counts(page)[0] == len(expected)
    held = browser.get(f"{HOME}?tab=vastgehouden")
    assert set(references(held)) == expected
    for oin in (MINE, YOURS):
        there = references(browser.get(f"{HOME}?gemeente={oin}"))
        assert set(there) <= expected, oin


def test_who_sees_no_cases_is_told_so_whatever_the_address_asks(
    world: World, browser: Browser
) -> None:
    add_each(world)
    browser.login("hanna")
    for path in (HOME, f"{HOME}?tab=vastgehouden", f"{HOME}?spoed=T9"):
        answer = browser.get(path)
        assert (answer.status_code, title(answer)) == (200, "Uw rol ziet geen zaken")
        assert not any(reference in answer.text for reference in NATIONAL)


def test_the_clock_that_runs_out_first_is_on_top(world: World, browser: Browser) -> None:
    today = local_date(world.clock())
    for name, hours in (("LATER", 30), ("LATE", -2), ("SOON", 3.5)):
        add(world, name, today, clock_at=world.clock() + timedelta(hours=hours, seconds=30))
    add(world, "TOLD", today, clock_at=None)
    page = worklist_of(browser, "anna")
    assert references(page) == ["LATE", "SOON", "LATER", "TOLD"]
    for words in ("1 uur 59 min te laat", "over 3 uur 30 min", "over 1 dag 6 uur", "geen termijn"):
        assert f"<strong>{words}</strong>" in page.text
    assert "Voorbeeldstad" not in page.text, "the policy of this test names no municipality"
    english = browser.get(f"{HOME}?taal=en")
    assert "<strong>in 3 h 30 min</strong>" in english.text
    assert title(english) == WORKLIST_EN.heading.format(tab="everything")


def test_filters_are_chosen_by_a_form_and_stay_in_the_address(
    world: World, browser: Browser
) -> None:
    add(world, "URGENT", local_date(world.clock()), tier=Tier.T0)
    add(world, "CALM", local_date(world.clock()))
    browser.login("anna")
    form = "tab=vastgehouden&spoed=T0&spoor=&reden=&eerst=&gemeente="
    sent = browser.get(f"{HOME}?{form}")
    assert (sent.status_code, sent.headers["Location"]) == (
        303,
        f"{HOME}?tab=vastgehouden&spoed=T0",
    )
    chosen = browser.get(sent.headers["Location"])
    assert references(chosen) == ["URGENT"]
    assert '<option value="T0" selected>' in chosen.text
    assert counts(chosen)[:3] == [1, 1, 1]
    cleared = browser.get(link(chosen, WORKLIST_NL.clear))
    assert set(references(cleared)) == {"CALM", "URGENT"}


def test_a_wrong_address_is_told_what_is_wrong(world: World, browser: Browser) -> None:
    assert world.application.settings.workbench_is_on
    browser.login("anna")
    for query, words in (
        ("spoed=T9", "Kies uit: T0, T1, T2"),
        ("spoed=T1&spoed=T2", "“spoed” twee keer"),
        ("gemeente=9", "nummer van 20 cijfers"),
        ("kleur=rood", "Deze zijn er: tab, gemeente"),
        ("na=nergens", "geen plek in de werklijst"),
    ):
        answer = browser.get(f"{HOME}?{query}")
        assert (answer.status_code, title(answer)) == (400, WORKLIST_NL.wrong_title)
        assert words in unescape(answer.text)


def test_reading_on_skips_none_and_repeats_none(world: World, browser: Browser) -> None:
    today = local_date(world.clock())
    for number in range(PAGE + 5):
        add(world, f"R{number:03}", today, clock_at=world.clock() + timedelta(minutes=number))
    first = worklist_of(browser, "anna")
    assert counts(first)[0] == PAGE + 5
    # The first of them is dealt with and a late one comes, while somebody reads.
    add(world, "COMES", today, clock_at=world.clock() - timedelta(hours=1))
    second = browser.get(link(first, WORKLIST_NL.more))
    read = references(first) + references(second)
    assert read == [f"R{number:03}" for number in range(PAGE + 5)]
    assert WORKLIST_NL.more not in second.text
    again = browser.get(link(second, WORKLIST_NL.first_page))
    assert references(again)[0] == "COMES"


def test_every_tab_without_cases_says_so_in_its_own_words(world: World, browser: Browser) -> None:
    assert world.application.settings.workbench_is_on
    browser.login("anna")
    for tab, words in WORKLIST_NL.empty.items():
        answer = browser.get(f"{HOME}?tab={tab}")
        assert references(answer) == []
        assert words in answer.text


def test_nobody_is_linked_to_a_page_that_is_not_there(world: World, browser: Browser) -> None:
    add_each(world)
    page = worklist_of(browser, "anna")
    for address in {unescape(found) for found in re.findall(r'href="(/[^"]*)"', page.text)}:
        assert browser.get(address).status_code == 200, address


def test_a_page_takes_few_statements_however_many_rows(
    world: World, people: Callable[[], Browser]
) -> None:
    add_each(world)
    # One more for who may be a second person: how many things wait for that.
    for user, most in (("anna", 4), ("daan", 3), ("emine", 3)):
        browser = people()
        browser.login(user)
        with counted() as statements:
            assert references(browser.get(HOME))
        assert len(statements) == most, statements


@contextmanager
def counted() -> Iterator[list[str]]:
    """What is asked of the database of cases for a page.

    Not what one thread looks up beside them for all pages together (``Glimpse``).
    """
    statements: list[str] = []

    def note(*arguments: object) -> None:
        if threading.current_thread().name != "glimpse":
            statements.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
