"""Calls over HTTP: by a client that costs next to nothing, and by the one that we use."""

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

import httpx

_TIMEOUT: Final = 30.0
_SUCCESS: Final = b" 20"


class NotTaken(Exception):
    """The answer was no success. The text is its status line."""


def request_of(url: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """A whole HTTP/1.1 POST, made once."""
    place = urlsplit(url)
    head = {"Host": place.netloc, "Content-Length": str(len(body)), **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"POST {place.path or '/'} HTTP/1.1\r\n{lines}\r\n".encode() + body


@contextmanager
def posting_bytes(url: str, request: bytes) -> Iterator[Callable[[], None]]:
    """A step sends the same bytes over one connection and reads the answer.

    Nearly all time is that of the server. Raises ``NotTaken``.
    """
    place = urlsplit(url)
    with (
        socket.create_connection((place.hostname, place.port or 80), _TIMEOUT) as connection,
        connection.makefile("rb") as answers,
    ):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def step() -> None:
            connection.sendall(request)
            status = answers.readline()
            length = 0
            while line := answers.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            answers.read(length)
            if _SUCCESS not in status[:13]:
                raise NotTaken(status.decode("ascii", "replace").strip())

        yield step


@contextmanager
def posting_with_httpx(url: str, body: dict[str, object]) -> Iterator[Callable[[], None]]:
    """A step is one synchronous call as our workers make them."""
    content = json.dumps(body)
    headers = {"Content-Type": "application/json"}
    with httpx.Client(timeout=_TIMEOUT) as client:

        def step() -> None:
            client.post(url, content=content, headers=headers).raise_for_status()

        yield step
