"""Every kind of entry of the timeline is told in a sentence, and every code in a word."""

from datetime import UTC, datetime

import pytest

from foundation.encryption import BlindIndex
from notifier.cases.timeline import THE_PROGRAM, Happening, TimelineView
from notifier.review.pages.happening_texts import CODES_OF, HappeningTexts
from notifier.review.pages.rendering import TEXTS
from notifier.review.shown_case.timeline_part import (
    Actors,
    Whose,
    in_words,
    narrowed,
    show_timeline,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LANGUAGES = [texts.happening for texts in TEXTS.values()]
RVDK = "00000009900000000002"
ACTORS = Actors("me", {RVDK: "RvdK"}, BlindIndex(bytes(32)))


@pytest.mark.parametrize("texts", LANGUAGES)
def test_every_kind_of_entry_has_a_sentence(texts: HappeningTexts) -> None:
    assert set(texts.sentences) == set(Happening)
    assert len(set(texts.sentences.values())) == len(Happening)
    for sentence in texts.sentences.values():
        assert sentence.endswith(".")


@pytest.mark.parametrize("texts", LANGUAGES)
def test_every_code_of_an_entry_has_a_word(texts: HappeningTexts) -> None:
    for kind, source in CODES_OF.items():
        words = texts.codes[source.__name__]
        assert set(words) == set(source), source.__name__
        assert len(set(words.values())) == len(words)
        for code in source:
            sentence, beside = in_words(kind, code, texts)
            assert words[code] in sentence
            assert beside is None


@pytest.mark.parametrize("texts", LANGUAGES)
def test_what_came_of_a_later_version_is_shown_as_it_is(texts: HappeningTexts) -> None:
    assert in_words("iets_nieuws", "x1", texts) == ("iets_nieuws", "x1")
    assert in_words(Happening.MESSAGE_SENT, "x1", texts)[0].endswith("x1.")
    assert in_words(Happening.AGED, None, texts)[0].endswith(".")


def test_people_are_told_apart_and_never_named() -> None:
    texts = LANGUAGES[0]
    others = ("subject-of-anna", "subject-of-bram")
    entries = [
        TimelineView(AT, Happening.OPENED, None, actor)
        for actor in (THE_PROGRAM, "me", *others, others[0], RVDK, "00000009900000000077")
    ]
    shown = show_timeline(entries, ACTORS, texts)
    told = [one.who for one in shown][::-1]
    assert told[:2] == ["het systeem", "u"]
    assert told[2] == told[4] != told[3]
    assert told[2].startswith("collega ")
    assert told[5:] == ["RvdK", "organisatie 00000009900000000077"]
    assert "anna" not in str(told)
    people, program = narrowed(shown, Whose.PEOPLE), narrowed(shown, Whose.PROGRAM)
    assert (len(people), len(program)) == (6, 1)


def test_a_technical_code_stands_beside_its_sentence() -> None:
    entry = TimelineView(AT, Happening.MESSAGE_REFUSED, "http_400", THE_PROGRAM)
    (shown,) = show_timeline([entry], ACTORS, LANGUAGES[0])
    assert shown.code == "code http_400"
    assert "http_400" not in shown.sentence
