"""Both languages say the same things, about the same places to fill in."""

import re
from dataclasses import asdict
from typing import Any

from notifier.decision.reasons_nl import SENTENCES
from notifier.review.access.roles import Role
from notifier.review.pages.texts_en import EN
from notifier.review.pages.texts_nl import NL


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
