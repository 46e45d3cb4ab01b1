"""Everything that leaves for one person, opened: the files, what is inside them, and the wire."""

import base64
import io
import json
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import pikepdf

from notifier.delivery.channel import Parcel
from tests.privacy.kept_back import KeptBack, compactly, plainly
from tests.privacy.pdf_words import pdf_words
from tests.privacy.places import pdf_strings

_PDF: Final = b"%PDF-"
_PACKED: Final = re.compile(r">([A-Za-z0-9+/=\s]{40,})<")


@dataclass(frozen=True)
class Opened:
    """One text that somebody outside could read. ``where`` may stand in a failing test."""

    where: str
    text: str = field(repr=False)


@dataclass(frozen=True)
class Request:
    """One call as it came in at a provider: line, headers and body."""

    line: str
    headers: str = field(repr=False)
    body: bytes = field(repr=False)


class Recorder:
    """In front of the sandbox: keeps every request exactly as it came in."""

    def __init__(self, app: Callable[..., Awaitable[None]], requests: list[Request]) -> None:
        self._app = app
        self._requests = requests

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        query = scope.get("query_string", b"").decode()
        headers = "\n".join(f"{k.decode()}: {v.decode()}" for k, v in scope["headers"])
        self._requests.append(Request(f"{scope['method']} {scope['path']}?{query}", headers, body))
        given = [False]

        async def again() -> dict[str, Any]:
            if given[0]:
                return dict(await receive())
            given[0] = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, again, send)


def of_cover(parcel: Parcel) -> Iterator[Opened]:
    """The words around a letter: a channel that shows none carries them all the same."""
    yield Opened("cover subject", parcel.cover.subject)
    yield Opened("cover text", parcel.cover.text)


def of_pdf(name: str, pdf: bytes) -> tuple[Opened, ...]:
    """Words, information, metadata, and every string and stream: annotations, attachments too."""
    return tuple(Opened(f"{name}, {part}", text) for part, text in _parts(pdf))


@lru_cache(maxsize=2)
def _parts(pdf: bytes) -> tuple[tuple[str, str], ...]:
    """The same letter goes by more than one way."""
    strings: list[str] = []
    streams: list[bytes] = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        words = pdf_words(document)
        information = repr(dict(document.docinfo))
        fonts = _fonts(document)
        for thing in document.objects:
            strings += pdf_strings(thing)
            # Fonts hold the names of their makers, and no word of a letter.
            if isinstance(thing, pikepdf.Stream) and thing.objgen not in fonts:
                streams.append(thing.read_bytes())
    inside = b"\n".join(streams)
    return (
        ("words", words),
        ("information", information),
        ("strings", "\n".join(strings)),
        ("streams", inside.decode("utf-8", errors="replace")),
        ("streams", inside.replace(b"\0", b"").decode("utf-8", errors="replace")),
    )


def _fonts(document: pikepdf.Pdf) -> set[tuple[int, int]]:
    return {
        thing[key].objgen
        for thing in document.objects
        if isinstance(thing, pikepdf.Dictionary)
        for key in ("/FontFile", "/FontFile2", "/FontFile3")
        if key in thing
    }


def of_request(request: Request) -> Iterator[Opened]:
    """Line, headers and body; what is packed in base64 inside it is opened as well."""
    yield Opened("request line", request.line)
    yield Opened("request headers", request.headers)
    yield from _of_body("request body", request.body)


def _of_body(where: str, body: bytes) -> Iterator[Opened]:
    if body.startswith(_PDF):
        yield from of_pdf(where, body)
        return
    text = body.decode("utf-8", errors="replace")
    try:
        content = json.loads(text)
    except ValueError:
        yield from _of_text(where, text)
        return
    for path, value in _leaves(content):
        packed = _unpacked(value)
        if packed is not None:
            yield from _of_body(f"{where}{path}", packed)
        else:
            yield Opened(f"{where}{path}", value)


def _of_text(where: str, text: str) -> Iterator[Opened]:
    """XML most of all: what is packed inside an element is opened, and cut out of the rest."""
    for number, packed in enumerate(_PACKED.findall(text)):
        unpacked = _unpacked(packed)
        if unpacked is not None:
            yield from _of_body(f"{where}, packed {number}", unpacked)
            text = text.replace(packed, "")
    # A line break as the Berichtenbox takes it would hide the word that follows.
    yield Opened(where, text.replace("\\r\\n", "\n"))


def _leaves(content: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(content, dict):
        for name, value in content.items():
            yield f"{path}, a name", str(name)
            yield from _leaves(value, f"{path}.{name}")
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from _leaves(value, f"{path}[{number}]")
    else:
        yield path, str(content)


def _unpacked(value: str) -> bytes | None:
    try:
        unpacked = base64.b64decode(value, validate=True)
    except ValueError:
        return None
    return unpacked if unpacked.startswith((_PDF, b"{", b"<")) else None


def found_in(opened: Iterable[Opened], kept: Iterable[KeptBack]) -> list[str]:
    """Where something stands that must not: place and label, and never the value."""
    items = tuple(kept)
    found = []
    for one in opened:
        plain = plainly(one.text)
        compact = compactly(plain)
        found += [f"{one.where}: {item.label}" for item in items if item.is_in(plain, compact)]
    return found
