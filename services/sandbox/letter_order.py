"""Reads the order for one precompiled letter that a NotifyNL client posts."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

_MEMBERS = ("reference", "content", "postage")
_POSTAGES = ("first", "second", "economy")


class UnfitLetterError(ValueError):
    """NotifyNL refuses the order: its error name and message."""

    def __init__(self, message: str, kind: str = "ValidationError") -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class LetterOrder:
    """A sound order."""

    reference: str
    pdf: bytes
    postage: str


def read_order(body: bytes) -> LetterOrder:
    """Give the order, or raise UnfitLetterError with all that is wrong with its members."""
    try:
        content = json.loads(body)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        message = "Invalid JSON supplied in POST data"
        raise UnfitLetterError(message, "BadRequestError")
    if faults := _faults(content):
        raise UnfitLetterError("; ".join(faults))
    try:
        pdf = base64.b64decode(content["content"], validate=True)
    except binascii.Error:
        message = "content is not valid base64"
        raise UnfitLetterError(message) from None
    if not pdf.startswith(b"%PDF-"):
        message = "Letter content is not a valid PDF"
        raise UnfitLetterError(message, "BadRequestError")
    return LetterOrder(content["reference"], pdf, content.get("postage", "second"))


def _faults(content: dict[str, Any]) -> list[str]:
    required = ("reference", "content")
    faults = [f"{name} is a required property" for name in required if name not in content]
    faults += [
        f"Additional properties are not allowed ({name} was unexpected)"
        for name in sorted(content.keys() - set(_MEMBERS))
    ]
    faults += [
        f"{name} is not of type string"
        for name in _MEMBERS
        if name in content and not isinstance(content[name], str)
    ]
    if content.get("postage", "second") not in _POSTAGES:
        faults.append("postage invalid. It must be either first, second or economy.")
    return faults
