"""Destinations: who may verify a card, what a case shows of it, and what is never lost."""

import re
from collections.abc import Callable
from html import unescape

import httpx

from notifier.remedies.card_fields import CardField
from notifier.review.pages.aside_nl import ASIDE_NL
from notifier.review.pages.case_page_nl import CASE_PAGE_NL
from notifier.storage.shared import AUDIT
from tests.integration.notifier.families import Family
from tests.integration.notifier.workbench.browser import Browser, title
from tests.integration.notifier.world import World

WORDS, REMEDY = ASIDE_NL.destination, CASE_PAGE_NL.remedy
PATH = "/werkbank/bestemmingen"
SOURCE = {
    "bron": "HCCH, statustabel",
    "adres": "https://www.hcch.net/en/instruments/conventions/status-table",
    "datum": "2026-03-01",
}


def values_of(page: httpx.Response) -> dict[str, str]:
    """What the form of a card would send as it stands."""
    fields = dict(re.findall(r'name="(versie|csrf)" value="([^"]*)"', page.text))
    for name, options in re.findall(
        r'<select[^>]* name="(\w+)".*?>(.*?)</select>', page.text, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    for found in re.findall(r"<input[^>]*>", page.text):
        if 'type="date"' in found and 'name="datum"' not in found:
            name, value = re.search(r'name="(\w+)"', found), re.search(r'value="([^"]*)"', found)
            assert name
            assert value
            fields[name[1]] = value[1]
    return fields


def verify(browser: Browser, iso2: str, *right: str, **typed: str) -> httpx.Response:
    form: dict[str, str | list[str]] = {**values_of(browser.get(f"{PATH}/{iso2}")), **SOURCE}
    return browser.http.post(
        f"{browser.url}{PATH}/{iso2}", data={**form, **typed, "klopt": list(right)}
    )


def case_to(world: World) -> str:
    """A case of a child that goes to Switzerland."""
    family = Family(world.clock())
    facts = family.facts(family.child("Noor"))
    world.establish(facts)
    return f"/werkbank/zaken/{world.case_of(facts).reference}"


def remedy_of(page: httpx.Response) -> list[str]:
    part = page.text.split('aria-labelledby="deel-bestemming"')[1].split("</section>")[0]
    return [unescape(line) for line in re.findall(r"<p>(.*?)</p>", part)]


def test_a_case_shows_nothing_of_a_card_until_all_of_it_was_verified(
    world: World, people: Callable[[], Browser]
) -> None:
    reviewer, lead = people(), people()
    reviewer.login("anna")
    lead.login("carla")
    address = case_to(world)
    first, *rest = CardField
    assert remedy_of(reviewer.get(address)) == [REMEDY.not_verified]
    assert verify(lead, "CH", first).status_code == 303
    assert remedy_of(reviewer.get(address)) == [REMEDY.not_verified]
    done = verify(lead, "CH", *rest)
    assert WORDS.done in lead.get(done.headers["location"]).text
    shown = reviewer.get(address)
    assert "Bestemming: Zwitserland" in shown.text
    assert remedy_of(shown)[0] == REMEDY.classes["B"]
    assert REMEDY.schengen_yes in remedy_of(shown)
    assert remedy_of(shown)[-1].startswith("Nagekeken op ")
    # A change un-verifies the whole card.
    assert verify(lead, "CH", schengen="nee").status_code == 303
    assert remedy_of(reviewer.get(address)) == [REMEDY.not_verified]
    history = lead.get(f"{PATH}/CH").text
    assert "Schengen: nee (gewijzigd)" in history
    assert SOURCE["bron"] in history
    acts = [row for row in world.rows(AUDIT) if row.action == "bestemming_nagekeken"]
    assert acts[-1].object == "bestemming:CH"


def test_the_list_is_searched_and_says_how_much_is_left(world: World, browser: Browser) -> None:
    del world
    browser.login("anna")
    assert "van 133" in browser.get(PATH).text
    found = browser.get(f"{PATH}?land=zwit").text
    assert "Zwitserland" in found
    assert "Marokko" not in found
    assert WORDS.nothing in browser.get(f"{PATH}?land=<script>").text
    assert "<script>" not in browser.get(f"{PATH}?land=<script>").text.split("<main")[1]
    # What was not verified is not told on the list either.
    row = found.split('scope="row"')[1].split("</tr>")[0]
    assert WORDS.values["B"] not in row


def test_two_people_at_one_card_the_second_sees_it_and_keeps_the_source(
    people: Callable[[], Browser],
) -> None:
    lead, officer = people(), people()
    lead.login("carla")
    officer.login("daan")
    late = values_of(officer.get(f"{PATH}/PT")) | SOURCE | {"klopt": "hkov"}
    assert verify(lead, "PT", hkbv="onbekend").status_code == 303
    answer = officer.http.post(f"{officer.url}{PATH}/PT", data=late)
    assert answer.status_code == 409
    assert WORDS.moved_on in unescape(answer.text)
    assert SOURCE["bron"] in answer.text
    assert values_of(answer)["hkbv"] == "onbekend"
    again = values_of(answer) | SOURCE | {"klopt": "hkov"}
    assert officer.http.post(f"{officer.url}{PATH}/PT", data=again).status_code == 303


def test_mistakes_are_said_and_nothing_is_recorded(world: World, browser: Browser) -> None:
    browser.login("carla")
    for typed, word in (
        ({"bron": ""}, WORDS.source_needed),
        ({"adres": "ergens"}, WORDS.address_wrong),
        ({"datum": "vorige week"}, WORDS.date_wrong),
        ({"datum": "2999-01-01"}, WORDS.date_future),
        ({"hkov": "misschien"}, WORDS.value_wrong),
        ({"party_since": "2020-02-31"}, WORDS.value_wrong),
    ):
        answer = verify(browser, "FI", "hkov", **typed)
        assert (answer.status_code, word in answer.text) == (422, True), typed
    nothing = verify(browser, "FI")
    assert (nothing.status_code, WORDS.nothing_said in nothing.text) == (422, True)
    assert verify(browser, "FI", "hkov", versie="x").status_code == 400
    assert WORDS.no_history in browser.get(f"{PATH}/FI").text
    assert not [row for row in world.rows(AUDIT) if row.object == "bestemming:FI"]


def test_a_country_without_a_card_is_not_there(browser: Browser) -> None:
    browser.login("carla")
    assert browser.get(f"{PATH}/ZZ").status_code == 404
    assert verify_unknown(browser).status_code == 404


def verify_unknown(browser: Browser) -> httpx.Response:
    return browser.post(f"{PATH}/ZZ", versie="1", klopt="hkov", **SOURCE)


def test_who_only_reads_sees_no_form(people: Callable[[], Browser]) -> None:
    for user, verifies in (("anna", False), ("gijs", False), ("daan", True), ("carla", True)):
        browser = people()
        browser.login(user)
        page = browser.get(f"{PATH}/IE")
        assert title(page) == "Bestemming Ierland"
        assert ('name="klopt"' in page.text) is verifies, user
        answer = browser.post(f"{PATH}/IE", versie="0", klopt="hkov", **SOURCE)
        assert (answer.status_code == 403) is not verifies, user
