"""A parent registers in advance on the page, after logging in, and takes it all back."""

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
import redis

from contracts.messages.facts import DepartureFacts
from notifier.cases.person_index import person_index
from notifier.deliver_message import deliver_messages
from notifier.enrolment.preferred import NOTHING_PREFERRED, preferred_by
from notifier.hints.send_hints import send_hints
from notifier.reconsider_cases import reconsider_cases
from notifier.reply.pages.enrol_states import EnrolSlip, Notice
from notifier.storage.answers import ANSWER
from notifier.storage.enrolments import ENROLMENT
from notifier.storage.reports import REPORT
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.reply.digid import NL, AtDigid, inside, title
from tests.integration.notifier.reply.parent import Parent, code_of
from tests.integration.notifier.world import World

ENROL = "/antwoord/aanmelden"


@pytest.fixture
def browser(redis_of: Callable[[str], redis.Redis], served: str) -> Iterator[AtDigid]:
    assert redis_of("sessions").dbsize() == 0
    with httpx.Client(timeout=10) as client:
        yield AtDigid(served, client)


@pytest.fixture
def page(browser: AtDigid, family: Family) -> httpx.Response:
    """The father, logged in."""
    browser.login(family.father.bsn, ENROL)
    shown = browser.get(ENROL)
    assert (shown.status_code, title(shown)) == (200, NL.own.enrol.title)
    return shown


def codes(world: World, facts: DepartureFacts) -> set[str]:
    decision = world.case_of(facts).decision
    assert decision is not None
    return {code for code, _text in decision.reasons}


def done(answer: httpx.Response, notice: Notice) -> httpx.Response:
    assert answer.status_code == 200
    assert str(getattr(NL.own.notices, notice.value)) in answer.text
    return answer


def slipped(answer: httpx.Response, slip: EnrolSlip) -> httpx.Response:
    assert answer.status_code == 400
    said = str(getattr(NL.own.mistakes, slip.value))
    assert answer.text.count(said) == 2, "above, and beside the field"
    (place,) = re.findall(r'href="#([\w-]+)">' + re.escape(said), answer.text)
    assert f'id="{place}"' in answer.text
    return answer


def test_wishes_an_address_and_all_of_it_away_again(
    world: World, browser: AtDigid, family: Family, page: httpx.Response
) -> None:
    page = done(browser.sends(ENROL, page, manier="telefoon", groot="ja"), Notice.SAVED)
    slipped(browser.sends(f"{ENROL}/adres", page, soort="sms", adres=""), EnrolSlip.ADDRESS_MISSING)
    wrong = browser.sends(f"{ENROL}/adres", page, soort="email", adres='"><b>@x')
    slipped(wrong, EnrolSlip.NOT_AN_ADDRESS)
    assert "<b>" not in wrong.text
    landline = browser.sends(f"{ENROL}/adres", page, soort="sms", adres="070 3700000")
    slipped(landline, EnrolSlip.NOT_MOBILE)
    given = browser.sends(f"{ENROL}/adres", page, soort="sms", adres="06 12 34 56 78")
    page = done(given, Notice.CODE_SENT)
    assert "•••• 78" in page.text
    assert "12345678" not in page.text
    send_hints(world.service)
    (sent,) = [one for one in world.delivered() if one["soort"] == "sms"]
    code = re.findall(r"\d{6}", sent["tekst"])[0]
    other = f"{(int(code) + 1) % 10**6:06d}"
    wrong = browser.sends(f"{ENROL}/code", page, soort="sms", cijfers=other)
    slipped(wrong, EnrolSlip.CODE_WRONG)
    page = done(browser.sends(f"{ENROL}/code", page, soort="sms", cijfers=code), Notice.CONFIRMED)
    index = person_index(world.service.index, family.father.bsn)
    with world.service.database.transaction() as connection:
        kept = preferred_by(connection, world.service, index)
    assert (kept.first_way, kept.large_print, kept.phone) == ("telefoon", True, "+31612345678")
    done(browser.sends(f"{ENROL}/wissen", page), Notice.ERASED)
    with world.service.database.transaction() as connection:
        assert preferred_by(connection, world.service, index) == NOTHING_PREFERRED
    assert world.rows(ENROLMENT) == []


def test_an_objection_beforehand_shows_nothing_and_counts_when_a_departure_comes(
    world: World, browser: AtDigid, family: Family, page: httpx.Response
) -> None:
    child = family.child("Sanne")
    mine, strange = child.child.bsn, new_bsn()
    known = browser.sends(f"{ENROL}/bezwaar", page, kind=mine.reveal())
    again = browser.sends(f"{ENROL}/bezwaar", page, kind=mine.reveal())
    page = done(known, Notice.OBJECTED)
    assert len(world.rows(ANSWER)) == 1, "a double click is one objection"
    assert inside(again) == inside(known)
    unknown = done(browser.sends(f"{ENROL}/bezwaar", page, kind=strange.reveal()), Notice.OBJECTED)
    assert mine.reveal() not in unknown.text
    # A child that we know and one that we do not are one sentence each, alike but for the moment.
    lines = re.findall(r"Bezwaar voor één kind, van [^<]+", unknown.text)
    assert len(lines) == 2
    slipped(browser.sends(f"{ENROL}/bezwaar", unknown, kind="123456789"), EnrolSlip.CHILD_NUMBER)
    facts = family.facts(child)
    world.establish(facts)
    assert "R01" in codes(world, facts)


def test_an_objection_that_is_taken_back_counts_no_more(
    world: World, browser: AtDigid, family: Family, page: httpx.Response
) -> None:
    page = done(browser.sends(f"{ENROL}/bezwaar", page, kind=""), Notice.OBJECTED)
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    assert "R01" in codes(world, facts)
    (objection,) = re.findall(r'name="bezwaar" value="([^"]+)"', page.text)
    gone = browser.sends(f"{ENROL}/bezwaar", page, bezwaar=objection, doe="weg")
    done(gone, Notice.TAKEN_BACK)
    reconsider_cases(world.service)
    assert "R01" not in codes(world, facts)
    # Somebody else's, or one that is gone: nothing.
    assert browser.sends(f"{ENROL}/bezwaar", page, bezwaar=objection, doe="weg").status_code == 403


def test_never_to_be_told_is_asked_twice_and_can_be_undone(
    world: World, browser: AtDigid, family: Family, page: httpx.Response
) -> None:
    slipped(browser.sends(f"{ENROL}/nooit", page), EnrolSlip.NOT_TICKED)
    assert world.rows(REPORT) == []
    page = done(browser.sends(f"{ENROL}/nooit", page, zeker="ja"), Notice.SILENCED)
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    assert world.letters() == []
    done(browser.sends(f"{ENROL}/nooit", page, doe="weg"), Notice.UNSILENCED)
    reconsider_cases(world.service)
    deliver_messages(world.service)
    assert len(world.letters()) == 1


def test_only_whoever_logged_in_gets_here(
    world: World, browser: AtDigid, family: Family, parents: Callable[[], Parent]
) -> None:
    asked = browser.get(ENROL)
    assert asked.status_code == 303
    assert asked.headers["location"] == f"/antwoord/inloggen?naar={ENROL}"
    world.establish(family.facts(family.child("Sanne")))
    deliver_messages(world.service)
    by_code = parents()
    by_code.http.follow_redirects = False
    by_code.open(code_of(world.letters()[-1]))
    assert by_code.get(ENROL).status_code == 303
    message = by_code.get("/antwoord/bericht")
    csrf = re.search(r'name="csrf" value="([^"]+)"', message.text)
    assert csrf is not None
    for path in ("", "/adres", "/code", "/bezwaar", "/nooit", "/wissen"):
        answer = by_code.send(f"{ENROL}{path}", {"csrf": csrf[1], "zeker": "ja", "soort": "sms"})
        assert answer.status_code == 403, path
    assert world.rows(ENROLMENT) == world.rows(REPORT) == world.rows(ANSWER) == []


def test_a_form_of_another_session_does_nothing(
    world: World, browser: AtDigid, family: Family, page: httpx.Response
) -> None:
    with httpx.Client(timeout=10) as client:
        other = AtDigid(browser.url, client)
        other.login(family.mother.bsn)
        refused = other.sends(f"{ENROL}/nooit", page, zeker="ja")
    assert refused.status_code == 403
    assert world.rows(REPORT) == []
