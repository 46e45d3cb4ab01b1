"""The page for the next shift, over HTTP: what it tells to whom, and what one leaves there."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import httpx

from contracts.values.dates import local_date
from notifier.review.next_shift.shift_notes import KEPT, SHOWN, ShiftNote, read_shift_notes
from notifier.review.pages.shift_nl import SHIFT_NL
from notifier.storage.shared import AUDIT
from notifier.storage.shift_notes import SHIFT_NOTE, SHIFT_NOTE_READ
from notifier.sweep import sweep
from tests.integration.notifier.workbench.browser import Browser
from tests.integration.notifier.workbench.rows import YOURS, add
from tests.integration.notifier.world import World

PATH = "/werkbank/dienstoverdracht"
WORD = "Belt u de gemeente terug over <CDF-GHJ-KLM>?"


def confirm(browser: Browser) -> httpx.Response:
    found = re.search(rf'action="({PATH}/[^"]+/gelezen)"', browser.get(PATH).text)
    assert found, "there is nothing to confirm"
    return browser.post(found[1])


def shown_to(world: World, subject: str) -> tuple[ShiftNote, ...]:
    service = world.service
    with service.database.transaction() as connection:
        return read_shift_notes(connection, service.keyring, subject=subject, now=service.clock())


def test_it_tells_what_leaves_and_what_is_held_to_who_may_see_it(
    world: World, people: Callable[[], Browser]
) -> None:
    today = local_date(world.clock())
    add(world, "LEAVES", today)
    add(world, "YOURS-LEAVES", today, municipality=YOURS)
    add(world, "HELD", today + timedelta(days=40))
    reviewer, specialist = people(), people()
    reviewer.login("anna")
    specialist.login("emine")
    text = reviewer.get(PATH).text
    assert "Vertrekt binnen 24 uur (2)" in text
    assert "Vastgehouden (3)" in text
    text = specialist.get(PATH).text
    assert "Vertrekt binnen 24 uur (1)" in text
    assert "YOURS-LEAVES" not in text
    assert SHIFT_NL.notes not in text


def test_a_word_is_read_by_the_next_one(world: World, people: Callable[[], Browser]) -> None:
    anna, bram, gijs = people(), people(), people()
    anna.login("anna")
    answer = anna.post(PATH, tekst=WORD)
    assert answer.headers["location"] == f"{PATH}?gedaan=achtergelaten"
    (row,) = world.rows(SHIFT_NOTE)
    assert WORD.encode() not in row.content
    mine = unescape(anna.get(PATH).text)
    assert WORD in mine
    assert SHIFT_NL.read_by_nobody in mine
    assert SHIFT_NL.confirm + "</button>" not in mine
    bram.login("bram")
    assert confirm(bram).headers["location"] == f"{PATH}?gedaan=gelezen"
    assert SHIFT_NL.read_by_you in bram.get(PATH).text
    assert bram.post(f"{PATH}/{row.id}/gelezen").status_code == 303
    assert len(world.rows(SHIFT_NOTE_READ)) == 1
    assert "Gelezen door 1" in anna.get(PATH).text
    acts = [one.action for one in world.rows(AUDIT) if one.action.startswith("dienstbericht")]
    assert acts[:2] == ["dienstbericht_achterlaten", "dienstbericht_gelezen"]
    # Nobody confirms what they wrote themselves, and who only reads confirms nothing.
    assert anna.post(f"{PATH}/{row.id}/gelezen").status_code == 404
    gijs.login("gijs")
    text = gijs.get(PATH).text
    assert unescape(text).count(WORD) == 1
    assert "<textarea" not in text
    assert gijs.post(PATH, tekst="x").status_code == 403


def test_nothing_and_too_much_are_refused_and_what_was_typed_stays(
    world: World, browser: Browser
) -> None:
    browser.login("anna")
    answer = browser.post(PATH, tekst="  \r\n ")
    assert answer.status_code == 422
    assert SHIFT_NL.empty in answer.text
    answer = browser.post(PATH, tekst="lang " * 801)
    assert answer.status_code == 422
    assert "lang lang" in answer.text
    assert world.rows(SHIFT_NOTE) == []


def test_a_word_is_shown_for_days_and_then_forgotten(world: World, browser: Browser) -> None:
    browser.login("anna")
    assert SHIFT_NL.no_notes in browser.get(PATH).text
    browser.post(PATH, tekst=WORD)
    assert [one.text for one in shown_to(world, "somebody")] == [WORD]
    world.clock.advance(days=SHOWN.days, minutes=1)
    assert shown_to(world, "somebody") == ()
    sweep(world.service)
    assert len(world.rows(SHIFT_NOTE)) == 1
    world.clock.advance(days=(KEPT - SHOWN).days)
    sweep(world.service)
    assert world.rows(SHIFT_NOTE) == []
