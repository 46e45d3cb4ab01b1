"""What people decided about a hold, when its case joins another, opens again, or is erased."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from contracts.messages.facts import DepartureFacts
from contracts.values.dates import local_date
from notifier.case_facts import read_case_facts
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.case_row import locked_case
from notifier.close_case import close_case
from notifier.decision.facts import AnswerKind, ReportedBy, Strength
from notifier.decision.verdict import Choice
from notifier.delivery.holder_message import messages_of_case
from notifier.erase_shadow import erase_shadow
from notifier.judge_again import judge_again
from notifier.judge_hold import Judged, judge_hold
from notifier.reconsider_cases import reconsider_cases
from notifier.reopen_case import reopen_case
from notifier.reply.accept_answer import NewAnswer, accept_answer
from notifier.staff.roles import Role
from notifier.storage.cases import ZAAK
from notifier.storage.messages import MESSAGE
from notifier.storage.verdicts import JUDGEMENT, VERDICT
from notifier.verdicts.hold import read_hold
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.new_judgement import NewJudgement
from tests.integration.notifier.families import Family
from tests.integration.notifier.test_closed_by_hand import RVDK
from tests.integration.notifier.test_merging import apart, together, two_cases
from tests.integration.notifier.world import World


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def judged(
    world: World,
    facts: DepartureFacts,
    choice: Choice,
    *,
    by: str = "anna",
    how: Callable[..., Judged] = judge_hold,
) -> Judged:
    service, withheld = world.service, choice is Choice.WITHHOLD
    zaak_id = world.case_of(facts).id
    with service.database.transaction() as connection:
        case = locked_case(connection, zaak_id)
        known = read_case_facts(
            connection, service, case, messages_of_case(connection, service, zaak_id)
        )
        new = NewJudgement(
            choice=choice,
            reason=HoldReason.VEILIG_THUIS_ADVISED,
            looked_at=read_hold(connection, service, case, known).mark,
            veilig_thuis_asked=True if withheld else None,
            review_on=local_date(service.clock()) + timedelta(days=7) if withheld else None,
        )
        roles = frozenset({Role.REVIEWER})
        return how(
            connection, service, case, known, new, subject=by, roles=roles, now=service.clock()
        )


def withheld(world: World, facts: DepartureFacts) -> None:
    by_two(world, facts, Choice.WITHHOLD)


def by_two(world: World, facts: DepartureFacts, choice: Choice) -> None:
    assert judged(world, facts, choice) is Judged.WAITS
    assert judged(world, facts, choice, by="bram", how=judge_again) is Judged.STANDS


def test_what_was_withheld_in_one_case_stays_so_when_it_becomes_one_with_another(
    world: World, family: Family
) -> None:
    """The case that goes on is the other one, and by itself it would tell."""
    free, hidden = apart(family, "Sanne"), apart(family, "Daan", geheimhouding=True)
    two_cases(world, family, free, hidden)
    withheld(world, family.facts(hidden))
    # His geheimhouding has ended as well: without people the household would be told.
    seen = replace(hidden, child=replace(hidden.child, geheimhouding=False))
    facts = together(family, free, seen, after=timedelta(minutes=1))
    world.establish(facts)
    world.deliver()
    assert world.case_of(facts).followed == "HOLD"
    assert [one.choice for one in world.case_of(facts).verdicts] == [Choice.WITHHOLD]
    assert world.letters() == []


def test_a_release_in_one_case_tells_nothing_about_the_children_of_the_other(
    world: World, family: Family
) -> None:
    first, second = (apart(family, name, geheimhouding=True) for name in ("Sanne", "Daan"))
    two_cases(world, family, first, second)
    by_two(world, family.facts(first), Choice.FULL)
    facts = together(family, first, second, after=timedelta(minutes=1))
    world.establish(facts)
    world.deliver()
    assert world.letters() == []
    assert world.case_of(facts).followed == "HOLD"


def test_a_case_that_opens_again_is_decided_about_again(world: World, family: Family) -> None:
    facts = family.facts(family.child("Noor", geheimhouding=True))
    world.establish(facts)
    by_two(world, facts, Choice.FULL)
    case = world.case_of(facts)
    ended, rvdk = CaseOutcome.AGREEMENT, ReportedBy.RVDK
    assert close_case(world.service, case.id, ended, oin=RVDK, role=rvdk)
    assert world.case_of(facts).verdicts == ()
    assert reopen_case(world.service, case.id, oin=RVDK, role=rvdk)
    world.deliver()
    assert world.letters() == []
    assert world.case_of(facts).followed == "HOLD"


def test_what_people_chose_goes_with_a_case_that_is_erased(world: World, family: Family) -> None:
    facts = family.facts(family.child("Noor", geheimhouding=True))
    world.establish(facts)
    withheld(world, facts)
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(shadow=True))
    world.clock.advance(days=2)
    assert erase_shadow(world.service).cases == 1
    assert (world.rows(VERDICT), world.rows(JUDGEMENT)) == ([], [])


@pytest.mark.parametrize("answer", [AnswerKind.OBJECT, AnswerKind.AGREE])
def test_what_follows_on_an_answer_is_not_posted_to_the_home_of_who_departs(
    world: World, family: Family, answer: AnswerKind
) -> None:
    child = family.child("Noor")
    world.establish(family.facts(child))
    world.deliver()
    (letter,) = world.rows(MESSAGE)
    home = family.father.residences
    mother = replace(family.mother, residences=home)
    persons = tuple(mother if one.bsn == mother.bsn else one for one in child.persons)
    world.clock.advance(minutes=1)
    moved_in = replace(child, persons=persons)
    facts = family.facts(moved_in, after=world.clock() - family.now)
    world.establish(facts)
    assert world.case_of(facts).followed == "HOLD"
    assert judged(world, facts, Choice.FULL) is Judged.STANDS
    new = NewAnswer(reference="een", answer=answer, message_id=letter.id, strength=Strength.CODE)
    accept_answer(world.service, new, sender=RVDK)
    reconsider_cases(world.service)
    world.deliver()
    assert world.case_of(facts).followed == "NOTIFY"
    assert [row.kind for row in world.rows(MESSAGE)] == ["vertrek"]
    assert len(world.letters()) == 1
