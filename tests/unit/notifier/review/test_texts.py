"""Both languages say the same things, about the same places to fill in."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from enum import Enum
from typing import Any, Final

from notifier.decision.reasons_nl import SENTENCES
from notifier.review.pages.menu import MENU
from notifier.review.pages.texts_en import EN
from notifier.review.pages.texts_nl import NL
from notifier.review.worklist.shown_list import KEYS
from notifier.staff.roles import Role

FEWER: Final = {
    "holds.outcomes",  # facts by which nobody needs to be told
    "holds.take_back_what",  # what has ended cannot be taken back
}
"""Tables with a word for some kinds only."""


def places(texts: object) -> dict[str, set[str]]:
    flat: dict[str, set[str]] = {}

    def walk(name: str, value: Any) -> None:  # noqa: ANN401 - whatever a field holds
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(f"{name}.{key}", inner)
        elif isinstance(value, tuple):
            for number, inner in enumerate(value):
                walk(f"{name}.{number}", inner)
        else:
            flat[name] = set(re.findall(r"\{(\w+)\}", value))

    walk("", texts)
    return flat


def test_no_word_is_missing_in_either() -> None:
    assert places(asdict(NL)) == places(asdict(EN))


def test_every_role_has_a_name() -> None:
    assert set(NL.roles) == set(EN.roles) == set(Role)


def test_every_error_says_what_to_do() -> None:
    for error in (*NL.errors.values(), *EN.errors.values()):
        assert error.title
        assert error.text.endswith(".")
        assert error.do.endswith(".") or error.do.endswith("?")


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    assert set(NL.page.reasons.sentences) == set(EN.page.reasons.sentences) == set(SENTENCES)
    assert not set(NL.page.reasons.sentences.values()) & set(EN.page.reasons.sentences.values())


def tables(texts: object, name: str = "") -> Iterator[tuple[str, Mapping[Any, object]]]:
    """Whatever has a word per kind of something."""
    if isinstance(texts, dict):
        if texts and all(isinstance(key, Enum) for key in texts):
            yield name, texts
        for key, inner in texts.items():
            yield from tables(inner, f"{name}.{key}".lstrip("."))


def without_words(texts: object) -> list[str]:
    return [
        f"{name}: {kind.name}"
        for name, table in tables(texts)
        for kind in type(next(iter(table)))
        if name not in FEWER and kind not in table
    ]


def test_every_kind_has_a_word() -> None:
    """Once the page of the next shift fell over a handover that had not arrived."""
    assert len(list(tables(asdict(NL)))) > 30
    assert without_words(asdict(NL)) == without_words(asdict(EN)) == []


def test_a_kind_without_a_word_is_found() -> None:
    assert without_words({"roles": {Role.LEAD: "lead"}}) != []


def test_no_two_places_have_the_same_key() -> None:
    """Two places in the menu once had the keys of two parts of the worklist."""
    pressed = Counter(
        [*filter(None, (item.keys for item in MENU)), *map("g {}".format, KEYS.values())]
    )
    assert [keys for keys, times in pressed.items() if times > 1] == []
    assert set(pressed) <= set(NL.keys.keys)
    assert set(NL.keys.keys) == set(EN.keys.keys)
