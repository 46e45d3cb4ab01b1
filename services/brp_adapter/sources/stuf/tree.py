"""Bytes of a stranger into a tree of elements, and a tree into its one canonical form.

No DTD, so no entities and nothing external; XInclude and schema locations are names like any
other. Which character set it is in, the document says itself: everything read of it is ASCII.
"""

import re
from typing import Final
from xml.etree.ElementTree import (
    Element,
    ParseError,
    TreeBuilder,
    canonicalize,
    tostring,
)

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from brp_adapter.sources.faults import EventRefused, Fault

_EMPTY_PREFIX: Final = re.compile(r'(<[^<>]*) xmlns:n[0-9]+=""')
MOST_BYTES: Final = 256 * 1024
DEEPEST: Final = 40
"""The official message with every group and relation is eleven deep."""

MOST_ELEMENTS: Final = 10_000


class _TooMuch(Exception):
    """Deeper or with more elements than any message in this format."""


class _Bounded:
    """Builds the tree, comments and processing instructions left out, and stops in time."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = 0
        self._elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS:
            raise _TooMuch
        self._builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(tag)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        root: Element = self._builder.close()
        return root


def parse(content: bytes) -> Element:
    """The root element. Raises ``EventRefused``, and nothing else whatever the bytes are."""
    if len(content) > MOST_BYTES:
        raise EventRefused([Fault("(bericht)", "maxLength", "Het bericht is te groot.")])
    parser = DefusedXMLParser(
        target=_Bounded(), forbid_dtd=True, forbid_entities=True, forbid_external=True
    )
    try:
        parser.feed(content)
        root: Element = parser.close()
    except DefusedXmlException:
        fault = Fault("(bericht)", "dtd", "Een DTD of entiteit is niet toegestaan.")
        raise EventRefused([fault]) from None
    except _TooMuch:
        fault = Fault("(bericht)", "tooComplex", "Het bericht is dieper of langer dan npsLk01 is.")
        raise EventRefused([fault]) from None
    except (ParseError, ValueError, LookupError, AssertionError):
        # Of a character set that Python does not know, or of many bytes per character, it is told
        # with the last three.
        raise EventRefused([Fault("(bericht)", "xml", "Geen welgevormde XML.")]) from None
    return root


def canonical(element: Element) -> bytes:
    """One form for one meaning: prefixes, order of attributes and white space make no other."""
    written = tostring(element, encoding="unicode")
    text = canonicalize(written, strip_text=True, rewrite_prefixes=True)
    # Of an attribute without a namespace it declares an empty prefix, which no parser takes back.
    while (legal := _EMPTY_PREFIX.sub(r"\1", text)) != text:
        text = legal
    return text.encode()
