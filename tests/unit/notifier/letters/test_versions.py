"""What a letter says and looks like has a number, and who changes it writes down what changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from notifier.letters import text_nl, versions
from notifier.letters.versions import VERSIONS, present_fingerprint, version_of

DOCUMENT = Path(__file__).parents[4] / "docs" / "letters.md"


def test_the_letters_as_they_are_now_were_written_down() -> None:
    """A letter in somebody's hand must be found again by what is kept about it."""
    fingerprint = present_fingerprint()
    assert version_of(fingerprint) == VERSIONS[-1], (
        f"words or layout of the letters changed: add a LetterVersion with {fingerprint!r} to"
        " notifier/letters/versions.py, say in it what changed, and tell it in docs/letters.md"
    )


def test_versions_count_on_and_never_share_a_fingerprint() -> None:
    assert [one.number for one in VERSIONS] == list(range(1, len(VERSIONS) + 1))
    assert len({one.fingerprint for one in VERSIONS}) == len(VERSIONS)
    assert [one.since for one in VERSIONS] == sorted(one.since for one in VERSIONS)
    assert all(one.since >= date(2026, 11, 21) and one.changed.strip() for one in VERSIONS)


def test_every_version_is_told_of_in_the_document() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for one in VERSIONS:
        row = f"| {one.number} | {one.since.isoformat()} | `{one.fingerprint}` | {one.changed} |"
        assert row in text


def test_an_unknown_fingerprint_has_no_version() -> None:
    assert version_of("0" * 12) is None


def test_another_word_is_another_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = present_fingerprint()
    present_fingerprint.cache_clear()
    real = text_nl.side
    monkeypatch.setattr(
        text_nl, "side", lambda letter: replace(real(letter), title=f"{real(letter).title}!")
    )
    try:
        assert versions.present_fingerprint() != before
    finally:
        present_fingerprint.cache_clear()


def test_the_same_words_have_the_same_fingerprint() -> None:
    before = present_fingerprint()
    present_fingerprint.cache_clear()
    assert present_fingerprint() == before
