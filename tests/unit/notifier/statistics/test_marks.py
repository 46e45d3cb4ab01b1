"""In which cells a case counts: exactly one of every table, and the one that is meant."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from contracts.gezag import GezagNietTeBepalen, TijdelijkGeenGezag
from contracts.messages.facts import (
    ChildFacts,
    Consent,
    ConsentScope,
    CourtPermission,
    GezagAnswer,
    GezagSource,
    Undoing,
)
from contracts.policy.effects import Mode
from contracts.values.dates import PartialDate, start_of
from notifier.cases.case_action import ActionCode
from notifier.decision.decide import decide
from notifier.decision.facts import AnswerKind, CaseFacts
from notifier.decision.policy import DecisionPolicy
from notifier.statistics.edition import quarter_edition
from notifier.statistics.marks import CaseStory, marks_of
from notifier.statistics.tables import CASES, TABLES, with_complements
from tests.integration.notifier.families import Family, only

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def family() -> Family:
    return Family(NOW)


def told(family: Family, *children: ChildFacts, **story: Any) -> frozenset[str]:  # noqa: ANN401 -- parts of a story
    """The cells of a case of these children, decided on as it would be."""
    facts = CaseFacts(departure=family.facts(*children))
    decision = decide(facts, DecisionPolicy("proef", Mode.ON), NOW)
    whole: dict[str, Any] = {
        "facts": facts,
        "decision": decision,
        "decided_at": NOW,
        "told_at": None,
        "recalled": False,
        "answers": (),
        "actions": (),
        "remedy_class": None,
        "size": None,
        "decided_after": None,
    }
    marks = marks_of(CaseStory(**whole | story))
    adds_up(marks)
    return marks


def adds_up(marks: frozenset[str]) -> None:
    """Whatever is not several is exactly one; else the protection would reckon with other sums."""
    counts = with_complements(dict(Counter(marks)))
    for table in TABLES:
        if not table.several:
            assert sum(counts[one] for one in table.cells) == counts[table.of], table.name
    assert quarter_edition(counts) == {}


def of(table: str, marks: frozenset[str]) -> list[str]:
    return sorted(one.partition(".")[2] for one in marks if one.startswith(f"{table}."))


def test_three_children_are_one_case(family: Family) -> None:
    marks = told(family, family.child("A"), family.child("B"), family.child("C", born=2024))
    assert CASES in marks
    assert of("kinderen", marks) == ["drie_of_meer"]
    assert of("leeftijd", marks) == ["0_5"], "the youngest"


@pytest.mark.parametrize(
    ("born", "age"), [(2021, "0_5"), (2019, "6_11"), (2012, "12_15"), (2009, "16_17")]
)
def test_ages_are_those_on_the_day_of_departure(family: Family, born: int, age: str) -> None:
    assert of("leeftijd", told(family, family.child("A", born=born))) == [age]


def test_an_age_that_nobody_knows_is_not_guessed(family: Family) -> None:
    child = family.child("A")
    unknown = replace(child, child=replace(child.child, birth=None))
    assert of("leeftijd", told(family, unknown)) == ["onbekend"]


def test_who_is_no_minor_or_does_not_go_counts_in_no_further_table(family: Family) -> None:
    grown = told(family, family.child("A", born=2001))
    assert of("vertrek", grown) == ["geen_minderjarige"]
    back = replace(family.child("A"), undone=Undoing.RETURNED)
    undone = told(family, back)
    assert of("vertrek", undone) == ["ongedaan"]
    for table in ("kinderen", "leeftijd", "gezag", "besluit", "vlag", "toestemming"):
        assert of(table, grown) == of(table, undone) == []


def test_one_child_that_goes_is_a_departure(family: Family) -> None:
    back = replace(family.child("A"), undone=Undoing.WITHDRAWN)
    marks = told(family, back, family.child("B"))
    assert of("vertrek", marks) == ["gaat_door"]
    assert of("kinderen", marks) == ["een"]


def test_gezag_is_known_or_not_and_so_is_who_stays(family: Family) -> None:
    def answered(**answer: Any) -> tuple[list[str], list[str]]:  # noqa: ANN401 -- parts of one
        parts: dict[str, Any] = {"source": GezagSource.LIVE, "taken_at": NOW}
        given = GezagAnswer(**parts | answer)
        marks = told(family, replace(family.child("A"), gezag=given))
        return of("gezag", marks), of("blijver", marks)

    unknown = (["niet_vastgesteld"], ["onbekend"])
    assert answered(source=GezagSource.NONE) == unknown
    assert answered(gezag=GezagNietTeBepalen()) == unknown
    assert answered(gezag=TijdelijkGeenGezag()) == (["vastgesteld"], ["nee"])
    assert answered(gezag=only(family.mother)) == (["vastgesteld"], ["nee"])
    assert answered(gezag=only(family.father)) == (["vastgesteld"], ["ja"])
    assert answered(gezag=only(family.father), in_onderzoek=True)[0] == ["niet_vastgesteld"]


def test_of_several_consents_the_strongest_counts(family: Family) -> None:
    def given(*consents: Consent, court: CourtPermission | None = None) -> list[str]:
        declared = replace(family.declaration(), consents=consents, court_permission=court)
        return of("toestemming", told(family, replace(family.child("A"), declarations=(declared,))))

    father = family.father.bsn
    assert given() == ["geen"]
    travel = Consent(father, ConsentScope.TRAVEL, verified=True)
    assert given(travel) == ["niet_geverifieerd"]
    court = CourtPermission(checked=False, enforceable=False)
    assert given(travel, court=court) == ["rechter"]
    assert given(travel, Consent(father, ConsentScope.EMIGRATION, verified=True)) == [
        "geverifieerd"
    ]


def test_a_hold_says_by_which_kinds_of_reasons_and_a_flag_by_which_indicators(
    family: Family,
) -> None:
    secret = told(family, family.child("A", geheimhouding=True))
    assert of("besluit", secret) == ["mens"]
    assert of("reden", secret) == ["veiligheid"]
    assert of("vlag", secret) == ["nee"]
    stranger = replace(family.child("A", gezag=only(family.father)))
    flagged = told(family, stranger)
    assert of("vlag", flagged) == ["ja"]
    assert of("indicator", flagged) == ["R09"]
    assert of("reden", flagged) == [], "reasons are counted of holds alone"


@pytest.mark.parametrize(
    ("hours", "cells"),
    [
        (-1, ["na"]),
        (0, ["na"]),
        (1, ["tot_24", "voor"]),
        (24, ["tot_72", "voor"]),
        (200, ["tot_336", "voor"]),
        (700, ["vanaf_672", "voor"]),
    ],
)
def test_warning_is_reckoned_to_the_start_of_the_day_of_departure(
    family: Family, hours: int, cells: list[str]
) -> None:
    at = start_of(family.day) - timedelta(hours=hours)
    marks = told(family, family.child("A"), told_at=at)
    assert of("verteld", marks) == ["ja"]
    assert sorted(of("moment", marks) + of("uren", marks)) == cells


def test_a_letter_about_a_departure_that_came_to_nothing_has_no_hours(family: Family) -> None:
    back = replace(family.child("A"), undone=Undoing.WITHDRAWN)
    marks = told(family, back, told_at=NOW, recalled=True)
    assert of("moment", marks) == ["onbekend"]
    assert of("uren", marks) == []
    assert of("herroepen", marks) == ["ja"]


@pytest.mark.parametrize(
    ("answers", "counted"),
    [
        ((), "geen"),
        ((AnswerKind.AGREE,), "mee_eens"),
        ((AnswerKind.AGREE, AnswerKind.WRONG), "klopt_niet"),
        ((AnswerKind.AGREE, AnswerKind.WRONG, AnswerKind.OBJECT), "niet_mee_eens"),
    ],
)
def test_of_several_holders_the_gravest_answer_counts(
    family: Family, answers: tuple[AnswerKind, ...], counted: str
) -> None:
    marks = told(family, family.child("A"), told_at=NOW, answers=answers)
    assert of("reactie", marks) == [counted]
    assert of("reactie", told(family, family.child("A"), answers=answers)) == []


@pytest.mark.parametrize(
    ("seconds", "counted"),
    [(None, "onbekend"), (0, "tot_1"), (59, "tot_1"), (60, "tot_5"), (86_400, "vanaf_1440")],
)
def test_the_time_to_a_decision_is_a_class(
    family: Family, seconds: int | None, counted: str
) -> None:
    after = None if seconds is None else timedelta(seconds=seconds)
    assert of("tijd", told(family, family.child("A"), decided_after=after)) == [counted]


def test_what_is_told_of_country_municipality_and_people_is_a_class(family: Family) -> None:
    marks = told(
        family,
        family.child("A"),
        remedy_class="B",
        size="tot_50000",
        actions={ActionCode.SIS_ALERT, ActionCode.CLOSE},
    )
    assert of("remedie", marks) == ["B"]
    assert of("gemeente", marks) == ["tot_50000"]
    assert of("actie", marks) == ["A1"], "that it was closed has a table of its own"


def test_an_incomplete_date_is_the_day_nearest_to_the_letter(family: Family) -> None:
    declared = replace(family.declaration(), date=PartialDate(family.day.year, family.day.month))
    child = replace(family.child("A"), declarations=(declared,))
    at = start_of(family.day.replace(day=1)) - timedelta(hours=30)
    assert of("uren", told(family, child, told_at=at)) == ["tot_72"]
