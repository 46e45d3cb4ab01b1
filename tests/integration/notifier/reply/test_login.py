"""A parent logs in with DigiD behind a broker; and every way in which nobody comes in."""

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import httpx
import pytest
import redis
from structlog.testing import capture_logs

from contracts.gezag import GezamenlijkOuderlijkGezag, Holder
from notifier.application import Application
from notifier.cases.person_index import person_index
from notifier.deliver_message import deliver_messages
from notifier.enrolment.enrol import enrol
from notifier.enrolment.preferred import preferred_by
from notifier.enrolment.store import Wishes
from notifier.own_numbers import own_indexes
from notifier.reply.pages.login_states import WhyNot
from notifier.reply.wish_silence import end_silence, standing_silence, wish_silence
from notifier.storage.messages import MESSAGE
from notifier.storage.shared import AUDIT
from notifier.web import build_for
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.reply.digid import LOG_IN, NL, AtDigid, inside, title
from tests.integration.notifier.reply.parent import Parent, code_of
from tests.integration.notifier.world import World, served_on

SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial"


@pytest.fixture
def browsers(
    redis_of: Callable[[str], redis.Redis], served: str
) -> Iterator[Callable[[], AtDigid]]:
    assert redis_of("sessions").dbsize() == 0
    opened: list[httpx.Client] = []

    def another() -> AtDigid:
        opened.append(httpx.Client(timeout=10))
        return AtDigid(served, opened[-1])

    yield another
    for client in opened:
        client.close()


@pytest.fixture
def tell(world: World, family: Family) -> Callable[..., str]:
    """A letter goes out, now: the broker has no part in the clock of these tests."""

    def told(*names: str) -> str:
        world.establish(family.facts(*(family.child(name) for name in names)))
        deliver_messages(world.service)
        return code_of(world.letters()[-1])

    return told


@pytest.fixture
def browser(browsers: Callable[[], AtDigid]) -> AtDigid:
    return browsers()


def refusal(why: WhyNot) -> str:
    return str(getattr(NL.own.login, why.value).title)


def test_a_parent_reads_what_was_written_and_what_only_a_login_shows(
    world: World, browser: AtDigid, family: Family, tell: Callable[..., str]
) -> None:
    tell("Sanne")
    with capture_logs() as logs:
        page = browser.reads(family.father.bsn)
    assert page.status_code == 200
    assert "Sanne" in page.text
    assert str(family.day.year) in page.text
    assert [one["event"] for one in logs].count("reply_logged_in") == 1
    (message,) = world.rows(MESSAGE)
    assert message.read_at is not None
    said = [(r.action, r.result) for r in world.rows(AUDIT) if r.origin == "antwoordpagina"]
    assert ("antwoord_inloggen", "ingelogd") in said
    assert ("bericht_geopend", "login") in said
    assert family.father.bsn.reveal() not in repr(logs) + repr(world.rows(AUDIT))


def test_the_parent_who_leaves_reads_nothing(
    browser: AtDigid, family: Family, tell: Callable[..., str]
) -> None:
    tell("Sanne")
    page = browser.reads(family.mother.bsn)
    assert title(page) == NL.letter.nothing.title
    assert "Sanne" not in page.text


def test_whoever_has_no_case_sees_what_whoever_has_a_held_case_sees(
    world: World, browsers: Callable[[], AtDigid], family: Family
) -> None:
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    deliver_messages(world.service)
    assert world.letters() == []
    nobody = Family(world.clock()).father.bsn
    held, none = browsers().reads(family.father.bsn), browsers().reads(nobody)
    assert (held.status_code, title(held)) == (200, NL.letter.nothing.title)
    assert inside(held) == inside(none)
    by_chance = {"date", "x-correlation-id"}
    assert set(held.headers.items()) ^ set(none.headers.items()) <= {
        (name, answer.headers[name]) for answer in (held, none) for name in by_chance
    }


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"niveau": "basis"}, WhyNot.LEVEL),
        ({"niveau": "midden"}, WhyNot.LEVEL),
        ({"doe": "machtigen"}, WhyNot.FOR_ANOTHER),
        ({"doe": "annuleren"}, WhyNot.CANCELLED),
        ({"doe": "storing"}, WhyNot.AWAY),
    ],
)
def test_everybody_else_stays_outside_and_is_told_what_to_do(  # noqa: PLR0917
    browser: AtDigid,
    redis_of: Callable[[str], redis.Redis],
    family: Family,
    tell: Callable[..., str],
    chosen: dict[str, str],
    why: WhyNot,
) -> None:
    tell("Sanne")
    page = browser.login(family.father.bsn, **chosen)
    assert page.status_code == (503 if why is WhyNot.AWAY else 403)
    assert title(page) == refusal(why)
    assert 'action="/antwoord"' in page.text, "a code works all the same"
    assert browser.cookies == {}
    assert redis_of("sessions").dbsize() == 0
    assert browser.get("/antwoord/bericht").status_code == 401


def test_the_highest_level_is_enough(browser: AtDigid, family: Family) -> None:
    assert browser.login(family.father.bsn, niveau="hoog").status_code == 200


def test_a_provider_that_is_away_leaves_the_code(
    world: World, application: Application, browser: AtDigid, parent: Parent, family: Family
) -> None:
    world.establish(family.facts(family.child("Sanne")))
    deliver_messages(world.service)
    code = code_of(world.letters()[-1])
    back = browser.identify(browser.start(), family.father.bsn)
    world.fault(onderdeel="digid", soort="status", status=503)
    refused = browser.http.get(back)
    assert (refused.status_code, title(refused)) == (503, refusal(WhyNot.AWAY))
    # A web process that has yet to look it up says so before anybody goes there.
    world.sandbox.delete("/sandbox/storing")
    world.fault(onderdeel="digid", soort="hang", vertragingSeconden=30, seconden=60)
    app = build_for(application)
    with socket.create_server(("127.0.0.1", 0)) as fresh, served_on(fresh.dup(), app) as url:
        gone = AtDigid(url, browser.http).get(LOG_IN)
    assert (gone.status_code, title(gone)) == (503, refusal(WhyNot.AWAY))
    assert "Sanne" in parent.open(code).text


def test_a_question_and_its_answer_are_good_once_here_and_now(
    world: World, browsers: Callable[[], AtDigid], family: Family
) -> None:
    mine, other = browsers(), browsers()
    question = mine.start()
    asked = dict(question.params)
    assert (asked["code_challenge_method"], asked["acr_values"].split()[0]) == ("S256", SUBSTANTIAL)
    assert family.father.bsn.reveal() not in str(question)
    back = mine.identify(question, family.father.bsn)
    # Somebody else's browser, another state, another issuer: nobody.
    assert title(other.http.get(back)) == refusal(WhyNot.AGAIN)
    for change in ({"state": "x"}, {"iss": "https://elsewhere.example"}):
        forged = back.copy_merge_params(change)
        assert title(mine.http.get(forged)) == refusal(WhyNot.AGAIN)
        if "iss" in change:
            back = mine.identify(mine.start(), family.father.bsn)
    assert mine.http.get(back).status_code == 200
    again = mine.http.get(back)
    assert (again.status_code, title(again)) == (403, refusal(WhyNot.AGAIN))
    # The answer to a question that was asked too long ago.
    late = other.identify(other.start(), family.father.bsn)
    world.clock.advance(minutes=11)
    assert title(other.http.get(late)) == refusal(WhyNot.AGAIN)


def test_two_tabs_the_newest_of_which_comes_in(browser: AtDigid, family: Family) -> None:
    first, second = browser.start(), browser.start()
    back = browser.identify(first, family.father.bsn)
    assert title(browser.http.get(back)) == refusal(WhyNot.AGAIN)
    assert browser.http.get(browser.identify(second, family.father.bsn)).status_code == 200


def test_nobody_goes_on_under_the_token_of_before(
    browser: AtDigid, parent: Parent, family: Family, tell: Callable[..., str]
) -> None:
    """A session that a stranger planted in this browser is not the one that somebody logs in to."""
    code = tell("Sanne")
    parent.open(code)
    planted = parent.http.cookies["antwoord"]
    browser.http.cookies.set("antwoord", planted, domain="127.0.0.1", path="/")
    browser.login(family.father.bsn)
    mine = browser.cookies["antwoord"]
    assert mine.value != planted
    assert parent.http.get(f"{parent.url}/antwoord/bericht").status_code == 401


@pytest.mark.parametrize(
    "back",
    [
        "https://elsewhere.example/antwoord",
        "//elsewhere.example",
        "/werkbank",
        "/antwoord/inloggen/terug?code=x",
        "/antwoord/../werkbank",
    ],
)
def test_the_way_back_is_a_page_of_ours(browser: AtDigid, family: Family, back: str) -> None:
    page = browser.login(family.father.bsn, back)
    onward = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.text)
    assert onward is not None
    assert onward[1].startswith("/antwoord/")
    assert "elsewhere" not in page.text
    assert "inloggen" not in onward[1]


def test_cookies_and_headers_keep_it_between_us(browser: AtDigid, family: Family) -> None:
    question = browser.start()
    login = browser.cookies["antwoord-inloggen"]
    assert login.has_nonstandard_attr("HttpOnly")
    assert login.get_nonstandard_attr("SameSite").lower() == "lax"
    page = browser.http.get(browser.identify(question, family.father.bsn))
    session = browser.cookies["antwoord"]
    assert session.has_nonstandard_attr("HttpOnly")
    assert session.get_nonstandard_attr("SameSite").lower() == "strict"
    assert "antwoord-inloggen" not in browser.cookies
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] in {"no-referrer", "same-origin"}


def test_without_redis_nobody_is_sent_to_log_in_for_nothing(
    application: Application,
) -> None:
    broken = application.settings.model_copy(
        update={"reply_sessions_url": type(application.settings.redis_url)("redis://127.0.0.1:1/0")}
    )
    app = build_for(replace(application, settings=broken))
    with socket.create_server(("127.0.0.1", 0)) as fresh, served_on(fresh.dup(), app) as url:
        answer = httpx.get(f"{url}{LOG_IN}")
    assert answer.status_code == 503
    assert title(answer) == NL.visit.trouble.unavailable.title


def test_in_redis_nothing_can_be_read(
    browser: AtDigid, redis_of: Callable[[str], redis.Redis], family: Family
) -> None:
    browser.login(family.father.bsn)
    client = redis_of("sessions")
    kept = repr([(key, client.dump(key)) for key in client.scan_iter()])
    assert kept
    assert family.father.bsn.reveal() not in kept
    assert browser.cookies["antwoord"].value not in kept


def test_nothing_of_it_stands_in_a_log(
    browser: AtDigid, family: Family, capfd: pytest.CaptureFixture[str]
) -> None:
    question = browser.start()
    back = browser.identify(question, family.father.bsn)
    page = browser.http.get(back)
    assert page.status_code == 200
    browser.http.get(
        f"{browser.url}{LOG_IN}/terug?{urlencode({'bsn': family.father.bsn.reveal()})}"
    )
    said = "".join(capfd.readouterr())
    for secret in (family.father.bsn.reveal(), back.params["code"], back.params["state"]):
        assert secret not in said


def test_under_another_number_a_parent_finds_what_stands_under_the_earlier_one(
    world: World, browser: AtDigid, family: Family
) -> None:
    """Messages and wishes are joined by the newest facts of the case; an enrolment moves."""
    child, earlier, anew = family.child("Sanne"), family.father.bsn, new_bsn()
    world.establish(family.facts(child))
    deliver_messages(world.service)
    assert len(world.letters()) == 1
    before = person_index(world.service.index, earlier)
    enrol(world.service, before, Wishes(large_print=True))

    family.father = replace(family.father, bsn=anew, former_numbers=(earlier,))
    both = GezamenlijkOuderlijkGezag((Holder(family.mother.bsn), Holder(anew)))
    renumbered = replace(
        child,
        persons=(family.mother, family.father),
        gezag=replace(child.gezag, gezag=both),
    )
    world.establish(family.facts(renumbered, after=timedelta(seconds=1)))

    page = browser.reads(anew)
    assert page.status_code == 200
    assert "Sanne" in page.text
    wish_silence(world.service, earlier, [before], test_mode=True)
    with world.service.database.transaction() as connection:
        own = own_indexes(connection, world.service, anew)
        assert own == (person_index(world.service.index, anew), before)
        assert preferred_by(connection, world.service, own[0]).large_print
        assert not preferred_by(connection, world.service, before).enrolled
        assert standing_silence(connection, world.service, own) is not None
    end_silence(world.service, own)
    with world.service.database.transaction() as connection:
        assert standing_silence(connection, world.service, own) is None


def test_a_number_that_is_doubted_opens_nothing_of_somebody_else(
    world: World, browser: AtDigid, family: Family
) -> None:
    child, anew = family.child("Sanne"), new_bsn()
    world.establish(family.facts(child))
    deliver_messages(world.service)
    enrol(world.service, person_index(world.service.index, family.father.bsn), Wishes())
    wrong = replace(family.father, bsn=anew, former_numbers=(family.father.bsn,))
    both = GezamenlijkOuderlijkGezag((Holder(family.mother.bsn), Holder(anew)))
    doubted = replace(
        child,
        persons=(family.mother, wrong),
        gezag=replace(child.gezag, gezag=both),
        numbers_doubted=True,
    )
    world.establish(family.facts(doubted, after=timedelta(seconds=1)))
    assert "Sanne" not in browser.reads(anew).text
    with world.service.database.transaction() as connection:
        own = own_indexes(connection, world.service, anew)
        assert own == (person_index(world.service.index, anew),)
        assert not preferred_by(connection, world.service, own[0]).enrolled
