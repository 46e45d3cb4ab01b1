"""The words of the card: all there, short, and with nothing in them that must not be."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import get_args

import pytest

from brp_adapter.api.card import Taal
from brp_adapter.card.languages import DEFAULT, LANGUAGES
from brp_adapter.card.words import Answered, Words

REPLY_PAGE = ("nl", "en", "pl", "tr", "de", "fr", "es", "ar", "uk", "ro")
LONGEST = 18
"""Words in a sentence."""

NUMBERS = {"0800-2000", "112", "0800-0432"}
ACCUSING = re.compile(r"ontvoer|dader|slachtoffer|verdacht|abduct|suspect|victim", re.IGNORECASE)


def said(words: Words) -> Iterator[tuple[str, str]]:
    for field in fields(words):
        value = getattr(words, field.name)
        if isinstance(value, str):
            yield field.name, value
        elif isinstance(value, tuple):
            yield from ((field.name, line) for line in value)
        elif isinstance(value, Answered):
            yield from ((field.name, line) for line in (value.title, *value.text))


def test_there_are_the_languages_of_the_reply_page() -> None:
    assert tuple(LANGUAGES) == REPLY_PAGE
    assert get_args(Taal) == REPLY_PAGE
    assert DEFAULT.code == "nl"
    assert [code for code, words in LANGUAGES.items() if words.rtl] == ["ar"]


@pytest.mark.parametrize("language", REPLY_PAGE)
def test_nothing_is_left_out_or_left_in_another_language(language: str) -> None:
    words, dutch = LANGUAGES[language], LANGUAGES["nl"]
    assert words.code == language
    mine, theirs = dict(said(words)), dict(said(dutch))
    assert mine.keys() == theirs.keys()
    assert all(line.strip() == line and line for line in mine.values())
    same = {name for name in mine if mine[name] == theirs[name]} if language != "nl" else set()
    assert same == set()


@pytest.mark.parametrize("language", REPLY_PAGE)
def test_every_language_gives_the_same_numbers_and_no_others(language: str) -> None:
    text = " ".join(line for _, line in said(LANGUAGES[language]))
    assert set(re.findall(r"\d[\d-]{2,}", text)) == NUMBERS


@pytest.mark.parametrize("language", REPLY_PAGE)
def test_sentences_are_short_and_accuse_nobody(language: str) -> None:
    for _, line in said(LANGUAGES[language]):
        for sentence in re.split(r"[.?!؟]\s*", line):
            assert len(sentence.split()) <= LONGEST, sentence
        assert not ACCUSING.search(line)
