"""The last guard: finds what may never leave, and lets ordinary letters go."""

from collections.abc import Callable

import pytest

from notifier.letters.content import Addressee, HelpLines, Letter, LetterChild, LetterKind, Sender
from notifier.letters.forbidden import (
    Forbidden,
    ForbiddenKind,
    Violation,
    letter_violations,
    violations,
)
from tests.unit.notifier.letters.conftest import DepartingSide

LetterMaker = Callable[..., Letter]


def kinds(found: list[Violation]) -> set[ForbiddenKind]:
    return {violation.kind for violation in found}


def test_an_ordinary_letter_may_go(
    make_letter: LetterMaker, kind: LetterKind, departing_side: DepartingSide
) -> None:
    assert letter_violations(make_letter(kind), departing_side.forbidden) == []


def test_each_marker_is_found_in_a_text(departing_side: DepartingSide) -> None:
    for item in departing_side.forbidden:
        assert item.kind in kinds(violations(f"Over {item.value}, dus.", forbidden=[item]))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nummer 999990019 hoort hier niet", ForbiddenKind.BSN),
        ("nummer 9999.90.019", ForbiddenKind.BSN),
        ("nummer 1234567890", ForbiddenKind.A_NUMBER),
        ("bel 06 - nee 06-87654321", ForbiddenKind.PHONE),
        ("mail iemand@ergens.example", ForbiddenKind.EMAIL),
        ("bel 0900-8020", ForbiddenKind.PAID_NUMBER),
        ("dit is een ontvoering", ForbiddenKind.RISK_WORD),
        ("het Centrum Internationale Kinderontvoering", ForbiddenKind.RISK_WORD),
        ("wij melden dit bij RvdK", ForbiddenKind.RISK_WORD),
        ("de Raad voor de Kinderbescherming weet het", ForbiddenKind.RISK_WORD),
        ("een hoge risicoscore", ForbiddenKind.RISK_WORD),
        ("er hangt een vlag aan", ForbiddenKind.RISK_WORD),
        ("the victim was told", ForbiddenKind.RISK_WORD),
    ],
)
def test_what_is_wrong_in_any_letter(text: str, kind: ForbiddenKind) -> None:
    assert kind in kinds(violations(text, forbidden=()))


@pytest.mark.parametrize(
    "written",
    ["OUDE PEKELA", "Oude  Pekela", "Oude\nPekela", "Oude Pe\u00adkela", "Oudé Pekela"],
)
def test_another_spelling_is_found_too(written: str) -> None:
    item = Forbidden(ForbiddenKind.TOWN, "Oude Pekela")
    assert violations(f"Uit {written}.", forbidden=[item])


def test_a_postcode_with_and_without_a_blank() -> None:
    item = Forbidden(ForbiddenKind.POSTCODE, "9711QX")
    assert violations("op 9711 qx", forbidden=[item])


def test_part_of_a_word_is_not_a_name() -> None:
    assert violations("In januari.", forbidden=[Forbidden(ForbiddenKind.ADULT_NAME, "Jan")]) == []


@pytest.mark.parametrize("town", ["Best", "Goes", "Noem", "Bel", "Aruba", "Postdorp"])
def test_a_town_that_is_also_a_word_of_the_template(make_letter: LetterMaker, town: str) -> None:
    item = Forbidden(ForbiddenKind.TOWN, town)
    assert letter_violations(make_letter(), [item]) == []


def test_a_value_in_the_wrong_field_is_found(
    make_letter: LetterMaker, departing_side: DepartingSide
) -> None:
    for item in departing_side.forbidden:
        letter = make_letter(children=(LetterChild(f"Noa {item.value}", 2015),))
        assert item.kind in kinds(letter_violations(letter, departing_side.forbidden))


def test_neighbours_and_namesakes_are_ordinary(make_letter: LetterMaker) -> None:
    """Same town, street and postcode, a surname kept after divorce, a son named after father."""
    letter = make_letter(
        addressee=Addressee("S. van der Vlag-Jansen", ("Kerkstraat 3", "2312 AB LEIDEN")),
        children=(LetterChild("Piet", 2015),),
    )
    other = [
        Forbidden(ForbiddenKind.STREET, "Kerkstraat"),
        Forbidden(ForbiddenKind.ADDRESS_LINE, "Kerkstraat 9"),
        Forbidden(ForbiddenKind.POSTCODE, "2312AB"),
        Forbidden(ForbiddenKind.TOWN, "Leiden"),
        Forbidden(ForbiddenKind.ADULT_NAME, "Jansen"),
        Forbidden(ForbiddenKind.ADULT_NAME, "Piet"),
        Forbidden(ForbiddenKind.ADULT_NAME, "Piet Jansen"),
    ]
    assert letter_violations(letter, other) == []


def test_a_letter_to_the_departing_side_is_stopped(make_letter: LetterMaker) -> None:
    address = Addressee("S. de Vries", ("Kerkstraat 9", "2312 AB LEIDEN"))
    by_address = Forbidden(ForbiddenKind.ADDRESS_LINE, "Kerkstraat 9")
    by_name = Forbidden(ForbiddenKind.ADULT_NAME, "S. de Vries")
    letter = make_letter(addressee=address)
    assert kinds(letter_violations(letter, [by_address])) == {ForbiddenKind.ADDRESS_LINE}
    assert kinds(letter_violations(letter, [by_name])) == {ForbiddenKind.ADULT_NAME}


def test_care_of_the_departing_side_is_stopped(make_letter: LetterMaker) -> None:
    address = Addressee("S. de Vries", ("c/o K. Wegveld", "Lindelaan 1", "2312 AB LEIDEN"))
    item = Forbidden(ForbiddenKind.ADULT_NAME, "Wegveld")
    assert letter_violations(make_letter(addressee=address), [item])


def test_a_bsn_in_the_address_window(make_letter: LetterMaker) -> None:
    address = Addressee("S. de Vries", ("Lindelaan 1", "999990019", "2312 AB LEIDEN"))
    found = letter_violations(make_letter(addressee=address), ())
    assert kinds(found) == {ForbiddenKind.BSN}


@pytest.mark.parametrize("sender", [Sender(name="Gemeente Leiden"), Sender(tagline="Stad Leiden")])
def test_a_sender_that_tells_a_place(make_letter: LetterMaker, sender: Sender) -> None:
    item = Forbidden(ForbiddenKind.MUNICIPALITY, "Leiden")
    assert letter_violations(make_letter(sender=sender), [item])


def test_a_paid_help_line(make_letter: LetterMaker) -> None:
    letter = make_letter(help_lines=HelpLines(legal="0900-8020"))
    assert kinds(letter_violations(letter, ())) == {ForbiddenKind.PAID_NUMBER}


def test_neither_guard_nor_finding_prints_the_value() -> None:
    item = Forbidden(ForbiddenKind.TOWN, "Oude Pekela")
    assert "Pekela" not in repr([item, *violations("Oude Pekela", forbidden=[item])])
