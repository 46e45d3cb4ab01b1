"""From a letter to a PDF: PDF/UA-1 and PDF/A-2a in one file, the same bytes for the same letter."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cache
from importlib import resources
from typing import Any, Final

import typst

from notifier.letters.content import Letter
from notifier.letters.errors import Defect, UnprintableLetterError
from notifier.letters.page import (
    AnswerPanel,
    Heading,
    LetterBlock,
    Listing,
    Paragraph,
)
from notifier.letters.press import NoPdf, Press
from notifier.letters.qr_code import qr_svg
from notifier.letters.versions import present_fingerprint
from notifier.letters.words import address_block, letter_text, sides, without_code

# NotifyNL prints at most 10 pages; the Berichtenbox takes 500 kB of attachments together.
_MOST_PAGES: Final = 10
_MOST_BYTES: Final = 500_000
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """A letter ready to send.

    `text_sha256` is over the words without the code to answer with, so that two letters can be
    compared without keeping either. `template_version` is the fingerprint of the template, as in
    `letters.versions`.
    """

    pdf: bytes = field(repr=False)
    text_sha256: bytes
    template_version: str
    pages: int


@cache
def _press() -> Press:
    folder = resources.files("notifier.letters")
    return Press("letter", folder.joinpath("templates", "letter.typ").read_bytes())


def render(letter: Letter) -> RenderedLetter:
    """Typeset the letter: Dutch on the first side, English on the next.

    Raises UnprintableLetterError when it cannot be made; that error holds no personal data.
    """
    # Midday: the date stays the same whichever time zone a reader's screen shows.
    made_at = datetime.combine(letter.letter_date, time(12), UTC)
    try:
        pdf = _press().pdf(json.dumps(_values(letter)), made_at)
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
        text_sha256=hashlib.sha256(letter_text(without_code(letter)).encode()).digest(),
        template_version=present_fingerprint(),
        pages=pages,
    )


def pictures(letter: Letter, *, pixels_per_inch: float = 72) -> tuple[bytes, ...]:
    """Each page as PNG, for people to look at; a provider gets the PDF. Raises as ``render``."""
    try:
        return _press().pictures(json.dumps(_values(letter)), pixels_per_inch=pixels_per_inch)
    except (typst.TypstError, NoPdf):
        raise UnprintableLetterError(Defect.TYPESETTING) from None


def _values(letter: Letter) -> dict[str, Any]:
    return {
        "sender": letter.sender.name,
        "tagline": letter.sender.tagline,
        "address": address_block(letter),
        "phones": [letter.phone, letter.phone_child_abroad, letter.help_lines.legal],
        "reference": letter.reference,
        "code": letter.answer_at.code if letter.answer_at else "",
        "large": letter.large_print,
        "sides": [
            {
                "lang": side.lang,
                "title": side.title,
                "details": side.details,
                "blocks": [_block(block) for block in side.blocks],
            }
            for side in sides(letter)
        ],
    }


def _block(block: LetterBlock) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Paragraph(text, strong):
            return {"kind": "paragraph", "text": text, "strong": strong}
        case Listing(items, numbered):
            return {"kind": "numbered" if numbered else "bullets", "items": items}
        case AnswerPanel():
            return {
                "kind": "answer",
                "visit": block.visit,
                "site": block.site,
                "enter": block.enter,
                "code": block.code,
                "birth_date": block.birth_date,
                "login": block.login,
                "picture": block.picture,
                "qr": qr_svg(block.link),
            }
