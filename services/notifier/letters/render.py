"""From a letter to a PDF: PDF/UA-1 and PDF/A-2a in one file, the same bytes for the same letter."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cache
from importlib import resources
from importlib.metadata import version
from typing import Any, Final

import typst

from notifier.letters import text_en, text_nl
from notifier.letters.content import Letter
from notifier.letters.errors import Defect, UnprintableLetterError
from notifier.letters.page import Block, Heading, Listing, Paragraph, Side, plain_text
from notifier.letters.press import NoPdf, Press

# NotifyNL prints at most 10 pages; the Berichtenbox takes 500 kB of attachments together.
_MOST_PAGES: Final = 10
_MOST_BYTES: Final = 500_000
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """A letter ready to send.

    `text_sha256` is over the words (`letter_text`), so that two letters can be compared without
    keeping either. `template_version` changes when words or layout of the template change.
    """

    pdf: bytes = field(repr=False)
    text_sha256: bytes
    template_version: str
    pages: int


class _Press:
    """The letter's template, compiled once per process, and its version."""

    def __init__(self) -> None:
        folder = resources.files("notifier.letters")
        template = folder.joinpath("templates", "letter.typ").read_bytes()
        words = [
            folder.joinpath(name).read_bytes() for name in ("text_nl.py", "text_en.py", "page.py")
        ]
        digest = hashlib.sha256(b"\0".join([version("typst").encode(), template, *words]))
        self.template_version = digest.hexdigest()[:12]
        self._press = Press("letter", template)

    def pdf(self, values: str, made_at: datetime) -> bytes:
        """Typeset. Raises ``typst.TypstError`` and ``NoPdf``."""
        return self._press.pdf(values, made_at)


@cache
def _press() -> _Press:
    return _Press()


def render(letter: Letter) -> RenderedLetter:
    """Typeset the letter: Dutch on the first side, English on the next.

    Raises UnprintableLetterError when it cannot be made; that error holds no personal data.
    """
    press = _press()
    # Midday: the date stays the same whichever time zone a reader's screen shows.
    made_at = datetime.combine(letter.letter_date, time(12), UTC)
    try:
        pdf = press.pdf(json.dumps(_values(letter)), made_at)
    except typst.TypstError as error:
        # The message of Typst quotes the text it stumbled over.
        defect = Defect.ADDRESS_TOO_WIDE if "address-window" in str(error) else Defect.TYPESETTING
        raise UnprintableLetterError(defect) from None
    except NoPdf:
        raise UnprintableLetterError(Defect.TYPESETTING) from None
    pages = len(_PAGE.findall(pdf))
    if not 0 < pages <= _MOST_PAGES:
        raise UnprintableLetterError(Defect.TOO_MANY_PAGES)
    if len(pdf) > _MOST_BYTES:
        raise UnprintableLetterError(Defect.TOO_LARGE)
    return RenderedLetter(
        pdf=pdf,
        text_sha256=hashlib.sha256(letter_text(letter).encode()).digest(),
        template_version=press.template_version,
        pages=pages,
    )


def letter_text(letter: Letter) -> str:
    """All words of the letter in reading order, the address block included."""
    envelope = [letter.sender.name, letter.sender.tagline, *_address(letter)]
    return "\n".join([*envelope, body_text(letter)])


def body_text(letter: Letter) -> str:
    """The words of both languages without the sender's head and the address block."""
    return "\n".join(plain_text(side) for side in _sides(letter))


def _sides(letter: Letter) -> tuple[Side, Side]:
    return text_nl.side(letter), text_en.side(letter)


def _address(letter: Letter) -> tuple[str, ...]:
    return (letter.addressee.name, *letter.addressee.lines)


def _values(letter: Letter) -> dict[str, Any]:
    return {
        "sender": letter.sender.name,
        "tagline": letter.sender.tagline,
        "address": _address(letter),
        "phone": letter.sender.phone,
        "reference": letter.reference,
        "sides": [
            {
                "lang": side.lang,
                "title": side.title,
                "details": side.details,
                "blocks": [_block(block) for block in side.blocks],
                "page_label": side.page_label,
            }
            for side in _sides(letter)
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Paragraph(text, strong):
            return {"kind": "paragraph", "text": text, "strong": strong}
        case Listing(items, numbered):
            return {"kind": "numbered" if numbered else "bullets", "items": items}
