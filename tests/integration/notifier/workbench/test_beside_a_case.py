"""Beside a case: seeing what is hidden, finding a case, its sheet of paper; each is recorded."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

import httpx
import pytest
from pypdf import PdfReader

from notifier.cases.person_index import person_index
from notifier.decision.reasons_nl import SENTENCES
from notifier.review.pages.aside_nl import ASIDE_NL
from notifier.review.pages.case_page_nl import CASE_PAGE_NL
from notifier.storage.reveals import REVEAL
from notifier.storage.shared import AUDIT
from tests.integration.notifier.families import Family
from tests.integration.notifier.workbench.browser import Browser, title
from tests.integration.notifier.workbench.rows import YOURS
from tests.integration.notifier.workbench.test_worklist_page import counted
from tests.integration.notifier.world import World

MOST_STATEMENTS = 40
"""Each part of the page asks a few things, and none asks more where there is more."""
REASON = {"reden": "bellen", "uitleg": "terugbellen na bericht"}
WORDS = ASIDE_NL.reveal


class Made:
    """A real case of a mother who leaves and a father who stays."""

    def __init__(self, world: World, **changed: Any) -> None:  # noqa: ANN401 -- of DepartureFacts
        self.family = Family(world.clock(), departs_in_days=2)
        self.child = self.family.child("Noor")
        facts = self.family.facts(self.child, **changed)
        world.establish(facts)
        self.view = world.case_of(facts)
        self.address = f"/werkbank/zaken/{self.view.reference}"

    @property
    def secrets(self) -> list[str]:
        people = (self.family.mother, self.family.father, self.child.child)
        said = [text for one in people for text in (one.full_name or "", one.bsn.reveal())]
        lines = [line for one in people if one.postal for line in one.postal.lines]
        return [*said, *lines]


@pytest.fixture
def made(world: World) -> Made:
    return Made(world)


def once_of(page: httpx.Response) -> str:
    found = re.search(r'name="eenmalig" value="([^"]+)"', page.text)
    assert found
    return found[1]


def keys_of(page: httpx.Response) -> list[str]:
    return re.findall(r'name="wat" value="([^"]+)"', page.text)


def acts(world: World, action: str) -> list[tuple[str, str, bytes | None]]:
    rows = [row for row in world.rows(AUDIT) if row.action.startswith(action)]
    return [(row.action, row.result, row.person) for row in sorted(rows, key=lambda row: row.seq)]


def test_nothing_hidden_is_on_any_page_until_somebody_asks(browser: Browser, made: Made) -> None:
    browser.login("anna")
    for path in ("", "?taal=en", "?taal=nl", "/gegevens-inzien", "/verzendbewijs", "/afdruk"):
        page = browser.get(f"{made.address}{path}")
        assert page.status_code == 200
        assert [secret for secret in made.secrets if secret in page.text] == []
    assert "P.V." in page.text


def test_what_was_asked_is_shown_once_and_each_look_is_recorded(
    world: World, browser: Browser, made: Made
) -> None:
    browser.login("anna")
    path = f"{made.address}/gegevens-inzien"
    page = browser.get(path)
    once, before = once_of(page), len(acts(world, "gegevens_ingezien"))
    assert keys_of(page) == ["1-naam", "1-bsn", "A-naam", "A-bsn", "A-adres", *BOTH]
    form = {"eenmalig": once, "wat": "B-bsn", **REASON}
    shown = browser.post(path, **form)
    assert shown.status_code == 200
    assert shown.headers["cache-control"] == "no-store"
    father = made.family.father.bsn
    assert father.reveal() in shown.text
    others = [one for one in made.secrets if one != father.reveal()]
    assert [secret for secret in others if secret in shown.text] == []
    index = person_index(world.service.index, father)
    looked = acts(world, "gegevens_ingezien")[before:]
    assert looked == [("gegevens_ingezien_bsn", "bellen", index)]
    # Loading the page again sends the same form again.
    again = browser.post(path, **form)
    assert again.status_code == 409
    assert unescape(WORDS.used) in unescape(again.text)
    assert father.reveal() not in again.text
    assert len(acts(world, "gegevens_ingezien")) == before + 1


BOTH = ("B-naam", "B-bsn", "B-adres")


def test_a_look_is_in_the_timeline_and_takes_no_form_from_a_colleague(
    world: World, people: Callable[[], Browser], made: Made
) -> None:
    first, second = people(), people()
    first.login("anna")
    second.login("carla")
    path = f"{made.address}/gegevens-inzien"
    note = browser_form(second, f"{made.address}/notitie")
    data = {"eenmalig": once_of(first.get(path)), "wat": "A-naam", **REASON}
    assert (made.family.mother.full_name or "?") in first.post(path, **data).text
    sentence = WORDS.in_timeline.format(reason="iemand bellen")
    assert sentence in first.get(made.address).text
    assert "collega " in second.get(made.address).text
    sent = second.http.post(
        f"{second.url}{made.address}/notitie", data={**note, "tekst": "Moeder belde."}
    )
    assert sent.status_code == 303
    (row,) = world.rows(REVEAL)
    assert REASON["uitleg"].encode() not in row.explanation


def browser_form(browser: Browser, path: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', browser.get(path).text))


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"wat": ""}, WORDS.choose_what),
        ({"wat": "Z-bsn"}, WORDS.choose_what),
        ({"reden": "zomaar"}, WORDS.choose_reason),
        ({"uitleg": "omdat"}, WORDS.too_short),
        ({"uitleg": "x" * 5000}, "4000"),
    ],
)
def test_without_a_good_reason_nothing_is_shown(
    world: World, browser: Browser, made: Made, changed: dict[str, str], word: str
) -> None:
    browser.login("anna")
    path = f"{made.address}/gegevens-inzien"
    form = {"eenmalig": once_of(browser.get(path)), "wat": "B-bsn", **REASON, **changed}
    answer = browser.post(path, **form)
    assert answer.status_code == 422
    assert word in answer.text
    assert made.family.father.bsn.reveal() not in answer.text
    assert world.rows(REVEAL) == []


def test_the_proof_of_sending_has_names_and_is_made_once_with_a_reason(
    world: World, browser: Browser, made: Made
) -> None:
    browser.login("anna")
    path = f"{made.address}/verzendbewijs"
    assert path in browser.get(made.address).text
    form = {"eenmalig": once_of(browser.get(path)), **REASON}
    refused = browser.post(path, **form | {"uitleg": "omdat"})
    assert (refused.status_code, WORDS.too_short in unescape(refused.text)) == (422, True)
    before = len(acts(world, "gegevens_ingezien"))
    made_pdf = browser.post(path, **form)
    assert made_pdf.headers["content-type"] == "application/pdf"
    assert made.view.reference in made_pdf.headers["content-disposition"]
    text = PdfReader(BytesIO(made_pdf.content)).pages[0].extract_text()
    assert "Frans Blijver" in text
    assert made.family.father.bsn.reveal() not in text
    index = person_index(world.service.index, made.family.father.bsn)
    looked = acts(world, "gegevens_ingezien")[before:]
    assert looked == [("gegevens_ingezien_verzendbewijs", "bellen", index)]
    again = browser.post(path, **form)
    assert again.status_code == 409
    assert unescape(ASIDE_NL.proof.used) in unescape(again.text)


def test_the_proof_of_a_case_in_which_nobody_was_written_to_is_on_record_too(
    world: World, browser: Browser
) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Noor", geheimhouding=True))
    world.establish(facts)
    browser.login("anna")
    path = f"/werkbank/zaken/{world.case_of(facts).reference}/verzendbewijs"
    answer = browser.post(path, eenmalig=once_of(browser.get(path)), **REASON)
    assert "nog geen bericht" in PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert acts(world, "gegevens_ingezien_verzendbewijs")[-1][1:] == ("bellen", None)


def test_who_may_not_see_the_case_or_only_reads_cannot_look(
    people: Callable[[], Browser], made: Made
) -> None:
    for user, status in (("femke", 404), ("gijs", 403), ("hanna", 403), ("daan", 404)):
        browser = people()
        browser.login(user)
        path = f"{made.address}/gegevens-inzien"
        assert browser.get(path).status_code == status, user
        form = {"eenmalig": "00000000-0000-4000-8000-000000000001", "wat": "B-bsn", **REASON}
        assert browser.post(path, **form).status_code == status, user


def search(browser: Browser, **typed: str) -> httpx.Response:
    return browser.post("/werkbank/zoeken", **typed)


def test_a_case_is_found_by_its_reference(world: World, browser: Browser, made: Made) -> None:
    browser.login("anna")
    for typed in (made.view.reference, f"  {made.view.reference.lower()} "):
        found = search(browser, kenmerk=typed)
        assert (found.status_code, found.headers["location"]) == (303, made.address)
    assert acts(world, "zaken_gezocht")[-1][1] == "aantal_1"


def test_a_case_is_found_by_a_number_and_a_reason_which_stand_in_no_address(
    world: World, browser: Browser, made: Made
) -> None:
    browser.login("anna")
    bsn = made.family.father.bsn
    found = search(browser, bsn=bsn.reveal(), reden="bellen")
    assert found.headers["location"] == made.address
    index = person_index(world.service.index, bsn)
    assert acts(world, "zaken_gezocht")[-1] == ("zaken_gezocht", "aantal_1", index)
    without = search(browser, bsn=bsn.reveal())
    assert (without.status_code, ASIDE_NL.search.choose_reason in without.text) == (422, True)
    wrong = search(browser, bsn="123456789", reden="bellen")
    assert (wrong.status_code, ASIDE_NL.search.no_bsn in wrong.text) == (422, True)
    assert ASIDE_NL.search.give_one in search(browser, naam="Blijver").text


def test_no_case_and_somebody_elses_case_look_the_same(
    world: World, people: Callable[[], Browser]
) -> None:
    theirs = Made(world, municipality=YOURS)
    emine = people()
    emine.login("emine")

    def nothing(**typed: str) -> str:
        answer = search(emine, **typed)
        assert answer.status_code == 200
        assert ASIDE_NL.search.nothing in answer.text
        return re.sub(r'name="(csrf|kenmerk|bsn)"[^>]*|[0-9a-f]{96}', "", answer.text)

    assert nothing(kenmerk=theirs.view.reference) == nothing(kenmerk="AAA-AAA-AAA")
    unknown = Family(world.clock()).father.bsn.reveal()
    known = theirs.family.father.bsn.reveal()
    assert nothing(bsn=known, reden="bellen") == nothing(bsn=unknown, reden="bellen")


def test_the_sheet_says_when_it_was_made_and_that_is_recorded(
    world: World, browser: Browser, made: Made
) -> None:
    browser.login("gijs")
    page = browser.get(f"{made.address}/afdruk")
    assert title(page) == f"Zaakblad {made.view.reference}"
    assert "auditor" in page.text
    assert ASIDE_NL.paper.no_steps in page.text
    assert CASE_PAGE_NL.gezag.title in page.text
    assert acts(world, "zaak_afgedrukt")[-1][1] == "getoond"


def test_the_sheet_of_who_may_not_be_found_says_neither_where_to_nor_why(
    world: World, browser: Browser
) -> None:
    """A court file comes to the parties."""
    family = Family(world.clock())
    facts = family.facts(family.child("Noor", geheimhouding=True))
    world.establish(facts)
    address = f"/werkbank/zaken/{world.case_of(facts).reference}"
    browser.login("anna")
    told = (SENTENCES["S16"], "Zwitserland")
    assert [text for text in told if text in browser.get(address).text] == list(told)
    sheet = browser.get(f"{address}/afdruk")
    assert [text for text in told if text in sheet.text] == []
    assert ASIDE_NL.paper.left_out in sheet.text


def test_a_case_takes_as_many_statements_however_much_there_is_in_it(
    world: World, browser: Browser, made: Made
) -> None:
    family = Family(world.clock(), departs_in_days=1)
    facts = family.facts(*(family.child(name) for name in ("Noor", "Daan", "Evi")))
    world.establish(facts)
    world.deliver()
    world.clock.advance(hours=-2)  # the provider of the login goes by the real time
    large = f"/werkbank/zaken/{world.case_of(facts).reference}"
    browser.login("anna")
    for number in range(3):
        form = browser_form(browser, f"{large}/notitie") | {"tekst": f"notitie {number}"}
        assert browser.http.post(f"{browser.url}{large}/notitie", data=form).status_code == 303
    asked = []
    for address in (made.address, large):
        with counted() as statements:
            assert browser.get(address).status_code == 200
        asked.append(len(statements))
    assert asked[0] <= asked[1] <= MOST_STATEMENTS, asked
