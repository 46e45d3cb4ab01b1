"""In which content mode something was pushed, and its bytes: what a route of CloudEvents reads."""

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from fastapi import Request

from brp_adapter.sources.http_binding import CE
from foundation.http_edge import BODY_LIMIT_BYTES, too_large
from foundation.problem import Problem

CLOUD_EVENT: Final = "application/cloudevents+json"
BATCH: Final = "application/cloudevents-batch+json"
JSON: Final = "application/json"
ACCEPTED: Final = (CLOUD_EVENT, BATCH, JSON)

LARGEST_BATCH: Final = 1024 * 1024

_CHARSET: Final = re.compile(r'charset="?utf-?8"?', re.IGNORECASE)


class Mode(Enum):
    """The content modes of CloudEvents over HTTP."""

    STRUCTURED = CLOUD_EVENT
    BATCH = BATCH
    BINARY = JSON

    @property
    def most_bytes(self) -> int:
        """Of a body."""
        return LARGEST_BATCH if self is Mode.BATCH else BODY_LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class Pushed:
    """One HTTP message. ``headers`` as they came, in their order; they hold a token."""

    mode: Mode
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)


async def pushed(request: Request) -> Pushed:
    """Dependency. Raises ``Problem`` 415, and 413 for more than the mode may hold."""
    headers = tuple(request.headers.items())
    mode = _mode(request)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > mode.most_bytes:
            raise too_large(mode.most_bytes)
    return Pushed(mode, headers, bytes(body))


def _mode(request: Request) -> Mode:
    given, *parameters = request.headers.get("content-type", "").split(";")
    kind = given.strip().lower()
    fault = None
    if kind not in ACCEPTED:
        fault = f"Content-Type moet een van deze zijn: {', '.join(ACCEPTED)}."
    elif any(_other_charset(one.strip()) for one in parameters):
        fault = "De tekens moeten in utf-8 staan."
    elif request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        fault = "Stuur het bericht zonder Content-Encoding."
    elif kind == JSON and not any(name.startswith(CE) for name in request.headers):
        fault = f"Zonder headers ce- moet Content-Type {CLOUD_EVENT} zijn."
    if fault is not None:
        headers = {"Accept": ", ".join(ACCEPTED), "Accept-Encoding": "identity"}
        raise Problem(415, detail=fault, code="unsupported_media_type", headers=headers)
    return Mode(kind)


def _other_charset(parameter: str) -> bool:
    return parameter.lower().startswith("charset") and not _CHARSET.fullmatch(parameter)
