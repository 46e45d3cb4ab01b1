"""Which version of the letters this is: what they say and how they look, under a number.

With every message the fingerprint of the template is kept; here stands what people call it. A test
fails when words or layout change and nobody wrote down what changed.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from importlib.metadata import version
from itertools import product
from typing import Final

from notifier.letters.content import Addressee, AnswerAt, Letter, LetterChild, LetterKind, Sender
from notifier.letters.cover import cover_of
from notifier.letters.words import letter_text


@dataclass(frozen=True, slots=True)
class LetterVersion:
    """``number`` is how people call it; ``changed`` says what is new in it, for readers of it."""

    number: int
    since: date
    fingerprint: str
    changed: str


VERSIONS: Final = (
    LetterVersion(1, date(2026, 11, 21), "881d8d3d7ef4", "The first letters, answered by phone."),
    LetterVersion(
        2,
        date(2026, 11, 22),
        "35ff18e052ec",
        "Answering on a page with a code, large print, words for the personal box.",
    ),
    LetterVersion(
        3,
        date(2026, 11, 22),
        "9fe65496e06d",
        "A letter that asks whether an agreement by code is right.",
    ),
    LetterVersion(
        4,
        date(2026, 11, 22),
        "f1ec61e36b0b",
        "A number for who calls from abroad; a long address of the page breaks where it should.",
    ),
    LetterVersion(
        5,
        date(2026, 11, 22),
        "591327f8821d",
        "Abroad every number stands as it is dialled from there.",
    ),
)
"""The oldest first. Add one below; never change or remove one: letters in the world refer to it."""


def version_of(fingerprint: str) -> LetterVersion | None:
    """The version that a message was made with; None when nobody wrote it down."""
    return next((one for one in VERSIONS if one.fingerprint == fingerprint), None)


@cache
def present_fingerprint() -> str:
    """Over every word of every letter and cover, the layout, and the typesetter itself."""
    folder = resources.files("notifier.letters")
    found = hashlib.sha256(version("typst").encode())
    found.update(folder.joinpath("templates", "letter.typ").read_bytes())
    for letter in _every_letter():
        cover = cover_of(letter)
        for words in (letter_text(letter), cover.subject, cover.text):
            found.update(b"\0" + words.encode())
    return found.hexdigest()[:12]


def _every_letter() -> Iterator[Letter]:
    """Whatever changes the words, in every combination; names, dates and sender are fixed."""
    here = Addressee("A. Voorbeeld", ("Straat 1", "1234 AB PLAATS"))
    abroad = Addressee("A. Voorbeeld", ("Straat 1", "1000 Plaats", "LAND"))
    children = (LetterChild("Noa", 2015), LetterChild("Sem", 2018), LetterChild("Puck", None))
    sites = (None, AnswerAt("antwoord.example", "2345-6789-ABCD"))
    day = date(2026, 1, 2)
    for kind, answer_at, count, website in product(LetterKind, sites, (1, 3), (None, "a.example")):
        plain = Letter(
            kind=kind,
            addressee=here,
            children=children[:count],
            letter_date=day,
            reference="CDF-GHJ-KLM",
            departure_date=day if kind is LetterKind.CORRECTION else None,
            sent_on=day,
            sender=Sender(website=website),
            answer_at=answer_at,
        )
        yield plain
        yield replace(plain, addressee=abroad)
        if kind is not LetterKind.LIMITED:
            for after in (False, True):
                yield replace(plain, departure_date=day, answer_before=day, after_departure=after)
