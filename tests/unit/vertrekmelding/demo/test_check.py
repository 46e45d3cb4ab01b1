"""The demonstration judges itself: whatever goes wrong must be seen."""

from datetime import UTC, datetime

import pytest

from notifier.decision.outcome import Disposition, Flag
from tests.unit.vertrekmelding.demo.playing import (
    as_expected,
    box_item,
    case_as_expected,
    flag_item,
    items_as_expected,
    letter_item,
)
from vertrekmelding.demo.check import differences, strays
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.seen import Item, Outcome, outcome_of

AT = datetime(2026, 6, 10, 9, 31, tzinfo=UTC)


@pytest.fixture
def plain(families: dict[str, Family]) -> Family:
    return families["een-blijft"]


def _with(family: Family, *items: Item) -> Outcome:
    return outcome_of((case_as_expected(family, AT),), items)


def test_no_difference_when_all_is_as_expected(families: dict[str, Family]) -> None:
    for family in families.values():
        assert differences(family, as_expected(family, AT)) == []


def test_no_case_and_two_cases_are_differences(plain: Family) -> None:
    case = case_as_expected(plain, AT)
    assert differences(plain, Outcome()) == ["0 zaken, verwacht 1"]
    assert differences(plain, Outcome(cases=(case, case))) == ["2 zaken, verwacht 1"]


def test_another_decision_is_a_difference(families: dict[str, Family], plain: Family) -> None:
    other = families["geheimhouding"].expectation
    seen = case_as_expected(plain, AT)
    assert seen.decision is not None
    decision = seen.decision.model_copy(update={"case": Disposition.HOLD, "urgency": None})
    outcome = outcome_of(
        (seen.model_copy(update={"decision": decision}),), items_as_expected(plain, AT)
    )
    assert other.case is Disposition.HOLD
    assert differences(plain, outcome) == [
        "besluit HOLD, verwacht NOTIFY",
        "urgentie None, verwacht T3",
    ]


def test_a_missing_letter_a_second_one_and_one_to_another_are_differences(
    plain: Family, families: dict[str, Family]
) -> None:
    letter, box = items_as_expected(plain, AT)
    assert differences(plain, _with(plain)) == [
        "geen brief (vertrek) aan Ruben Vlasakker",
        "geen bericht (vertrek) in de Berichtenbox van Ruben Vlasakker",
    ]
    assert differences(plain, _with(plain, letter, box, box)) == [
        "een bericht te veel (vertrek) in een Berichtenbox"
    ]
    assert differences(plain, _with(plain, letter, letter, box)) == [
        "een brief te veel (vertrek) aan Ruben Vlasakker"
    ]
    (elsewhere,) = families["eiland"].expectation.letters
    wrong = letter_item(plain, 0, AT, elsewhere, "Over Lotte.")
    assert differences(plain, _with(plain, wrong, box)) == [
        "geen brief (vertrek) aan Ruben Vlasakker",
        "een brief te veel (vertrek) aan Gijs Rietveen",
    ]


@pytest.mark.parametrize("hidden", ["Zoë", "Claudia Merelbeek", "anjerveld", "Oud-Rietzicht"])
def test_a_name_or_a_place_that_must_stay_hidden_is_found(
    families: dict[str, Family], hidden: str
) -> None:
    family = families["halfzus"]
    first, second, box = items_as_expected(family, AT)
    told = first.model_copy(update={"text": f"Over Hidde en Merel,\nen ook {hidden}."})
    whom = "de brief (vertrek) aan Frits Tolsma noemt wat er niet in mag staan: "
    found = [line.casefold() for line in differences(family, _with(family, told, second, box))]
    assert f"{whom}{hidden}".casefold() in found


def test_a_child_that_is_not_named_is_a_difference(plain: Family) -> None:
    letter, box = items_as_expected(plain, AT)
    silent = letter.model_copy(update={"text": "Over uw kind."})
    assert differences(plain, _with(plain, silent, box)) == [
        "de brief (vertrek) aan Ruben Vlasakker noemt Lotte niet"
    ]


def test_flags_too_many_too_few_and_withdrawn_are_differences(
    plain: Family, families: dict[str, Family]
) -> None:
    letter, box = items_as_expected(plain, AT)
    flagged = _with(plain, letter, box, flag_item(plain, Flag.RVDK_IKO, AT))
    assert differences(plain, flagged) == ["vlaggen 1x RVDK_IKO, verwacht geen"]
    family = families["adres-onbekend"]
    assert differences(family, _with(family)) == ["vlaggen geen, verwacht 1x RVDK_IKO"]
    taken_back = flag_item(family, Flag.RVDK_IKO, AT, "vlag-ingetrokken")
    both = _with(family, flag_item(family, Flag.RVDK_IKO, AT), taken_back)
    assert differences(family, both) == ["een vlag is ingetrokken"]


def test_what_belongs_to_no_family_is_found(families: dict[str, Family], plain: Family) -> None:
    other = families["morgen"]
    received = (*items_as_expected(plain, AT), *items_as_expected(other, AT))
    both = [as_expected(plain, AT), as_expected(other, AT)]
    assert strays(both, received) == []
    assert strays([as_expected(plain, AT)], received) == [
        "een brief die bij geen enkele zaak hoort",
        "een bericht in een Berichtenbox dat bij geen enkele zaak hoort",
        "een vlag aan RVDK_IKO die bij geen enkele zaak hoort",
    ]


def test_gezag_from_another_source_or_from_none_is_a_difference(plain: Family) -> None:
    seen = case_as_expected(plain, AT)
    kept = seen.gezag[0].model_copy(update={"source": "momentopname"})
    for gezag, said in ((kept,), "momentopname"), ((), "niets"), ((*seen.gezag, kept), "brp, "):
        outcome = outcome_of(
            (seen.model_copy(update={"gezag": gezag}),), items_as_expected(plain, AT)
        )
        (difference,) = differences(plain, outcome)
        assert difference.startswith(f"gezag van {said}")


def test_a_message_for_who_has_no_box_is_a_difference(families: dict[str, Family]) -> None:
    far = families["verre-vader"]
    (letter,) = items_as_expected(far, AT)
    (expected,) = far.expectation.letters
    assert differences(far, _with(far, letter, box_item(far, 0, AT, expected))) == [
        "een bericht te veel (vertrek) in een Berichtenbox"
    ]


def test_a_call_that_nobody_has_to_make_and_one_for_nothing_are_differences(
    families: dict[str, Family], plain: Family
) -> None:
    for family, said in (
        (families["brief-terug"], "te bellen om niets, verwacht bericht_kwam_niet_aan"),
        (families["morgen"], "te bellen om niets, verwacht brief_komt_te_laat"),
    ):
        silent = case_as_expected(family, AT).model_copy(update={"to_call": ()})
        assert differences(family, outcome_of((silent,), items_as_expected(family, AT))) == [said]
    called = case_as_expected(families["morgen"], AT).to_call
    case = case_as_expected(plain, AT).model_copy(update={"to_call": called})
    assert differences(plain, outcome_of((case,), items_as_expected(plain, AT))) == [
        "te bellen om brief_komt_te_laat, verwacht niets"
    ]
