"""Somebody decides about a hold: what leaves, what does not, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from contracts.messages.facts import GezagAnswer, GezagSource
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.timeline import Happening
from notifier.decision.verdict import Choice
from notifier.deliver_message import deliver_messages
from notifier.review.case.opening import CASES
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.storage.messages import MESSAGE
from notifier.storage.shared import AUDIT
from notifier.storage.verdicts import JUDGEMENT, VERDICT
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.new_judgement import LONGEST_WITHHELD
from notifier.verdicts.refusal import Refusal
from tests.integration.notifier.workbench.browser import Browser, title
from tests.integration.notifier.workbench.household import RELEASED, SECRET_WORDS, Household
from tests.integration.notifier.world import World


def test_who_releases_has_one_letter_sent_and_everything_can_be_read_back(
    world: World, held: Household
) -> None:
    assert held.person("carla")
    assert world.letters() == []
    held.release(toelichting=SECRET_WORDS)
    held.deliver()
    held.deliver()
    assert world.states(held.facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1
    assert (Happening.VERDICT, Choice.FULL, "sandbox-bram") in held.kinds()
    page = unescape(held.page("carla"))
    assert HOLD_NL.stands[Choice.FULL] in page
    assert SECRET_WORDS in page
    assert HOLD_NL.reasons[HoldReason.NO_DANGER] in page
    view = world.case_of(held.facts)
    assert view.decision is not None
    assert (view.decision.case, view.followed) == ("HOLD", "NOTIFY")
    stored, _second = sorted(world.rows(JUDGEMENT), key=lambda row: row.at)
    assert SECRET_WORDS.encode() not in stored.remark
    assert held.family.father.bsn.reveal().encode() not in stored.looked_at
    acts = [(row.actor, row.action) for row in world.rows(AUDIT)]
    assert ("sandbox-anna", "zaak_vrijgeven") in acts


def test_a_letter_without_a_date_tells_none_also_when_the_date_changes(
    world: World, held: Household
) -> None:
    held.release(keuze=Choice.LIMITED, reden=HoldReason.DATE_OR_PLACE_IS_RISK)
    held.deliver()
    assert world.states(held.facts) == [("vertrek_beperkt", "sent")]
    (message,) = world.rows(MESSAGE)
    assert message.told_date is None
    held.family.day += timedelta(days=3)
    moved = replace(held.child, declarations=(held.family.declaration(),))
    held.establish(moved)
    held.deliver()
    assert world.states(held.facts) == [("vertrek_beperkt", "sent")]
    assert len(world.letters()) == 1


def test_what_came_in_after_the_release_holds_again_before_the_letter_leaves(
    world: World, held: Household
) -> None:
    held.release()
    assert world.states(held.facts) == [("vertrek", "planned")]
    mother = replace(held.family.mother, geheimhouding=True)
    persons = tuple(mother if one.bsn == mother.bsn else one for one in held.child.persons)
    # Not handed in: the check right before the sending finds it.
    held.world.register.learns(
        held.family.facts(replace(held.child, persons=persons), after=timedelta(seconds=1))
    )
    held.deliver()
    assert world.states(held.facts) == [("vertrek", "cancelled")]
    assert world.letters() == []
    page = unescape(held.page("anna"))
    assert HOLD_NL.came_since in page
    assert HOLD_NL.facts["geheimhouding"] in page


def test_a_brother_who_comes_after_the_release_holds_the_household(
    world: World, held: Household
) -> None:
    held.release()
    held.establish(held.child, held.family.child("Bram"))
    held.deliver()
    assert world.letters() == []
    assert HOLD_NL.came_since in unescape(held.page("anna"))


def test_what_was_taken_back_before_it_left_does_not_leave(world: World, held: Household) -> None:
    held.release()
    held.done("anna", "terugnemen")
    held.deliver()
    assert world.letters() == []
    assert world.states(held.facts) == [("vertrek", "cancelled")]
    assert (Happening.VERDICT_ENDED, Choice.FULL, "sandbox-anna") in held.kinds()


def test_what_has_left_can_only_be_recalled(held: Household) -> None:
    held.release()
    held.deliver()
    answer = held.send("anna", "terugnemen")
    assert answer.status_code == 409
    assert HOLD_NL.refusals[Refusal.ALREADY_LEFT] in unescape(answer.text)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"reden": HoldReason.NO_DANGER}, "kies_wat"),
        ({"keuze": Choice.WITHHOLD, "reden": HoldReason.NO_DANGER}, "kies_wat"),
        ({"keuze": Choice.FULL}, "kies_een_reden"),
        ({"keuze": Choice.FULL, "reden": HoldReason.SHELTER}, "reden_past_niet"),
        ({"keuze": Choice.FULL, "reden": HoldReason.OTHER}, "licht_toe"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    world: World, held: Household, typed: dict[str, str], fault: str
) -> None:
    answer = held.send("anna", "vrijgeven", **typed)
    assert answer.status_code == 422
    words = {one.value: text for one, text in HOLD_NL.faults.items()}
    assert words[fault] in unescape(answer.text)
    assert world.rows(VERDICT) == []


@pytest.mark.parametrize("days", [0, LONGEST_WITHHELD.days + 1])
def test_a_review_is_never_further_away_than_two_weeks(held: Household, days: int) -> None:
    with pytest.raises(AssertionError, match=f"{LONGEST_WITHHELD.days} dagen"):
        held.withhold("anna", days=days)


def test_what_was_not_on_the_page_is_looked_at_first(world: World, held: Household) -> None:
    form = held.open("anna", "vrijgeven")
    mother = replace(held.family.mother, geheimhouding=True)
    persons = tuple(mother if one.bsn == mother.bsn else one for one in held.child.persons)
    held.establish(replace(held.child, persons=persons))
    form["seen"] = held.open("anna", "vrijgeven")["seen"]
    answer = held.post("anna", "vrijgeven", {**form, **RELEASED})
    assert answer.status_code == 409
    assert HOLD_NL.refusals[Refusal.LOOK_AGAIN] in unescape(answer.text)
    assert world.rows(VERDICT) == []


def test_a_specialist_releases_what_is_a_matter_of_the_register_and_nothing_else(
    world: World, people: Callable[[], Browser]
) -> None:
    safety = Household(world, people)
    refused = safety.person("emine").get(f"{CASES}/{safety.reference}/vrijgeven")
    assert refused.status_code == 409
    assert HOLD_NL.refusals[Refusal.NOT_YOURS] in unescape(refused.text)
    assert safety.person("emine").get(f"{CASES}/{safety.reference}/achterhouden").status_code == 403
    safety.person("emine").http.cookies.clear()
    register = Household(world, people, geheimhouding=False)
    home = register.family.father.residences
    mother = replace(register.family.mother, residences=home)
    persons = tuple(mother if one.bsn == mother.bsn else one for one in register.child.persons)
    register.establish(replace(register.child, persons=persons))
    assert world.case_of(register.facts).followed == "HOLD"
    register.done("emine", "vrijgeven", **RELEASED)
    register.deliver()
    view = world.case_of(register.facts)
    assert view.followed == "NOTIFY"
    # No paper to the home of who departs: somebody calls where there is no personal box.
    assert (world.letters(), len(view.calls_due)) == ([], 1)


def test_where_nobody_has_gezag_for_certain_nobody_can_be_told(
    world: World, people: Callable[[], Browser]
) -> None:
    held = Household(world, people)
    answer = GezagAnswer(source=GezagSource.NONE)
    held.establish(replace(held.child, gezag=answer))
    page = held.person("anna").get(f"{CASES}/{held.reference}/vrijgeven")
    assert title(page) == "Dit kan nu niet"
    assert HOLD_NL.refusals[Refusal.GEZAG_FIRST] in unescape(page.text)


def test_a_fact_by_which_nobody_needs_to_be_told_closes_the_case(
    world: World, held: Household
) -> None:
    empty = held.send("anna", "niet-informeren", uitkomst=CaseOutcome.SAFETY)
    assert empty.status_code == 422
    assert HOLD_NL.choose_fact in unescape(empty.text)
    assert HOLD_NL.how_known_missing in unescape(empty.text)
    fact = {"uitkomst": CaseOutcome.FAMILY_TOGETHER, "reden": SECRET_WORDS}
    held.done("anna", "niet-informeren", **fact)
    view = world.case_of(held.facts)
    assert (view.handling, view.outcome) == ("closed", CaseOutcome.FAMILY_TOGETHER)
    held.deliver()
    assert world.letters() == []


def test_nobody_closes_a_case_past_a_judgement_that_waits(held: Household) -> None:
    held.withhold("anna")
    answer = held.person("carla").get(f"{CASES}/{held.reference}/niet-informeren")
    assert answer.status_code == 409
    assert HOLD_NL.refusals[Refusal.SECOND_FIRST] in unescape(answer.text)


@pytest.mark.parametrize("outcome", [CaseOutcome.SAFETY, CaseOutcome.NO_FURTHER_ROLE])
def test_one_person_does_not_choose_silence_by_closing_the_case(
    world: World, held: Household, outcome: CaseOutcome
) -> None:
    reason = {"uitkomst": outcome, "reden": SECRET_WORDS}
    answer = held.send("anna", "afsluiten", **reason)
    assert answer.status_code == 409
    assert HOLD_NL.refusals[Refusal.TWO_WITHHOLD] in unescape(answer.text)
    held.withhold("anna")
    answer = held.send("anna", "afsluiten", **reason)
    assert HOLD_NL.refusals[Refusal.SECOND_FIRST] in unescape(answer.text)
    assert world.case_of(held.facts).handling == "held"
    held.withhold("bram", "tweede-oordeel")
    held.done("anna", "afsluiten", **reason)
    assert world.case_of(held.facts).outcome == outcome


def test_a_process_that_dies_after_the_release_sends_one_letter_and_no_second(
    world: World, held: Household
) -> None:
    """The release is committed with its letter; nobody needs to hear a ring for it to leave."""
    held.release()
    world.rings.clear()
    world.fault(onderdeel="notifynl", soort="aannemen_zonder_antwoord", aantal=1)
    held.deliver()
    assert world.states(held.facts) == [("vertrek", "maybe_sent")]
    # Whoever takes over looks it up first; taking the decision back cannot unsend it.
    answer = held.send("anna", "terugnemen")
    assert answer.status_code == 409
    for _ in range(3):
        world.clock.advance(minutes=5)
        deliver_messages(world.service)
    assert world.states(held.facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1
