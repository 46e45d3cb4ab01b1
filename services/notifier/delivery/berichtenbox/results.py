"""Reads what MijnOverheid made of messages (BerichtVerwerkResponse).

Only what is needed is read, by the local names of the elements: `ebms-adapter-client` gives up a
whole response, with the codes of all its messages, as soon as one count or one empty Stadium in it
is missing; a message whose XML was turned down comes back in just such a response.
"""

import re
import zlib
from dataclasses import dataclass
from typing import Final
from uuid import UUID
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

_GZIP: Final = b"\x1f\x8b"
_GZIP_WINDOW: Final = 31
MOST_BYTES: Final = 10_000_000
"""Of a response once unpacked: it holds no attachments."""

_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
NO_CODE: Final = "zonder-code"
"""Stands for a code that is missing, or is no code."""


class NoResponse(Exception):
    """It is no BerichtVerwerkResponse that can be read; nothing of it is repeated here."""


@dataclass(frozen=True)
class BoxResult:
    """What became of one message. ``reference``: our message id, None when it names none of ours.

    ``code``: the VerwerkingsCode as it came, a name or a number.
    """

    reference: UUID | None
    code: str


def read_results(content: bytes) -> tuple[BoxResult, ...]:
    """Every message that a response tells of, in its order. Raises ``NoResponse``."""
    try:
        root = fromstring(_unpacked(content), forbid_dtd=True)
    except (ParseError, ValueError, zlib.error):
        raise NoResponse from None
    if _name(root) != "BerichtVerwerkResponse":
        raise NoResponse
    found = [one for one in root.iter() if _name(one) == "Bericht"]
    if not found:
        raise NoResponse
    return tuple(BoxResult(_ours(_text(one, "BerichtID")), _code(one)) for one in found)


def _unpacked(content: bytes) -> bytes:
    """MijnOverheid packs some responses (aansluithandleiding §4.3); a small one may grow large."""
    if content.startswith(_GZIP):
        unpacking = zlib.decompressobj(_GZIP_WINDOW)
        content = unpacking.decompress(content, MOST_BYTES)
        if not unpacking.eof:
            raise NoResponse
    if len(content) > MOST_BYTES:
        raise NoResponse
    return content


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(parent: Element, name: str) -> str:
    found = next((one for one in parent if _name(one) == name), None)
    return "" if found is None else (found.text or "").strip()


def _code(one: Element) -> str:
    code = _text(one, "VerwerkingsCode")
    return code if _CODE.fullmatch(code) else NO_CODE


def _ours(bericht_id: str) -> UUID | None:
    try:
        return UUID(bericht_id)
    except ValueError:
        return None
