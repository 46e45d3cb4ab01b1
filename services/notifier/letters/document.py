"""A document that is no letter: PDF/UA-1 and PDF/A-2a in one file, the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

import typst

from notifier.letters.errors import Defect, UnprintableLetterError
from notifier.letters.page import Block, Heading, Listing, Paragraph
from notifier.letters.press import NoPdf, Press


@dataclass(frozen=True, slots=True)
class Document:
    """``reference`` stands at the foot of every page; ``made_at`` is the only moment in the file.

    The file itself is titled neutrally: a list of files tells nothing about anybody.
    """

    title: str
    blocks: tuple[Block, ...] = field(repr=False)
    reference: str
    made_at: datetime


@cache
def _press() -> Press:
    folder = resources.files("notifier.letters")
    return Press("sheet", folder.joinpath("templates", "document.typ").read_bytes())


def document_pdf(document: Document) -> bytes:
    """Raises UnprintableLetterError when it cannot be made; that error holds no personal data."""
    values = {
        "title": document.title,
        "reference": document.reference,
        "blocks": [_block(block) for block in document.blocks],
    }
    try:
        return _press().pdf(
            json.dumps(values), document.made_at.astimezone(UTC).replace(microsecond=0)
        )
    except (typst.TypstError, NoPdf):
        # The message of Typst quotes the text it stumbled over.
        raise UnprintableLetterError(Defect.TYPESETTING) from None


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Paragraph():
            return {"kind": "paragraph", "text": block.whole}
        case Listing(items):
            return {"kind": "bullets", "items": items}
