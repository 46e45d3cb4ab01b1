"""The sample families, decided without a service: the demonstration expects what the rules say."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from brp_adapter.sources.envelope import open_envelope
from brp_adapter.sources.nlgov import read_data
from contracts.values.bsn import Bsn
from vertrekmelding.demo.families.as_situation import as_situation
from vertrekmelding.demo.families.everyone import MAKERS, sample_families
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.situations.decide import decide_situation
from vertrekmelding.situations.report import differences
from vertrekmelding.stack.options import DEMO_OIN

# Ordinary days, both changes of the clock, a leap day, and a minute before midnight.
MOMENTS = (
    datetime(2026, 6, 10, 9, 30, tzinfo=UTC),
    datetime(2026, 3, 28, 12, 0, tzinfo=UTC),
    datetime(2026, 10, 24, 12, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 8, 0, tzinfo=UTC),
    datetime(2026, 12, 31, 22, 59, tzinfo=UTC),
)


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
@pytest.mark.parametrize("make", MAKERS, ids=[make.__name__ for make in MAKERS])
def test_the_expectation_is_what_the_rules_decide(
    make: Callable[[Scene], Family], moment: datetime
) -> None:
    scene = Scene(moment, "proef")
    situation = as_situation(make(scene), scene)
    assert differences(situation.expected, decide_situation(situation)) == []


def test_the_range_of_what_can_happen_is_shown(families: dict[str, Family]) -> None:
    assert set(families) == {
        *("een-blijft", "samen-weg", "toestemming", "eiland", "morgen"),
        *("eenhoofdig", "voogdij", "zeventien", "tante", "halfzus"),
        *("geheimhouding", "woont-bij-vader", "adres-onbekend", "onbekend-waarheen"),
        *("ingetrokken", "al-in-rni", "verre-vader"),
        *("op-tijd-gevraagd", "pas-achteraf"),
        *("contactverbod", "opvang-na-de-brief", "bezwaar", "eens", "oneens", "kaart"),
        *("brief-terug", "alle-bronnen"),
    }


def test_letters_go_to_the_holders_of_the_decision(
    families: dict[str, Family], scene: Scene
) -> None:
    for family in families.values():
        expected = family.expectation
        decision = decide_situation(as_situation(family, scene))
        told = {h.holder for h in decision.holders if h.disposition == "NOTIFY"}
        told |= {receipt.holder for receipt in decision.receipts}
        if not family.told_before_the_end:
            assert {letter.to.bsn for letter in expected.letters} == told, family.id
        about = {h.holder: set(h.children) for h in (*decision.holders, *decision.receipts)}
        for letter in expected.letters:
            if letter.to.bsn in about:
                assert {child.bsn for child in letter.about} == about[letter.to.bsn]


def test_events_fit_the_profile_and_come_from_the_municipality_of_the_token(
    families: dict[str, Family],
) -> None:
    events = [event for family in families.values() for event in family.events]
    for event in events:
        envelope = open_envelope(event)
        read_data(envelope)
        assert envelope.oin == DEMO_OIN
    assert len({event["id"] for event in events}) == len(events)


def test_a_second_run_uses_other_event_ids(scene: Scene) -> None:
    def ids(run: str) -> set[str]:
        families = sample_families(Scene(scene.now, run))
        return {event["id"] for family in families for event in family.events}

    assert not ids("een") & ids("twee")


def test_nobody_belongs_to_two_families(families: dict[str, Family]) -> None:
    people = [someone for family in families.values() for someone in family.people]
    assert all(someone.bsn.fictitious for someone in people)
    assert max(Counter(someone.bsn for someone in people).values()) == 1
    assert max(Counter(someone.full_name for someone in people).values()) == 1


def test_with_other_numbers_they_are_other_people(
    scene: Scene, families: dict[str, Family]
) -> None:
    def elsewhere(place: int) -> Iterator[Bsn]:
        return scene.numbers(place + 100)

    others = sample_families(replace(scene, numbers=elsewhere))
    known = {someone.bsn.reveal() for one in families.values() for someone in one.people}
    register = [register_of((*one.people, *one.people_at_the_end)) for one in others]
    said = json.dumps([register, [one.events for one in others]])
    assert known
    assert [number for number in sorted(known) if number in said] == []


def test_what_must_stay_hidden_in_the_letter_about_a_half_sister(
    families: dict[str, Family],
) -> None:
    family = families["halfzus"]
    to_first, to_second = family.expectation.letters
    assert {"Zoë", "Claudia Merelbeek", "Niels Overgaauw", "Anjerveld"} <= family.hidden_from(
        to_first
    )
    assert {"Hidde", "Merel", "Frits Tolsma"} <= family.hidden_from(to_second)
    assert not {"Hidde", "Merel", "Frits Tolsma", "Smidsvuur"} & family.hidden_from(to_first)


def test_persons_fit_the_official_document(
    families: dict[str, Family], valid_brp: Callable[[str, object], None]
) -> None:
    for family in families.values():
        for person in register_of(family.people) + register_of(family.people_at_the_end):
            valid_brp("Persoon", person)
