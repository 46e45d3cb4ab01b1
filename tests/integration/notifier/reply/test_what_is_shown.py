"""What of a message may be shown at this moment: by code little, by login a little more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import update

from contracts.gezag import GezamenlijkOuderlijkGezag, Holder
from contracts.messages.facts import ChildFacts, Registration, Undoing
from contracts.policy.reply_page import Antwoordpagina
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate
from notifier.application import Application
from notifier.cases.case_outcome import CaseOutcome
from notifier.close_case import close_case
from notifier.decision.facts import ReportedBy
from notifier.delivery.message_state import MessageState
from notifier.reconsider_cases import reconsider_cases
from notifier.reopen_case import reopen_case
from notifier.reply.opening.reader import Reader
from notifier.reply.room import build_reply_pages
from notifier.reply.shown.read_messages import ReadMessage, read_messages
from notifier.storage.answers import ANSWER
from notifier.storage.messages import MESSAGE
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.reply.parent import BORN, Parent, code_of, heading, said
from tests.integration.notifier.world import World

Parents = Callable[[], Parent]
RVDK = "00000009900000000002"
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def news(world: World, family: Family, *children: ChildFacts) -> None:
    """Newer facts come in, and whatever is due leaves."""
    world.clock.advance(minutes=1)
    world.establish(family.facts(*children, after=world.clock() - family.now))
    world.deliver()


def hidden(child: ChildFacts) -> ChildFacts:
    return replace(child, child=replace(child.child, geheimhouding=True))


@pytest.fixture
def sanne(world: World, family: Family) -> ChildFacts:
    """Her father has had his letter."""
    child = family.child("Sanne")
    world.establish(family.facts(child))
    world.deliver()
    return child


@pytest.fixture
def log_in(application: Application, parents: Parents) -> Iterator[Callable[[Bsn], Parent]]:
    """A browser of somebody whom the provider vouched for."""
    pages = build_reply_pages(application.settings, application.service, httpx.Client())

    def logged_in(who: Bsn) -> Parent:
        token, _session = pages.desk.sessions.open(Reader.by_login(who, "substantieel"))
        parent = parents()
        parent.http.cookies.set("antwoord", token)
        return parent

    yield logged_in
    pages.close()


def test_a_hold_after_the_letter_shows_that_somebody_looks_and_nothing_else(
    world: World, family: Family, sanne: ChildFacts, parents: Parents
) -> None:
    code = code_of(world.letters()[0])
    inside = parents()
    inside.open(code)
    form = inside.form("/antwoord/bericht")
    world.clock.advance(minutes=1)
    world.establish(family.facts(hidden(sanne), after=world.clock() - family.now))
    for answer in (inside.get("/antwoord/bericht"), parents().open(code)):
        assert answer.status_code == 200
        assert "Sanne" not in answer.text
        assert "2016" not in answer.text
        assert "<textarea" not in answer.text
    # Who was answering at that very moment is heard all the same.
    thanks = inside.send("/antwoord/bericht", form | {"antwoord": "bezwaar"})
    assert "Sanne" not in thanks.text
    assert [row.answer for row in world.rows(ANSWER)] == ["object"]
    assert heading(thanks) == heading(inside.get("/antwoord/bericht"))


def test_what_was_not_right_says_so_once_it_was_taken_back(
    world: World, family: Family, sanne: ChildFacts, parents: Parents
) -> None:
    code = code_of(world.letters()[0])
    undone = replace(sanne, undone=Undoing.WITHDRAWN)
    world.clock.advance(minutes=1)
    world.establish(family.facts(undone, after=world.clock() - family.now))
    looked_at = parents().open(code)
    assert "Sanne" not in looked_at.text, "the recall has not left yet"
    world.deliver()
    taken_back = parents().open(code)
    assert taken_back.status_code == 200
    assert heading(taken_back) != heading(looked_at)
    assert "Sanne" not in taken_back.text
    assert "<textarea" not in taken_back.text


def test_a_case_that_people_closed_opens_no_more_and_reopened_it_does(
    world: World, sanne: ChildFacts, parents: Parents
) -> None:
    code = code_of(world.letters()[0])
    inside = parents()
    inside.open(code)
    zaak_id = _case(world, sanne)
    outcome = CaseOutcome.AGREEMENT
    assert close_case(world.service, zaak_id, outcome, oin=RVDK, role=ReportedBy.RVDK)
    closed = parents().open(code)
    unknown = parents().open(code, BORN + timedelta(days=1))
    assert (closed.status_code, closed.text) == (403, unknown.text)
    assert inside.get("/antwoord/bericht").status_code == 401, "nor does a page that stood open"
    reopen_case(world.service, zaak_id, oin=RVDK, role=ReportedBy.RVDK)
    reconsider_cases(world.service)
    assert parents().open(code).status_code == 200


def test_who_lost_gezag_is_shown_nothing_more(
    world: World, family: Family, sanne: ChildFacts, parents: Parents
) -> None:
    code = code_of(world.letters()[0])
    others = GezamenlijkOuderlijkGezag((Holder(family.mother.bsn), Holder(new_bsn())))
    world.clock.advance(minutes=1)
    changed = replace(sanne, gezag=replace(sanne.gezag, gezag=others))
    world.establish(family.facts(changed, after=world.clock() - family.now))
    assert "Sanne" not in parents().open(code).text


def test_by_login_the_date_that_the_letter_told_is_shown_and_by_code_not(
    world: World,
    family: Family,
    sanne: ChildFacts,
    parents: Parents,
    log_in: Callable[[Bsn], Parent],
) -> None:
    assert sanne.departure_id
    day = f"{family.day.day} {MONTHS[family.day.month - 1]} {family.day.year}"
    by_code = said(parents().open(code_of(world.letters()[0])))
    by_login = said(log_in(family.father.bsn).get("/antwoord/bericht"))
    assert "Sanne" in by_login
    assert day in by_login
    assert day not in by_code
    stranger = log_in(new_bsn()).get("/antwoord/bericht")
    assert stranger.status_code == 200
    assert "Sanne" not in stranger.text
    mother = log_in(family.mother.bsn).get("/antwoord/bericht")
    assert heading(mother) == heading(stranger)


def test_by_login_what_came_back_is_read_and_answered_and_by_code_not(
    world: World,
    sanne: ChildFacts,
    family: Family,
    parents: Parents,
    log_in: Callable[[Bsn], Parent],
) -> None:
    assert sanne.departure_id
    with world.service.database.transaction() as connection:
        connection.execute(update(MESSAGE).values(message_state=MessageState.UNDELIVERABLE))
    refused = parents().open(code_of(world.letters()[0]))
    assert "Sanne" not in refused.text, "somebody else may have that letter"
    father = log_in(family.father.bsn)
    assert "Sanne" in father.get("/antwoord/bericht").text
    father.answer("bezwaar")
    assert [row.answer for row in world.rows(ANSWER)] == ["object"]


def test_by_login_an_answer_of_another_time_can_be_taken_back(
    world: World,
    family: Family,
    sanne: ChildFacts,
    parents: Parents,
    log_in: Callable[[Bsn], Parent],
) -> None:
    assert sanne.departure_id
    by_code = parents()
    by_code.open(code_of(world.letters()[0]))
    by_code.answer("bezwaar")
    father = log_in(family.father.bsn)
    father.get("/antwoord/bericht")
    father.press("/antwoord/intrekken")
    assert [row.withdrawn_at is None for row in world.rows(ANSWER)] == [False]
    father.answer("akkoord")
    assert sorted(row.strength for row in world.rows(ANSWER)) == ["code", "login"]


def _seen(world: World, reader: Reader, *, country: bool = True) -> ReadMessage:
    policy = world.service.policy
    page = Antwoordpagina(bestemming_na_inloggen=country)
    content = policy.content.model_copy(update={"antwoordpagina": page})
    service = replace(world.service, policy=replace(policy, content=content))
    with service.database.transaction() as connection:
        (found,) = read_messages(connection, service, reader, now=world.clock())
    return found


def test_the_country_is_told_after_login_where_policy_says_so_and_nothing_speaks_against_it(
    world: World, family: Family, sanne: ChildFacts
) -> None:
    father = Reader.by_login(family.father.bsn, "substantieel")
    message = _seen(world, father)
    assert message.tellable.destination == "5003"
    assert _seen(world, father, country=False).tellable.destination is None
    by_code = _seen(world, Reader.by_code(message.message.id)).tellable
    assert (by_code.destination, by_code.departs_on) == (None, None)
    # The newest word about where to, not that of the letter.
    elsewhere = replace(sanne, registration=Registration(PartialDate.of(family.day), "6039"))
    news(world, family, elsewhere)
    assert _seen(world, father).tellable.destination == "6039"
    news(world, family, hidden(elsewhere))
    held = _seen(world, father).tellable
    assert (held.children, held.departs_on, held.destination) == ((), None, None)


def test_two_messages_are_one_list_the_newest_first(
    world: World, family: Family, sanne: ChildFacts, log_in: Callable[[Bsn], Parent]
) -> None:
    other = replace(family.child("Noor"), departure_id=uuid4())
    news(world, family, sanne, other)
    page = said(log_in(family.father.bsn).get("/antwoord/bericht"))
    assert page.index("Noor") < page.index("Sanne")


def _case(world: World, child: ChildFacts) -> UUID:
    return world.case_of(Family(world.clock()).facts(child)).id
