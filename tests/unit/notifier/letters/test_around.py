"""The words around a letter: in a personal box, and on a screen that others may see."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from notifier.letters.content import Letter, LetterChild, LetterKind
from notifier.letters.cover import ASKING, MOST_IN_SUBJECT, MOST_IN_TEXT, cover_of
from notifier.letters.errors import UnprintableLetterError
from notifier.letters.forbidden import ForbiddenKind, cover_violations, violations
from notifier.letters.hints import mail_hint, text_hint
from tests.unit.notifier.letters.conftest import DepartingSide

LetterMaker = Callable[..., Letter]

# What an SMS takes 160 of (GSM 03.38, default alphabet); any other character makes it 70.
GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


def test_a_cover_fits_the_box(make_letter: LetterMaker, kind: LetterKind) -> None:
    cover = cover_of(make_letter(kind))
    assert len(cover.subject) <= MOST_IN_SUBJECT
    assert len(cover.text.replace("\n", "\\r\\n")) <= MOST_IN_TEXT
    assert "\n" not in cover.subject
    assert "\r" not in cover.text


def test_a_cover_names_nobody_and_holds_no_link(
    make_letter: LetterMaker, kind: LetterKind, departing_side: DepartingSide
) -> None:
    letter = make_letter(kind)
    cover = cover_of(letter)
    for personal in ("Noa", "2015", "Vries", "Lindelaan", "LEIDEN", "12 december"):
        assert personal not in cover.subject + cover.text
    assert not re.search(r"https?:|www\.|\.(nl|example|com)\b|<", cover.subject + cover.text)
    assert cover_violations(letter, departing_side.forbidden) == []


def test_a_cover_says_what_is_asked_and_that_silence_is_no_consent(
    make_letter: LetterMaker, kind: LetterKind
) -> None:
    text = cover_of(make_letter(kind)).text
    asks = "Wij vragen u om een antwoord." in text
    assert asks == (kind in ASKING)
    assert ("Dan betekent dat niet dat u het goed vindt." in text) == asks
    assert ("that does not mean that you agree" in text) == asks
    assert "0800-2000" in text
    assert "ook per post" in text


def test_a_cover_tells_by_when_only_where_the_letter_does(make_letter: LetterMaker) -> None:
    assert "vóór 1 december 2026. Later mag ook." in cover_of(make_letter()).text
    for letter in (make_letter(answer_before=None), make_letter(LetterKind.LIMITED)):
        assert not re.search(r"\b\d{4}\b", cover_of(letter).text.replace("0800-2000", ""))


def test_with_or_without_a_date_one_subject() -> None:
    """Nobody may see from a list of messages that something was left out."""
    from notifier.letters.cover import _SUBJECTS  # noqa: PLC0415 - the table itself

    assert _SUBJECTS[LetterKind.VERTREK] == _SUBJECTS[LetterKind.LIMITED]
    assert set(_SUBJECTS) == set(LetterKind)


def test_a_name_in_a_cover_is_found(
    make_letter: LetterMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from notifier.letters import cover  # noqa: PLC0415 - to plant the leak

    real = cover._dutch
    monkeypatch.setattr(
        cover, "_dutch", lambda one: [*real(one), f"Over {one.children[0].first_name}."]
    )
    found = cover_violations(make_letter(children=(LetterChild("Noa", 2015),)), ())
    assert {violation.kind for violation in found} == {ForbiddenKind.CHILD_NAME}


@pytest.mark.parametrize("in_box", [True, False])
def test_a_hint_tells_nothing_to_who_looks_along(kind: LetterKind, *, in_box: bool) -> None:
    mail, text = mail_hint(kind, in_box=in_box), text_hint(kind, in_box=in_box)
    for hint in (f"{mail.subject}\n{mail.text}", text):
        assert violations(hint, forbidden=()) == []
        lower = hint.casefold()
        for telling in ("kind", "child", "vertrek", "buitenland", "abroad", "gezag", "verhui"):
            assert telling not in lower
        assert not re.search(r"https?:|www\.|\d", hint)
    assert mail.subject.startswith("Er staat een bericht voor u klaar")
    assert text.startswith("Er staat een bericht voor u klaar")
    assert ("antwoord." in text) == (kind in ASKING)


@pytest.mark.parametrize("in_box", [True, False])
def test_an_sms_is_one_sms(kind: LetterKind, *, in_box: bool) -> None:
    day = date(2026, 11, 30) if kind in ASKING - {LetterKind.LIMITED} else None
    text = text_hint(kind, in_box=in_box, answer_before=day)
    assert set(text) <= GSM
    assert len(text) <= 160


def test_a_hint_about_a_letter_without_a_date_has_none() -> None:
    for hint in (mail_hint, text_hint):
        with pytest.raises(UnprintableLetterError, match="date_not_to_be_told"):
            hint(LetterKind.LIMITED, in_box=True, answer_before=date(2026, 12, 1))
