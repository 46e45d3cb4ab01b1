"""Something that another party knows, for a page that must not wait for that party."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Glimpse(Generic[T]):
    """The answer of ``look``, kept for ``fresh`` seconds; looked up by one thread at a time.

    Nobody waits longer than ``patience`` seconds: whoever does not get an answer by then gets
    ``unknown``, also when an older answer is at hand: an old one is a guess.
    """

    def __init__(
        self, look: Callable[[], T], *, unknown: T, fresh: float = 0.5, patience: float = 0.5
    ) -> None:
        """``look`` may raise anything; that counts as no answer. Opens nothing yet."""
        self._look = look
        self._unknown = unknown
        self._fresh = fresh
        self._patience = patience
        self._answer = unknown
        self._answered_at = float("-inf")
        self._lock = threading.Lock()
        self._done: threading.Event | None = None

    def __call__(self) -> T:
        """The answer, or ``unknown``."""
        with self._lock:
            if time.monotonic() - self._answered_at < self._fresh:
                return self._answer
            if self._done is None:
                self._done = threading.Event()
                threading.Thread(
                    target=self._find, args=(self._done,), name="glimpse", daemon=True
                ).start()
            done = self._done
        if not done.wait(self._patience):
            return self._unknown
        with self._lock:
            return self._answer

    def _find(self, done: threading.Event) -> None:
        try:
            answer = self._look()
        except Exception:  # noqa: BLE001 -- whatever kept the other from answering, it is not known
            answer = self._unknown
        with self._lock:
            self._answer, self._answered_at, self._done = answer, time.monotonic(), None
        done.set()
