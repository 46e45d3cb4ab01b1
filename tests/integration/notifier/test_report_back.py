"""What a municipality hears back: at least once, under one id, and nothing about anybody."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.messages.facts import ChildFacts, DepartureFacts
from foundation.work import WorkState
from notifier.cases.case_row import locked_case
from notifier.leaving.switch import Turn, turn_switch
from notifier.outgoing.plan_word import plan_word
from notifier.outgoing.word_kind import SUMMONING_GROUND, TEXTS, WordKind
from notifier.report_back import report_back
from notifier.review_rows import retry_row, rows_in_review
from notifier.storage.words import MUNICIPALITY_WORD
from notifier.sweep import sweep
from tests.integration.notifier.families import Family, only
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.words import address, hears_back, hears_nothing, taken_in
from tests.integration.notifier.world import World


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


@pytest.fixture
def told(family: Family) -> DepartureFacts:
    """An ordinary departure; nobody heard of it yet."""
    return family.facts(family.child("Sanne"))


def held(family: Family, *children: ChildFacts) -> DepartureFacts:
    """A child of which the address is secret: a human looks first (S16)."""
    return family.facts(*(children or (family.child("Sanne", geheimhouding=True),)))


def kinds(world: World) -> list[str]:
    return [one["inhoud"]["data"]["soort"] for one in taken_in(world)]


def states(world: World) -> list[tuple[str, str, int | None]]:
    rows = sorted(world.rows(MUNICIPALITY_WORD), key=lambda row: (row.created_at, row.kind))
    return [(row.kind, row.word_state, row.number) for row in rows]


def plans(world: World, facts: DepartureFacts, kind: WordKind, **members: Any) -> UUID | None:  # noqa: ANN401 -- members of a word
    with world.service.database.transaction() as connection:
        case = locked_case(connection, world.case_of(facts).id)
        return plan_word(connection, world.service, case, kind, now=world.clock(), **members)


def fetch(partners: Partners, client: str = "gemeente", **query: Any) -> Any:  # noqa: ANN401 -- JSON
    headers = partners.token(client, "terugmeldingen:lezen")
    answer = partners.api.get("/v1/terugmeldingen", params=query, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_held_and_then_told_without_a_word_about_anybody(world: World, family: Family) -> None:
    hears_back(world, door=address(world))
    facts = held(family)
    world.establish(facts)
    report_back(world.service)
    (event,) = [one["inhoud"] for one in taken_in(world)]
    assert event["data"]["soort"] == "aangehouden"
    assert event["data"]["vertrekIds"] == [str(facts.children[0].departure_id)]
    assert event["data"]["tekst"] == TEXTS[WordKind.HELD].text
    open_child = replace(facts.children[0].child, geheimhouding=False)
    world.clock.advance(minutes=1)
    world.establish(
        replace(
            family.facts(replace(facts.children[0], child=open_child)),
            established_at=world.clock(),
        )
    )
    world.deliver()
    report_back(world.service)
    assert kinds(world) == ["aangehouden", "geinformeerd"]
    said = json.dumps([one["inhoud"] for one in taken_in(world)])
    case = world.case_of(facts)
    for hidden in (str(case.id), case.reference, "S16", "RVDK", "geheim", *_names(facts)):
        assert hidden not in said
    happened = [(entry.kind, entry.code) for entry in case.timeline]
    assert ("terugmelding_aangeboden", "aangehouden") in happened
    assert ("terugmelding_aangeboden", "geinformeerd") in happened


def _names(facts: DepartureFacts) -> list[str]:
    people = [one for child in facts.children for one in (child.child, *child.persons)]
    return [text for one in people for text in (one.bsn.reveal(), str(one.full_name))]


def test_deciding_again_says_nothing_twice(world: World, family: Family) -> None:
    hears_back(world, door=address(world))
    facts = held(family)
    world.establish(facts)
    world.clock.advance(minutes=1)
    world.establish(replace(facts, facts_id=uuid4(), established_at=world.clock()))
    report_back(world.service)
    assert kinds(world) == ["aangehouden"]


def test_without_a_basis_of_its_own_nothing_is_planned(world: World, told: DepartureFacts) -> None:
    world.establish(told)
    world.deliver()
    assert plans(world, told, WordKind.SUMMON) is None
    assert world.rows(MUNICIPALITY_WORD) == []
    assert len(world.letters()) == 1, "the letter has a basis, and left"


def test_a_basis_that_ended_lets_nothing_leave_any_more(world: World, family: Family) -> None:
    hears_back(world, door=address(world))
    world.establish(held(family))
    hears_nothing(world)
    report_back(world.service)
    assert taken_in(world) == []
    assert states(world) == [("aangehouden", "lapsed", None)]
    with partners_of(world) as partners:
        headers = partners.token("gemeente", "terugmeldingen:lezen")
        answer = partners.api.get("/v1/terugmeldingen", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "report_back_off")


def test_whoever_has_no_address_fetches(world: World, family: Family) -> None:
    hears_back(world)
    facts = held(family)
    world.establish(facts)
    plans(world, facts, WordKind.NOBODY_REACHABLE)
    report_back(world.service)
    assert taken_in(world) == []
    with partners_of(world) as partners:
        first = fetch(partners, aantal=1)
        assert [one["data"]["soort"] for one in first["terugmeldingen"]] == ["aangehouden"]
        assert (first["volgende"], first["meer"]) == (1, True)
        second = fetch(partners, na=first["volgende"])
        assert [one["data"]["soort"] for one in second["terugmeldingen"]] == ["geen-bereikbaarheid"]
        assert (second["volgende"], second["meer"]) == (2, False)
        assert fetch(partners, na=2) == {"terugmeldingen": [], "volgende": 2, "meer": False}
        assert fetch(partners)["terugmeldingen"] == [
            *first["terugmeldingen"], *second["terugmeldingen"]
        ], "fetching again gives the same"  # fmt: skip
    assert all(row.fetched_at is not None for row in world.rows(MUNICIPALITY_WORD))


def test_nobody_fetches_what_is_for_another(world: World, family: Family) -> None:
    hears_back(world)
    world.establish(held(family))
    report_back(world.service)
    with partners_of(world) as partners:
        answer = partners.api.get("/v1/terugmeldingen")
        assert answer.status_code == 401
        other = partners.token("rvdk", "terugmeldingen:lezen")
        answer = partners.api.get("/v1/terugmeldingen", headers=other)
        assert (answer.status_code, answer.json()["code"]) == (403, "report_back_off")
        narrow = partners.token("gemeente", "zaken:lezen")
        assert partners.api.get("/v1/terugmeldingen", headers=narrow).status_code == 403
        wrong = partners.token("gemeente", "terugmeldingen:lezen")
        bad = partners.api.get("/v1/terugmeldingen?na=-1", headers=wrong)
        assert bad.status_code == 400


def test_what_is_fetched_is_what_is_posted(world: World, family: Family) -> None:
    hears_back(world, door=address(world))
    world.establish(held(family))
    report_back(world.service)
    with partners_of(world) as partners:
        (fetched,) = fetch(partners)["terugmeldingen"]
    (posted,) = [one["inhoud"] for one in taken_in(world)]
    assert {name: value for name, value in fetched.items() if value is not None} | {
        "data": {name: value for name, value in fetched["data"].items() if value is not None}
    } == posted


def test_an_answer_that_got_lost_makes_no_second_event(world: World, family: Family) -> None:
    hears_back(world, door=address(world))
    world.establish(held(family))
    world.fault(onderdeel="gemeente", soort="aannemen_zonder_antwoord", aantal=1)
    report_back(world.service)
    assert states(world) == [("aangehouden", "offered", 1)]
    world.clock.advance(minutes=1)
    report_back(world.service)
    (event,) = taken_in(world)
    assert event["aantal"] == 2, "one event, delivered twice"
    assert states(world) == [("aangehouden", "delivered", 1)]


def test_an_address_that_refuses_is_for_a_human_and_can_be_tried_again(
    world: World, family: Family
) -> None:
    hears_back(world, door=address(world))
    facts = held(family)
    world.establish(facts)
    world.fault(onderdeel="gemeente", soort="status", status=400, aantal=1)
    report_back(world.service)
    assert states(world) == [("aangehouden", "needs_review", 1)]
    assert "terugmelding_naar_mens" in {entry.kind for entry in world.case_of(facts).timeline}
    (waiting,) = rows_in_review(world.service)
    assert waiting.kind == "word"
    assert retry_row(world.service, waiting.id, left=None, actor="test", why="address-mended")
    report_back(world.service)
    assert states(world) == [("aangehouden", "delivered", 1)]


def test_with_a_token_where_the_policy_asks_for_one(world: World, family: Family) -> None:
    hears_back(world, door=address(world, audience="gemeente"))
    world.establish(held(family))
    report_back(world.service)
    assert kinds(world) == ["aangehouden"]


def test_while_everything_is_stopped_no_word_leaves_either_way(
    world: World, family: Family
) -> None:
    hears_back(world, door=address(world))
    world.establish(held(family))
    with world.service.database.transaction() as connection:
        turn_switch(connection, Turn(world.clock(), stopped=True, reason="test", actor="test"))
    report_back(world.service)
    assert taken_in(world) == []
    with partners_of(world) as partners:
        headers = partners.token("gemeente", "terugmeldingen:lezen")
        answer = partners.api.get("/v1/terugmeldingen", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (503, "stopped")
        with world.service.database.transaction() as connection:
            turn_switch(connection, Turn(world.clock(), stopped=False, reason="t", actor="t"))
        report_back(world.service)
    assert kinds(world) == ["aangehouden"]


def test_a_summons_says_its_ground_and_until_when(world: World, told: DepartureFacts) -> None:
    hears_back(world, door=address(world))
    world.establish(told)
    until = datetime(2026, 11, 24, 8, tzinfo=UTC)
    first = plans(world, told, WordKind.SUMMON, answer_by=until)
    assert plans(world, told, WordKind.SUMMON) != first, "asked again is a new event"
    report_back(world.service)
    asked = [one["inhoud"] for one in taken_in(world)]
    assert {event["type"] for event in asked} == {"nl.vertrekmelding.vertrek-verzoek-oproepen"}
    data = next(event["data"] for event in asked if event["id"] == str(first))
    assert data["grondslag"] == SUMMONING_GROUND
    assert datetime.fromisoformat(data["antwoordVoor"]) == until


def test_a_withdrawal_that_names_an_unknown_declaration_is_said_to_be_refused(
    world: World, family: Family
) -> None:
    hears_back(world, door=address(world))
    world.establish(family.facts(replace(family.child("Sanne"), unmatched_withdrawal=True)))
    report_back(world.service)
    assert "geweigerd" in kinds(world)


def test_only_the_children_of_the_letter_are_told_of(world: World, family: Family) -> None:
    """A half-brother over whom the father has no gezag: nothing was sent about him."""
    hears_back(world, door=address(world))
    hers = family.child("Half", gezag=only(family.mother))
    both = family.child("Sanne")
    world.establish(family.facts(both, hers))
    world.deliver()
    report_back(world.service)
    (event,) = [one["inhoud"] for one in taken_in(world)]
    assert event["data"]["vertrekIds"] == [str(both.departure_id)]


def test_the_sweep_rings_for_words_and_counts_them(world: World, family: Family) -> None:
    hears_back(world, door=address(world))
    world.establish(held(family))
    assert sweep(world.service).due_words == 1
    assert "notifier.report_back" in {task for task, _ in world.rings}


def test_a_shadow_case_is_never_spoken_of(world: World, family: Family) -> None:
    hears_back(world, door=address(world))
    world.establish(replace(held(family), municipality="00000009900000000009"))
    report_back(world.service)
    assert world.rows(MUNICIPALITY_WORD) == []


def test_numbers_go_up_one_by_one_per_municipality(world: World) -> None:
    hears_back(world)
    for _ in range(3):
        one = Family(world.clock())
        world.establish(held(one))
    report_back(world.service)
    assert sorted(row.number for row in world.rows(MUNICIPALITY_WORD)) == [1, 2, 3]
    assert {row.state for row in world.rows(MUNICIPALITY_WORD)} == {WorkState.DONE}
