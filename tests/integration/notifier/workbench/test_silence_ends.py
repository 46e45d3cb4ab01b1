"""What somebody wanted withheld is never told because of one other person alone."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from notifier.cases.case_outcome import CaseOutcome
from notifier.close_case import close_case
from notifier.decision.facts import ReportedBy
from notifier.decision.verdict import Choice
from notifier.reopen_case import reopen_case
from notifier.review.case.opening import CASES
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.storage.verdicts import VERDICT
from notifier.verdicts.refusal import Refusal
from tests.integration.notifier.workbench.browser import Browser
from tests.integration.notifier.workbench.household import RELEASED, Household
from tests.integration.notifier.world import World

OIN = "00000001003214345000"


@pytest.fixture
def neighbours(world: World, people: Callable[[], Browser]) -> Household:
    """Held because of one address only (S30), which one person may release."""
    held = Household(world, people, geheimhouding=False)
    home = held.family.father.residences
    mother = replace(held.family.mother, residences=home)
    persons = tuple(mother if one.bsn == mother.bsn else one for one in held.child.persons)
    held.establish(replace(held.child, persons=persons))
    assert world.case_of(held.facts).followed == "HOLD"
    return held


def is_refused(held: Household, name: str, why: Refusal) -> None:
    answer = held.person(name).get(f"{CASES}/{held.reference}/terugnemen")
    assert answer.status_code == 409
    assert HOLD_NL.refusals[why] in unescape(answer.text)
    assert f"{CASES}/{held.reference}/terugnemen" not in held.page(name)


def no_reason_any_more(held: Household) -> None:
    held.establish(replace(held.child, child=replace(held.child.child, geheimhouding=False)))


def test_what_two_people_withheld_the_lead_does_not_take_back_alone(
    world: World, held: Household
) -> None:
    held.withhold("anna")
    held.withhold("bram", "tweede-oordeel")
    no_reason_any_more(held)
    is_refused(held, "carla", Refusal.TWO_RELEASE)
    held.deliver()
    assert world.letters() == []
    held.done("carla", "vrijgeven", **RELEASED)
    held.deliver()
    assert world.letters() == [], "one of two"
    held.done("anna", "tweede-oordeel", **RELEASED)
    held.deliver()
    assert len(world.letters()) == 1


def test_what_two_people_withheld_stays_so_through_closing_and_opening(
    world: World, held: Household
) -> None:
    held.withhold("anna")
    held.withhold("bram", "tweede-oordeel")
    case = world.case_of(held.facts)
    role = ReportedBy.RVDK
    assert close_case(world.service, case.id, CaseOutcome.DATA_ERROR, oin=OIN, role=role)
    assert world.case_of(held.facts).handling == "closed"
    assert reopen_case(world.service, case.id, oin=OIN, role=role)
    no_reason_any_more(held)
    assert world.case_of(held.facts).followed == "HOLD"
    held.deliver()
    assert world.letters() == []
    assert [row.choice for row in world.rows(VERDICT) if row.state == "geldt"] == [Choice.WITHHOLD]


def test_who_judged_otherwise_does_not_take_the_disagreement_back(
    world: World, neighbours: Household
) -> None:
    neighbours.withhold("anna")
    neighbours.done("carla", "tweede-oordeel", **RELEASED)
    is_refused(neighbours, "carla", Refusal.SAME_PERSON)
    neighbours.deliver()
    assert world.letters() == []


def test_who_sets_a_judgement_aside_does_not_release_alone(
    world: World, neighbours: Household
) -> None:
    neighbours.withhold("anna")
    neighbours.done("carla", "terugnemen")
    page = unescape(
        neighbours.person("carla").get(f"{CASES}/{neighbours.reference}/vrijgeven").text
    )
    assert HOLD_NL.ask_second_label not in page, "a second one is asked for anyhow"
    neighbours.done("carla", "vrijgeven", **RELEASED)
    neighbours.deliver()
    assert world.letters() == []
    assert "wacht_op_tweede" in [row.state for row in world.rows(VERDICT)]


def test_who_takes_back_their_own_may_think_again(world: World, neighbours: Household) -> None:
    neighbours.withhold("anna")
    neighbours.done("anna", "terugnemen")
    neighbours.done("anna", "vrijgeven", **RELEASED)
    neighbours.deliver()
    view = world.case_of(neighbours.facts)
    assert view.followed == "NOTIFY"
    assert (world.letters(), len(view.calls_due)) == ([], 1), "they live together: no paper"
