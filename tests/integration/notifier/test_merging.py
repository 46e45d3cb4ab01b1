"""Two cases that turn out to be one household go on as one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Row, insert

from contracts.messages.facts import ChildFacts, DepartureFacts
from foundation.work import new_work
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from notifier.reconsider_cases import reconsider_cases
from notifier.storage.answers import ANSWER
from notifier.storage.cases import TIMELINE, ZAAK, ZAAK_CHILD
from notifier.storage.reconsiderations import RECONSIDERATION
from tests.integration.notifier.families import Family
from tests.integration.notifier.partners import Partners, partners_of, report
from tests.integration.notifier.world import World


def apart(family: Family, name: str, *, geheimhouding: bool = False) -> ChildFacts:
    """A child of whom it is not known yet with whom it departs."""
    return replace(family.child(name, geheimhouding=geheimhouding), departing=())


def together(family: Family, *children: ChildFacts, after: timedelta) -> DepartureFacts:
    """The mother turns out to depart with each of them."""
    with_her = [replace(child, departing=(family.mother.bsn,)) for child in children]
    return family.facts(*with_her, after=after)


def two_cases(world: World, family: Family, *children: ChildFacts) -> None:
    for child in children:
        world.establish(family.facts(child))
    assert len(world.rows(ZAAK)) == len(children)


def open_cases(world: World) -> list[Row[Any]]:
    return [row for row in world.rows(ZAAK) if row.handling != "closed"]


def test_before_any_letter_they_share_one(world: World) -> None:
    family = Family(world.clock())
    children = apart(family, "Sanne"), apart(family, "Daan")
    two_cases(world, family, *children)
    facts = together(family, *children, after=timedelta(minutes=1))
    for _ in range(2):
        world.establish(facts)
        world.deliver()
    assert len(open_cases(world)) == 1
    (letter,) = world.letters()
    assert "Sanne" in letter["tekst"]
    assert "Daan" in letter["tekst"]
    assert len({row.zaak_id for row in world.rows(ZAAK_CHILD)}) == 1
    case = world.case_of(facts)
    assert "samengevoegd" in [entry.kind for entry in case.timeline]


def test_after_both_letters_nothing_more_is_told_and_each_can_be_recalled(world: World) -> None:
    family = Family(world.clock())
    children = apart(family, "Sanne"), apart(family, "Daan")
    two_cases(world, family, *children)
    world.deliver()
    assert len(world.letters()) == 2
    facts = together(family, *children, after=timedelta(hours=3))
    world.clock.advance(hours=1)
    world.establish(facts)
    world.deliver()
    assert len(world.letters()) == 2
    assert sorted(world.states(facts)) == [("vertrek", "sent"), ("vertrek", "sent")]


def test_a_hold_on_the_one_now_holds_the_other(world: World) -> None:
    family = Family(world.clock())
    children = apart(family, "Sanne", geheimhouding=True), apart(family, "Daan")
    two_cases(world, family, *children)
    facts = together(family, *children, after=timedelta(minutes=1))
    world.establish(facts)
    world.deliver()
    assert world.letters() == []
    assert world.case_of(facts).handling == "held"
    assert len(open_cases(world)) == 1


def test_a_flag_of_the_one_that_closes_is_withdrawn_and_raised_by_the_other(world: World) -> None:
    family = Family(world.clock())
    plain = apart(family, "Sanne")
    unsafe = replace(family.declaration(), safe_to_inform=False)
    flagged = replace(apart(family, "Daan"), declarations=(unsafe,))
    two_cases(world, family, plain, flagged)
    hand_over_flags(world.service)
    facts = together(family, plain, flagged, after=timedelta(minutes=1))
    world.establish(facts)
    hand_over_flags(world.service)
    flags = [item["inhoud"] for item in world.delivered() if item["soort"] == "vlag"]
    kinds = [(flag["type"].rsplit("zaak-")[1], flag["subject"]) for flag in flags]
    goes_on = str(world.case_of(facts).id)
    assert sorted(kind for kind, subject in kinds if subject == goes_on) == ["gevlagd"]
    ended = [kind for kind, subject in kinds if subject != goes_on]
    assert sorted(ended) == ["gevlagd", "vlag-ingetrokken"]
    (withdrawal,) = [flag for flag in flags if flag["type"].endswith("ingetrokken")]
    assert [reason["code"] for reason in withdrawal["data"]["redenen"]] == ["samengevoegd"]


def test_cases_of_two_municipalities_stay_apart(world: World) -> None:
    family = Family(world.clock())
    here, elsewhere = apart(family, "Sanne"), apart(family, "Daan")
    world.establish(family.facts(here))
    world.establish(family.facts(elsewhere, municipality=None))
    world.establish(together(family, here, elsewhere, after=timedelta(minutes=1)))
    assert len(open_cases(world)) == 2


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta()))
    with partners_of(world) as running:
        yield running


def one_code(world: World, facts: DepartureFacts) -> str:
    (message,) = world.case_of(facts).messages
    return message.reference


def codes(world: World, facts: DepartureFacts) -> set[str]:
    decision = world.case_of(facts).decision
    assert decision is not None
    return {code for code, _text in decision.reasons}


def told_twice(
    world: World, family: Family, *children: ChildFacts
) -> tuple[DepartureFacts, DepartureFacts]:
    """Two cases about one father, with a letter each that he has."""
    older, younger = (family.facts(child) for child in children)
    for facts in (older, younger):
        world.establish(facts)
        deliver_messages(world.service)
    assert len(world.letters()) == 2
    return older, younger


def test_an_answer_from_before_and_one_from_after_count_for_the_case_that_goes_on(
    world: World, partners: Partners
) -> None:
    family = Family(world.clock())
    children = apart(family, "Sanne"), apart(family, "Daan")
    _older, younger = told_twice(world, family, *children)
    code = one_code(world, younger)
    partners.answer(code, "klopt_niet")
    facts = together(family, *children, after=timedelta(minutes=1))
    world.establish(facts)
    assert world.case_of(facts).handling == "held", "what was said in the younger goes along"
    partners.answer(code, "bezwaar")
    assert "R01" in codes(world, facts), "the code of the younger case still answers"
    assert {row.zaak_id for row in world.rows(ANSWER)} == {world.case_of(facts).id}
    assert len(open_cases(world)) == 1


def test_an_answer_that_waits_while_the_cases_merge_is_worked_off_in_the_one_that_goes_on(
    world: World, partners: Partners
) -> None:
    family = Family(world.clock())
    children = apart(family, "Sanne"), apart(family, "Daan")
    _older, younger = told_twice(world, family, *children)
    body = {"eigenKenmerk": "w1", "antwoord": "bezwaar", "berichtkenmerk": one_code(world, younger)}
    given = partners.post("gemeente", "/antwoorden", body).json()["id"]
    facts = together(family, *children, after=timedelta(minutes=1))
    world.establish(facts)
    assert reconsider_cases(world.service) == 1
    assert "R01" in codes(world, facts)
    assert "antwoord_ontvangen" in {entry.kind for entry in world.case_of(facts).timeline}
    assert partners.post("gemeente", f"/antwoorden/{given}/intrekking").is_success
    reconsider_cases(world.service)
    assert "R01" not in codes(world, facts), "and is taken back there"


def test_a_report_about_the_child_of_the_younger_case_reaches_the_one_that_goes_on(
    world: World, partners: Partners
) -> None:
    family = Family(world.clock())
    sanne, daan = apart(family, "Sanne"), apart(family, "Daan")
    two_cases(world, family, sanne, daan)
    partners.report("gi", "supervision", betreft=daan.child.bsn)
    facts = together(family, sanne, daan, after=timedelta(minutes=1))
    world.establish(facts)
    assert "R14" in codes(world, facts), "a report from before"
    waiting = partners.post(
        "politie",
        "/signalen",
        report("contact_ban", beschermt=daan.child.bsn, tegen=family.father.bsn),
    )
    assert waiting.status_code == 202
    reconsider_cases(world.service)
    assert {"R14", "S20"} <= codes(world, facts), "and one from after"
    closed = [row for row in world.rows(ZAAK) if row.handling == "closed"]
    noted = [row for row in world.rows(TIMELINE) if row.zaak_id == closed[0].id]
    assert sorted(row.kind for row in noted if row.kind == "signaal_ontvangen") == [
        "signaal_ontvangen"
    ], "the case that ended hears only what came before"


def test_a_case_that_was_over_and_holds_now_holds_the_rest_of_the_household(world: World) -> None:
    """At once, and not only when the next news comes in."""
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta()))
    family = Family(world.clock())
    sanne, daan = family.child("Sanne"), family.child("Daan")
    over = replace(sanne, departing=(family.mother.bsn, family.father.bsn))
    world.establish(family.facts(over))
    assert world.case_of(family.facts(over)).handling == "closed"
    world.establish(family.facts(daan))
    hidden = replace(sanne, child=replace(sanne.child, geheimhouding=True))
    world.establish(family.facts(hidden, after=timedelta(seconds=1)))
    deliver_messages(world.service)
    assert world.letters() == []
    case = world.case_of(family.facts(daan))
    assert (case.handling, len(open_cases(world))) == ("held", 1)


def test_a_report_on_a_case_that_was_over_holds_the_rest_of_the_household(
    world: World, partners: Partners
) -> None:
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta()))
    family = Family(world.clock())
    sanne, daan = family.child("Sanne"), family.child("Daan")
    over = replace(sanne, departing=(family.mother.bsn, family.father.bsn))
    world.establish(family.facts(over))
    world.establish(family.facts(daan))
    assert len(open_cases(world)) == 1, "the other one is over"
    partners.report("gi", "supervision", betreft=sanne.child.bsn)
    deliver_messages(world.service)
    assert world.letters() == []
    case = world.case_of(family.facts(daan))
    assert (case.handling, len(open_cases(world))) == ("held", 1)
    assert "S33" in codes(world, family.facts(daan))


def test_what_is_worked_off_about_a_case_that_just_merged_counts_in_the_one_that_goes_on(
    world: World,
) -> None:
    """The row was read before the merge was committed, and the case is asked for after it."""
    family = Family(world.clock())
    sanne, daan = apart(family, "Sanne"), apart(family, "Daan")
    two_cases(world, family, sanne, daan)
    world.establish(together(family, sanne, daan, after=timedelta(minutes=1)))
    (ended,) = [row.id for row in world.rows(ZAAK) if row.handling == "closed"]
    with world.service.database.transaction() as connection:
        row = new_work(now=world.clock(), correlation_id="proef")
        connection.execute(
            insert(RECONSIDERATION).values(
                **row, zaak_id=ended, cause="antwoord_ontvangen", subject=uuid4(), persons=[]
            )
        )
    assert reconsider_cases(world.service) == 1
    assert [row.state for row in world.rows(RECONSIDERATION)] == ["DONE"]
    (goes_on,) = open_cases(world)
    noted = [row.zaak_id for row in world.rows(TIMELINE) if row.kind == "antwoord_ontvangen"]
    assert noted == [goes_on.id]
