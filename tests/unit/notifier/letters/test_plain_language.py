"""Every word that a citizen reads is plain; and the measure itself finds what is not."""

from collections.abc import Callable
from datetime import date

import pytest

from notifier.letters import text_en, text_nl
from notifier.letters.content import AnswerAt, Letter, LetterKind
from notifier.letters.cover import cover_of
from notifier.letters.hints import mail_hint, text_hint
from notifier.letters.page import plain_text
from tests.plain_language import MEAN_WORDS, MOST_WORDS, findings, read, sentences

LetterMaker = Callable[..., Letter]
AT = AnswerAt("antwoord.voorbeeld.example", "23456-789CD-FHJKL")


def known_to_the_reader(letter: Letter) -> tuple[str, ...]:
    sender = letter.sender
    return (letter.addressee.name, sender.reply_address, sender.return_line, sender.phone, AT.site)


@pytest.mark.parametrize("answer_at", [None, AT], ids=["phone", "page"])
def test_letters_are_plain(
    make_letter: LetterMaker, kind: LetterKind, answer_at: AnswerAt | None
) -> None:
    letter = make_letter(kind, answer_at=answer_at)
    apart = known_to_the_reader(letter)
    assert findings(plain_text(text_nl.side(letter)), "nl", apart=apart) == []
    assert findings(plain_text(text_en.side(letter)), "en", apart=apart) == []


def test_covers_and_hints_are_plain(make_letter: LetterMaker, kind: LetterKind) -> None:
    letter = make_letter(kind)
    dutch, english, _sender = cover_of(letter).text.split("\n\n")
    assert findings(dutch, "nl", apart=known_to_the_reader(letter)) == []
    assert findings(english, "en", apart=known_to_the_reader(letter)) == []
    day = None if kind is LetterKind.LIMITED else date(2026, 12, 1)
    dutch, english = mail_hint(kind, in_box=True, answer_before=day).text.split("\n\n")
    assert findings(dutch, "nl") == []
    assert findings(english, "en") == []
    assert findings(text_hint(kind, in_box=False), "nl") == []


OFFICIAL = (
    "Ingevolge het bepaalde in het Burgerlijk Wetboek dient u als gezaghebbende uiterlijk op de"
    " genoemde datum schriftelijk uw bezwaren tegen de verhuizing kenbaar te maken."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OFFICIAL, "hard word: Ingevolge -> volgens"),
        (OFFICIAL, "words: Ingevolge"),
        (OFFICIAL, "words in a sentence on average"),
        ("Uw antwoord wordt door ons bekeken.", "passive: Uw antwoord wordt"),
        ("Er kan bezwaar ingediend worden.", "passive: Er kan"),
        ("Uw vertrekmeldingsbehandelingsnummer is nieuw.", "long word: vertrek"),
    ],
)
def test_official_dutch_is_found(text: str, found: str) -> None:
    assert any(found in line for line in findings(text, "nl"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pursuant to the law you shall act.", "hard word: Pursuant -> under"),
        ("Your answer is being looked at and was received by us.", "passive: Your"),
    ],
)
def test_official_english_is_found(text: str, found: str) -> None:
    assert any(found in line for line in findings(text, "en"))


def test_sentences_are_cut_where_a_reader_stops() -> None:
    text = "Kop zonder punt\nBel ons. Wilt u dat niet? Schrijf dan aan mr. P. Jansen.\n1. Ja."
    assert sentences(text) == (
        "Kop zonder punt",
        "Bel ons.",
        "Wilt u dat niet?",
        "Schrijf dan aan mr P Jansen.",
        "Ja.",
    )


def test_counting() -> None:
    reading = read("Een twee drie. Een twee.", "nl")
    assert (reading.mean, reading.longest) == (2.5, "Een twee drie.")
    assert reading.mean <= MEAN_WORDS
    assert findings(" ".join(["woord"] * (MOST_WORDS + 1)), "nl")
