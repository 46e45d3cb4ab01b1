"""Whoever was not called, and a municipality that did not hear, is seen."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast
from uuid import UUID, uuid5

import pytest

from notifier.outgoing.word_kind import WordKind
from tests.unit.vertrekmelding.demo.playing import PlayedServices, as_expected
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.demo.reached import (
    Reached,
    call_differences,
    expected_words,
    word_differences,
)
from vertrekmelding.demo.seen import Item
from vertrekmelding.demo.services import Services

AT = datetime(2026, 6, 10, 9, 31, tzinfo=UTC)
URGENT, ORDINARY, OBJECTED, HELD, DERIVED = (
    *("morgen", "een-blijft", "bezwaar"),
    *("geheimhouding", "pas-achteraf"),
)
NOT_LISTED = "staat niet bij de oproepen van de werkbank"
NOT_CALLED = "wie dienst heeft is er niet voor opgeroepen"


def _call(name: str) -> UUID:
    return uuid5(UUID(int=1), name)


def _departure(name: str) -> UUID:
    return uuid5(UUID(int=2), name)


@pytest.fixture
def underway(families: dict[str, Family]) -> list[FamilyOnItsWay]:
    chosen = [families[name] for name in (URGENT, ORDINARY, OBJECTED, HELD, DERIVED)]
    services = cast("Services", PlayedServices(chosen, AT))
    found = []
    for family in chosen:
        one = FamilyOnItsWay(family, services, lambda: AT)
        (case,) = as_expected(family, AT).cases
        mine = case.model_copy(update={"reference": family.id})
        one.outcome = as_expected(family, AT).model_copy(update={"cases": (mine,)})
        found.append(one)
    return found


def _event(kind: str, recipient: str, content: Mapping[str, object] | str) -> Item:
    return Item.model_validate(
        {
            "soort": kind,
            "referentie": "r-1",
            "ontvanger": recipient,
            "tekst": "t",
            "tijdstip": AT,
            "inhoud": content,
        }
    )


def _calls(*names: str, step: str = "eerste") -> list[Item]:
    made = []
    for name in names:
        link = f"http://127.0.0.1/werkbank/oproep/{_call(name)}"
        made.append(_event("oproep", "x", {"dataref": link, "data": {"stap": step}}))
        made.append(_event("sms", "+31600000001", "sjabloon"))
    return made


def _said(reached: Reached, underway: list[FamilyOnItsWay]) -> list[tuple[str, str]]:
    return [(one.family, one.text) for one in call_differences(underway, reached)]


def test_a_call_that_waits_and_came_in_is_as_expected(underway: list[FamilyOnItsWay]) -> None:
    reached = Reached.of({_call(URGENT): URGENT}, _calls(URGENT))
    assert _said(reached, underway) == []


def test_what_waits_for_working_hours_is_as_expected_as_well(
    underway: list[FamilyOnItsWay],
) -> None:
    waiting = {_call(name): name for name in (URGENT, OBJECTED, HELD)}
    assert _said(Reached.of(waiting, _calls(URGENT)), underway) == []
    assert _said(Reached.of(waiting, _calls(URGENT, OBJECTED)), underway) == []


def test_a_call_that_is_missing_in_the_workbench_or_outside_is_found(
    underway: list[FamilyOnItsWay],
) -> None:
    assert _said(Reached.of({}, []), underway) == [(URGENT, NOT_LISTED)]
    waiting = {_call(URGENT): URGENT}
    assert _said(Reached.of(waiting, []), underway) == [(URGENT, NOT_CALLED)]
    late = _calls(URGENT, step="tweede")
    assert (URGENT, NOT_CALLED) in _said(Reached.of(waiting, late), underway)


def test_a_call_without_reason_of_nobody_or_without_its_text_is_found(
    underway: list[FamilyOnItsWay],
) -> None:
    needless = {_call(URGENT): URGENT, _call(ORDINARY): ORDINARY}
    found = _said(Reached.of(needless, _calls(URGENT)), underway)
    assert found == [(ORDINARY, "een oproep waarvoor geen reden is")]
    waiting = {_call(URGENT): URGENT}
    (stray,) = _said(Reached.of(waiting, _calls(URGENT, "niemand")), underway)
    assert stray == ("", "een oproep die bij geen enkele zaak hoort")
    webhook, _text = _calls(URGENT)
    (missing,) = _said(Reached.of(waiting, [webhook]), underway)
    assert missing[1].startswith("0 sms-berichten, verwacht 1")


def _word(kind: WordKind, *names: str) -> Item:
    departures = [str(_departure(name)) for name in names]
    return _event("vlag", "GEMEENTE", {"data": {"soort": kind, "vertrekIds": departures}})


def test_what_the_municipality_must_hear(families: dict[str, Family]) -> None:
    told, held = WordKind.TOLD, WordKind.HELD
    assert expected_words(families[URGENT]) == {told}
    assert expected_words(families[HELD]) == {held}
    assert expected_words(families[DERIVED]) == {held, told}
    assert expected_words(families["samen-weg"]) == set()


def test_a_word_that_is_missing_wrong_or_of_nobody_is_found(
    underway: list[FamilyOnItsWay],
) -> None:
    about = {one.family.id: frozenset({_departure(one.family.id)}) for one in underway}
    words = [_word(kind, one.family.id) for one in underway for kind in expected_words(one.family)]

    def said(*received: Item) -> list[tuple[str, str]]:
        found = word_differences(about, underway, Reached.of({}, received))
        return [(one.family, one.text) for one in found]

    assert said(*words) == []
    assert said(*words[1:]) == [(URGENT, "de gemeente hoorde niets, verwacht geinformeerd")]
    assert said(*words, _word(WordKind.HELD, URGENT)) == [
        (URGENT, "de gemeente hoorde aangehouden, geinformeerd, verwacht geinformeerd")
    ]
    stray = [("", "een terugmelding over een vertrek dat van geen familie is")]
    assert said(*words, _word(WordKind.TOLD, "niemand")) == stray
    assert said(*words, _word(WordKind.TOLD, URGENT, HELD)) == stray
