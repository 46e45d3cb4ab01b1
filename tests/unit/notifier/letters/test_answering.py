"""How one answers: the page, the code, what is asked beside it, and what silence is."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from notifier.letters import text_en, text_nl
from notifier.letters.content import AnswerAt, Letter, LetterChild, LetterKind
from notifier.letters.errors import UnprintableLetterError
from notifier.letters.forbidden import letter_violations
from notifier.letters.page import AnswerPanel, Listing
from notifier.letters.qr_code import qr_svg
from notifier.letters.words import body_text, letter_text, without_code
from notifier.reply.codes import grouped, new_code

LetterMaker = Callable[..., Letter]

AT = AnswerAt("antwoord.voorbeeld.example", "23456-789CD-FHJKL")
ANSWERABLE = [kind for kind in LetterKind if kind is not LetterKind.RECALL]


def panels(letter: Letter) -> list[AnswerPanel]:
    blocks = (*text_nl.side(letter).blocks, *text_en.side(letter).blocks)
    return [block for block in blocks if isinstance(block, AnswerPanel)]


@pytest.mark.parametrize("kind", ANSWERABLE)
def test_both_languages_say_where_and_with_which_code(
    make_letter: LetterMaker, kind: LetterKind
) -> None:
    letter = make_letter(kind, answer_at=AT)
    dutch, english = panels(letter)
    for panel in (dutch, english):
        assert (panel.site, panel.code, panel.link) == (AT.site, AT.code, f"https://{AT.site}")
    text = body_text(letter)
    assert "Scan de QR-code met uw telefoon. Of ga naar antwoord.voorbeeld.example." in text
    assert "Typ de geboortedatum van Noa. Die staat niet in deze brief." in text
    assert "U kunt ook inloggen met DigiD, zonder code." in text
    assert "Type the date of birth of Noa. It is not in this letter." in text
    assert text.count("088-000 00 00") >= 2, "who would rather call can still call"


def test_a_recall_asks_nothing_and_has_no_code(make_letter: LetterMaker) -> None:
    letter = make_letter(LetterKind.RECALL, answer_at=AT)
    assert panels(letter) == []
    assert AT.code not in letter_text(letter)


@pytest.mark.parametrize("kind", LetterKind)
def test_without_a_page_nothing_of_it_is_said(make_letter: LetterMaker, kind: LetterKind) -> None:
    text = body_text(make_letter(kind)).casefold()
    assert not [word for word in ("qr", "digid", "code") if re.search(rf"\b{word}\b", text)]


@pytest.mark.parametrize("kind", [LetterKind.VERTREK, LetterKind.LIMITED, LetterKind.RECEIPT])
@pytest.mark.parametrize("answer_at", [None, AT], ids=["phone", "page"])
def test_silence_is_never_consent(
    make_letter: LetterMaker, kind: LetterKind, answer_at: AnswerAt | None
) -> None:
    text = body_text(make_letter(kind, answer_at=answer_at))
    if kind is LetterKind.RECEIPT:
        assert "Dan geldt uw stilte niet als toestemming." in text
        assert "your silence does not count as consent" in text
    else:
        assert "Reageert u niet? Dan betekent dat niet dat u het goed vindt." in text
        assert "If you do not answer, that does not mean that you agree." in text


def test_the_receipt_offers_the_same_three_answers(make_letter: LetterMaker) -> None:
    letter = make_letter(LetterKind.RECEIPT, answer_at=AT)
    numbered = [
        block.items
        for side in (text_nl.side(letter), text_en.side(letter))
        for block in side.blocks
        if isinstance(block, Listing) and block.numbered
    ]
    assert numbered == [text_nl.THREE_ANSWERS, text_en.THREE_ANSWERS]
    assert "Klopt het niet? Kies dan antwoord 2 of 3." in body_text(letter)


def test_the_birth_date_that_opens_it_is_in_no_letter(
    make_letter: LetterMaker, kind: LetterKind
) -> None:
    """The letter and what one must know beside it would otherwise lie in one envelope."""
    letter = make_letter(kind, answer_at=AT, children=(LetterChild("Noa", 2015),))
    years = re.findall(r"(\S+ \S+) 2015", letter_text(letter))
    assert set(years) <= {"(geboren in", "(born in"}


def test_with_several_children_the_birth_date_of_any_will_do(make_letter: LetterMaker) -> None:
    children = (LetterChild("Noa", 2015), LetterChild("Sem", 2018))
    text = body_text(make_letter(children=children, answer_at=AT))
    assert "Typ de geboortedatum van één van deze kinderen." in text
    assert "Type the date of birth of one of these children." in text


def test_limited_names_no_day_anywhere(make_letter: LetterMaker) -> None:
    text = letter_text(make_letter(LetterKind.LIMITED, answer_at=AT, sent_on=None))
    days = re.findall(r"\d{1,2} [a-zA-Z]+ \d{4}", text)
    assert set(days) == {"21 november 2026"}, "the day of the letter itself and no other"


def test_the_qr_code_is_the_same_for_everybody() -> None:
    other = AnswerAt(AT.site, "CDFHJ-KLMNP-RTVWX")
    assert qr_svg(AT.link) == qr_svg(other.link)
    assert AT.code not in AT.link


@pytest.mark.parametrize(
    ("site", "code"),
    [
        ("https://antwoord.example", AT.code),
        ("antwoord.example?code=1", AT.code),
        ("antwoord.example/antwoord/23456", AT.code),
        ("antwoord.example#a", AT.code),
        ("antwoord example", AT.code),
        ("", AT.code),
        (AT.site, ""),
        (AT.site, "23456 <b>"),
        (AT.site, "a2345-67890"),
    ],
)
def test_a_page_or_code_of_another_shape_is_refused(site: str, code: str) -> None:
    with pytest.raises(UnprintableLetterError, match="answer_shape"):
        AnswerAt(site, code)


@pytest.mark.parametrize("site", ["antwoord.example", "127.0.0.1:8443/antwoord", "a.nl/antwoord"])
def test_codes_as_they_are_made_are_taken(make_letter: LetterMaker, site: str) -> None:
    for _ in range(50):
        letter = make_letter(answer_at=AnswerAt(site, grouped(new_code())))
        assert letter_violations(letter, ()) == []


@pytest.mark.parametrize("code", ["99999-0019X-23456", "09002-23456-78923", "BSN23-23456-78923"])
def test_a_code_that_looks_like_something_forbidden_stops_no_letter(
    make_letter: LetterMaker, code: str
) -> None:
    assert letter_violations(make_letter(answer_at=AnswerAt(AT.site, code)), ()) == []


def test_nothing_that_is_kept_or_compared_depends_on_the_code(make_letter: LetterMaker) -> None:
    one = make_letter(answer_at=AT)
    other = make_letter(answer_at=AnswerAt(AT.site, "CDFHJ-KLMNP-RTVWX"))
    assert letter_text(one) != letter_text(other)
    assert letter_text(without_code(one)) == letter_text(without_code(other))


def test_neither_code_nor_letter_prints_itself(make_letter: LetterMaker) -> None:
    assert AT.code not in repr(make_letter(answer_at=AT))


def test_large_print_says_the_same(make_letter: LetterMaker, kind: LetterKind) -> None:
    ordinary = make_letter(kind, answer_at=AT)
    assert letter_text(ordinary) == letter_text(replace(ordinary, large_print=True))
