"""What the letter says: `must contain`, `must never contain`, and how it reads."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from notifier.letters import text_en, text_nl
from notifier.letters.content import (
    Addressee,
    HelpLines,
    Letter,
    LetterChild,
    LetterKind,
    Sender,
    from_abroad,
)
from notifier.letters.cover import cover_of
from notifier.letters.page import Heading, Listing, Paragraph, Side
from notifier.letters.words import body_text, letter_text

LetterMaker = Callable[..., Letter]

PRESSURE = ("uiterlijk", "termijn", "anders gaan wij", "stemt u in", "te laat", "verplicht")


def sentences(side: Side) -> list[str]:
    texts: list[str] = []
    for block in side.blocks:
        match block:
            case Heading(text):
                texts.append(text)
            case Paragraph():
                texts.append(block.whole)
            case Listing(items, _):
                texts.extend(items)
    return [part for text in texts for part in re.split(r"(?<=[.?!])\s+", text) if part]


def test_says_all_that_it_must(make_letter: LetterMaker) -> None:
    text = letter_text(make_letter())
    for needed in (
        "Landelijke berichten",
        "U heeft het gezag over Noa (geboren in 2015)",
        "Iemand heeft doorgegeven dat Noa naar het buitenland gaat verhuizen.",
        "12 december 2026",
        "Dit bericht betekent niet dat er iets verkeerd is.",
        "Ik weet dit en ik vind het goed.",
        "Ik wist dit niet, of ik ben het er niet mee eens.",
        "Dit klopt niet. Ik wil dat iemand ernaar kijkt.",
        "Dan moeten zij het eens zijn over een verhuizing naar het buitenland",
        "Veilig Thuis, 0800-2000",
        "112",
        "113",
        "bezwaar maken",
        "klacht",
        "in een andere taal",
        "voorlezen",
        "niets te betalen",
        "You have parental authority (gezag) over Noa (born in 2015)",
        "does not mean that anything is wrong",
    ):
        assert needed in text


def test_a_deadline_is_a_wish_and_silence_is_not_consent(make_letter: LetterMaker) -> None:
    text = body_text(make_letter())
    assert "Doe dit liefst vóór 1 december 2026. Later mag ook." in text
    assert "Reageert u niet? Dan betekent dat niet dat u het goed vindt." in text
    assert "If you do not answer, that does not mean that you agree." in text
    without = body_text(make_letter(answer_before=None))
    assert "Doe dit liefst snel. Later mag ook." in without


def test_no_pressure(make_letter: LetterMaker, kind: LetterKind) -> None:
    assert not [p for p in PRESSURE if p in body_text(make_letter(kind)).casefold()]


def test_no_letter_says_that_the_register_gives_the_gezag(
    make_letter: LetterMaker, kind: LetterKind
) -> None:
    """It may have been a person who found it, after the register had fallen silent."""
    letter = make_letter(kind)
    for side in (text_nl.side(letter), text_en.side(letter)):
        for sentence in sentences(side):
            words = set(re.findall(r"\w+", sentence.casefold()))
            if words & {"gezag", "authority"}:
                assert not words & {"brp", "basisregistratie", "register", "volgens", "according"}


def test_both_languages_say_the_same_parts(make_letter: LetterMaker, kind: LetterKind) -> None:
    letter = make_letter(kind)
    dutch, english = text_nl.side(letter), text_en.side(letter)
    # The English side opens with one line that says what it is.
    assert [type(b) for b in dutch.blocks] == [type(b) for b in english.blocks[1:]]


def test_a_departure_that_is_over_is_told_in_the_past(make_letter: LetterMaker) -> None:
    text = body_text(make_letter(after_departure=True))
    assert "naar het buitenland is verhuisd" in text
    assert "has moved abroad" in text
    assert "gaat verhuizen" not in text


@pytest.mark.parametrize(("after", "verb"), [(False, "gaan verhuizen"), (True, "zijn verhuisd")])
def test_several_children(make_letter: LetterMaker, *, after: bool, verb: str) -> None:
    children = (LetterChild("Noa", 2015), LetterChild("Sem", 2018), LetterChild("Puck", None))
    text = body_text(make_letter(children=children, after_departure=after))
    assert "Bericht over Noa, Sem en Puck" in text
    assert "Noa (geboren in 2015), Sem (geboren in 2018) en Puck." in text
    assert verb in text
    assert "Noa, Sem and Puck" in text


def test_an_unknown_date_is_not_mentioned(make_letter: LetterMaker) -> None:
    text = body_text(make_letter(departure_date=None))
    assert "De datum" not in text
    assert "The date" not in text


def test_recall_says_sorry_and_asks_nothing(make_letter: LetterMaker) -> None:
    text = body_text(make_letter(LetterKind.RECALL, departure_date=date(2026, 12, 12)))
    assert "Wij stuurden u op 14 november 2026 een bericht over Noa." in text
    assert "Dat bericht klopte niet." in text
    assert "U hoeft niets te doen. Het spijt ons." in text
    assert "12 december" not in text


def test_receipt_asks_whether_consent_is_right(make_letter: LetterMaker) -> None:
    text = body_text(make_letter(LetterKind.RECEIPT))
    assert "Bij ons staat dat u daar toestemming voor heeft gegeven. Klopt dat?" in text
    assert "Bent u van gedachten veranderd?" in text
    assert "Dan geldt uw stilte niet als toestemming." in text


def test_every_letter_counts_islands_as_abroad_and_names_no_destination(
    make_letter: LetterMaker,
) -> None:
    """One text for all: it stays true for a move to an island and betrays none."""
    assert "zoals Aruba of Bonaire, telt hier ook als buitenland" in body_text(make_letter())
    assert "destination" not in Letter.__dataclass_fields__


def test_website_only_when_there_is_one(make_letter: LetterMaker) -> None:
    assert "Website" not in letter_text(make_letter())
    text = letter_text(make_letter(sender=Sender(website="www.voorbeeld.example")))
    assert text.count("www.voorbeeld.example") == 3


def test_help_costs_nothing_extra() -> None:
    lines = HelpLines()
    numbers = (lines.child_abroad, lines.legal, lines.not_safe, lines.danger, lines.despair)
    assert not [number for number in numbers if number.startswith("090")]


def test_who_lives_abroad_reads_numbers_that_can_be_called_from_there(
    make_letter: LetterMaker, kind: LetterKind
) -> None:
    address = Addressee("S. de Vries", ("Musterweg 7", "10115 Berlin", "DUITSLAND"))
    letter = make_letter(kind, addressee=address)
    for text in (body_text(letter), cover_of(letter).text):
        assert "+31 88-000 00 00" in text
        assert " 088-" not in text
    assert "+31 88-800 90 00" in body_text(letter)
    assert "0800-2000" in body_text(letter), "a free number has no other form"
    assert "+31" not in body_text(make_letter(kind))


@pytest.mark.parametrize("number", ["0800-1234567", "112", "+31 88 123", "0031 88 123"])
def test_a_number_that_has_no_other_form_stays(number: str) -> None:
    assert from_abroad(number) == number


def test_nothing_prints_a_person_by_accident(make_letter: LetterMaker) -> None:
    shown = repr(make_letter())
    for personal in ("Noa", "2015", "Vries", "Lindelaan", "LEIDEN"):
        assert personal not in shown
