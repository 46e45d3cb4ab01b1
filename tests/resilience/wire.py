"""A length of wire between two processes, that a test can cut."""

import contextlib
import socket
import struct
import threading
from enum import StrEnum
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

from vertrekmelding.embedded.ports import LOOPBACK, free_port

_CHUNK: Final = 65536
_RESET: Final = struct.pack("ii", 1, 0)
"""SO_LINGER with zero seconds: closing sends a reset, as a broken line does."""


class Break(StrEnum):
    """How a wire is broken."""

    REFUSED = "refused"
    """Nobody listens."""

    SILENT = "silent"
    """A connection is made, and nothing comes through in either direction."""

    CUT = "cut"
    """What is asked arrives; of the answer half comes back, and then the line is dead."""


class Wire:
    """Listens on a port of its own and passes everything on. Breaking it ends what is under way."""

    def __init__(self) -> None:
        self.port = free_port()
        self.broken: Break | None = None
        self._upstream: tuple[str, int] | None = None
        self._lock = threading.Lock()
        self._alive: set[socket.socket] = set()
        self._listener: socket.socket | None = None

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def lead_to(self, url: str) -> None:
        """Where it leads, as soon as that is known."""
        place = urlsplit(url)
        self._upstream = (str(place.hostname), int(place.port or 80))

    def __enter__(self) -> Self:
        self._listen()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def break_(self, how: Break) -> None:
        self._close()
        self.broken = how
        if how is not Break.REFUSED:
            self._listen()

    def mend(self) -> None:
        self._close()
        self.broken = None
        self._listen()

    def _listen(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, self.port))
        listener.listen(64)
        self._listener = listener
        threading.Thread(target=self._accept, args=[listener], daemon=True).start()

    def _close(self) -> None:
        if self._listener is not None:
            with contextlib.suppress(OSError):
                # Closing alone does not wake whoever waits in accept.
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None
        with self._lock:
            alive, self._alive = self._alive, set()
        for one in alive:
            _reset(one)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return  # closed
            self._keep(near)
            if self.broken is Break.SILENT or self._upstream is None:
                continue
            try:
                far = socket.create_connection(self._upstream, timeout=2)
            except OSError:
                _reset(near)
                continue
            far.settimeout(None)
            self._keep(far)
            for pump in (self._ask, self._answer):
                threading.Thread(target=pump, args=[near, far], daemon=True).start()

    def _keep(self, one: socket.socket) -> None:
        with self._lock:
            self._alive.add(one)

    def _ask(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := near.recv(_CHUNK):
                far.sendall(chunk)
            far.shutdown(socket.SHUT_WR)

    def _answer(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := far.recv(_CHUNK):
                if self.broken is Break.CUT:
                    near.sendall(chunk[: len(chunk) // 2])
                    break
                near.sendall(chunk)
        self._drop(near, far)

    def _drop(self, *ends: socket.socket) -> None:
        with self._lock:
            self._alive -= set(ends)
        for one in ends:
            _reset(one)


def _reset(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        one.close()
