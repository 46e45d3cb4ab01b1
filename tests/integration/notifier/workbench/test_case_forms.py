"""What a person does to a case: done once, on the case as it was seen, and never lost."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import httpx
import pytest

from contracts.values.dates import local_date
from notifier.cases.timeline import Happening
from notifier.review.case.drafts import KEPT
from notifier.review.notes.texts import NOTE_NL
from notifier.review.pages.case_texts import CASE_NL
from notifier.review.serving import Workbench
from notifier.staff.roles import Role, Visitor
from notifier.storage.cases import TIMELINE
from notifier.storage.drafts import DRAFT, NOTE
from notifier.storage.shared import AUDIT
from notifier.sweep import sweep
from tests.integration.notifier.families import Family
from tests.integration.notifier.workbench.browser import Browser, title
from tests.integration.notifier.workbench.rows import MINE, YOURS, add
from tests.integration.notifier.world import World

NOTE_TEXT = "De vader belde en klonk rustig."


@pytest.fixture
def reference(world: World) -> str:
    """Of a real case: one parent leaves with a child that may not be found."""
    family = Family(world.clock())
    facts = family.facts(family.child("Noor", geheimhouding=True))
    world.establish(facts)
    return world.case_of(facts).reference


def form_of(answer: httpx.Response) -> dict[str, str]:
    """Its hidden fields and what is typed in it."""
    form = answer.text.split('<form class="act"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    fields.pop("weggooien", None)
    fields |= dict(
        re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    )
    return {name: unescape(value) for name, value in fields.items()}


def opened(browser: Browser, reference: str) -> dict[str, str]:
    page = browser.get(f"/werkbank/zaken/{reference}/notitie")
    assert page.status_code == 200, page.text
    return form_of(page)


def send(browser: Browser, reference: str, form: dict[str, str], **typed: str) -> httpx.Response:
    return browser.http.post(
        f"{browser.url}/werkbank/zaken/{reference}/notitie", data={**form, **typed}
    )


def test_what_was_done_is_on_the_case_in_its_timeline_and_in_the_audit(
    world: World, browser: Browser, reference: str
) -> None:
    browser.login("anna")
    done = send(browser, reference, opened(browser, reference), tekst=NOTE_TEXT)
    assert done.status_code == 303
    assert done.headers["location"] == f"/werkbank/zaken/{reference}?gedaan=notitie"
    page = browser.get(done.headers["location"])
    assert title(page).endswith(reference)
    assert NOTE_NL.done in page.text
    assert NOTE_TEXT in page.text
    entry = max(world.rows(TIMELINE), key=lambda row: row.number)
    assert (entry.kind, entry.actor) == (Happening.NOTED, "sandbox-anna")
    acts = [(row.actor, row.action, row.result) for row in world.rows(AUDIT)]
    assert ("sandbox-anna", "zaak_notitie", "gedaan") in acts
    assert acts.count(("sandbox-anna", "zaak_bekeken", "getoond")) == 1
    assert NOTE_TEXT.encode() not in world.rows(NOTE)[0].content


def test_the_second_of_two_people_sees_what_the_first_did_and_loses_nothing(
    world: World, people: Callable[[], Browser], reference: str
) -> None:
    first, second = people(), people()
    first.login("anna")
    second.login("carla")
    form, late = opened(first, reference), opened(second, reference)
    assert send(first, reference, form, tekst="eerst").status_code == 303
    again = send(second, reference, late, tekst=NOTE_TEXT)
    assert again.status_code == 409
    assert CASE_NL.changed_title in again.text
    assert Happening.NOTED in again.text.split(CASE_NL.changed_title)[1]
    assert len(world.rows(NOTE)) == 1
    # The browser is closed here; what was typed is still there the next day.
    kept = opened(second, reference)
    assert kept["tekst"] == NOTE_TEXT
    assert send(second, reference, kept).status_code == 303
    assert len(world.rows(NOTE)) == 2
    assert world.rows(DRAFT) == []


def test_pressing_twice_does_it_once(world: World, browser: Browser, reference: str) -> None:
    browser.login("anna")
    form = opened(browser, reference)
    assert send(browser, reference, form, tekst=NOTE_TEXT).status_code == 303
    assert send(browser, reference, form, tekst=NOTE_TEXT).status_code == 409
    assert len(world.rows(NOTE)) == 1


@pytest.mark.parametrize(("typed", "word"), [("  ", NOTE_NL.empty), ("é" * 4001, "4000")])
def test_a_mistake_is_said_at_its_field_and_what_was_typed_stays(
    world: World, browser: Browser, reference: str, typed: str, word: str
) -> None:
    browser.login("anna")
    answer = send(browser, reference, opened(browser, reference), tekst=typed)
    assert answer.status_code == 422
    assert word in answer.text
    assert 'href="#veld-tekst"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert form_of(answer)["tekst"] == typed.strip()
    assert world.rows(NOTE) == []


@pytest.mark.parametrize("seen", ["", "x", "-1", "²"])
def test_a_form_that_says_not_what_was_seen_does_nothing(
    world: World, browser: Browser, reference: str, seen: str
) -> None:
    browser.login("anna")
    form = opened(browser, reference) | {"seen": seen}
    assert send(browser, reference, form, tekst=NOTE_TEXT).status_code == 400
    assert world.rows(NOTE) == []


def test_what_is_being_typed_is_kept_for_its_own_person_and_sealed(
    world: World, people: Callable[[], Browser], reference: str
) -> None:
    mine, yours = people(), people()
    mine.login("anna")
    yours.login("carla")
    form = opened(mine, reference)
    for text in ("De va", NOTE_TEXT):
        kept = mine.http.post(
            f"{mine.url}/werkbank/zaken/{reference}/concept/notitie", data=form | {"tekst": text}
        )
        assert kept.status_code == 204
    (draft,) = world.rows(DRAFT)
    assert NOTE_TEXT.encode() not in draft.fields
    assert opened(mine, reference)["tekst"] == NOTE_TEXT
    assert opened(yours, reference)["tekst"] == ""
    thrown = send(mine, reference, opened(mine, reference), weggooien="ja")
    assert thrown.headers["location"] == f"/werkbank/zaken/{reference}"
    assert world.rows(DRAFT) == []
    assert world.rows(NOTE) == []


def test_a_draft_is_forgotten_when_it_is_too_old(
    world: World, browser: Browser, reference: str
) -> None:
    browser.login("anna")
    form = opened(browser, reference)
    browser.http.post(
        f"{browser.url}/werkbank/zaken/{reference}/concept/notitie", data=form | {"tekst": "x"}
    )
    world.clock.advance(seconds=KEPT.total_seconds() - 60)
    sweep(world.service)
    assert len(world.rows(DRAFT)) == 1
    world.clock.advance(seconds=120)
    sweep(world.service)
    assert world.rows(DRAFT) == []


def test_nobody_does_anything_to_a_case_that_they_may_not_see(
    world: World, people: Callable[[], Browser]
) -> None:
    add(world, "ANDERS", local_date(world.clock()) + timedelta(days=30), municipality=YOURS)
    specialist = people()
    specialist.login("emine")
    token = {"csrf": specialist.form_token(), "seen": "0", "tekst": NOTE_TEXT}
    assert specialist.get("/werkbank/zaken/ANDERS").status_code == 404
    assert specialist.get("/werkbank/zaken/ANDERS/notitie").status_code == 404
    assert send(specialist, "ANDERS", token).status_code == 404
    draft = specialist.http.post(
        f"{specialist.url}/werkbank/zaken/ANDERS/concept/notitie", data=token
    )
    assert draft.status_code == 404
    assert specialist.get("/werkbank/zaken/NIEMAND").text.count("<h1>") == 1
    assert (world.rows(NOTE), world.rows(DRAFT)) == ([], [])


@pytest.mark.parametrize(
    ("role", "form"),
    [(Role.MUNICIPAL_SPECIALIST, "vrijgeven"), (Role.CA_IKA_OFFICER, "afsluiten")],
)
def test_a_role_that_does_not_see_the_case_does_nothing_to_it(
    world: World, people: Callable[[], Browser], workbench: Workbench, role: Role, form: str
) -> None:
    """As an auditor they see all cases; they act in those of the other role alone."""
    add(world, "ANDERS", local_date(world.clock()) + timedelta(days=30), municipality=YOURS)
    both = frozenset({Role.AUDITOR, role})
    until = world.clock() + timedelta(days=1)
    token, _ = workbench.desk.sessions.open(Visitor("both", both, MINE, until))
    there = people()
    there.http.cookies.set(workbench.desk.cookies.session, token)
    page = there.get("/werkbank/zaken/ANDERS")
    assert page.status_code == 200
    assert "/werkbank/zaken/ANDERS/" not in page.text.replace("/zaken/ANDERS/afdruk", "")
    for path in (form, "notitie"):
        assert there.get(f"/werkbank/zaken/ANDERS/{path}").status_code == 403
        typed = {"csrf": there.form_token(), "seen": "0", "tekst": NOTE_TEXT}
        sent = there.http.post(f"{there.url}/werkbank/zaken/ANDERS/{path}", data=typed)
        assert sent.status_code == 403
    assert world.rows(NOTE) == []


def test_who_only_reads_is_not_offered_anything(browser: Browser, reference: str) -> None:
    browser.login("gijs")
    page = browser.get(f"/werkbank/zaken/{reference}")
    assert page.status_code == 200
    assert CASE_NL.can_do_nothing in page.text
    assert "/notitie" not in page.text
    assert browser.get(f"/werkbank/zaken/{reference}/notitie").status_code == 403
