"""A clock that a test sets for a whole stack: one small file that every process follows.

The file holds the seconds by which the clock runs ahead of the machine's (negative: behind). It is
replaced as a whole, so that a jump is seen completely or not at all. Time runs on after a jump:
leases end and retries come due as always.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

_LONGEST = timedelta(days=365 * 100)


class ClockFileRefused(ValueError):
    """There is no such file, or it holds no number of seconds."""


def set_ahead(file: Path, ahead: timedelta) -> None:
    """Make every clock that follows ``file`` run this much ahead of the machine's."""
    unfinished = file.with_name(f".{file.name}-{uuid4().hex}")
    unfinished.write_text(f"{ahead.total_seconds():.6f}\n", encoding="ascii")
    unfinished.replace(file)


def read_ahead(file: Path) -> timedelta:
    """How much the clock runs ahead. Raises ``ClockFileRefused``."""
    try:
        ahead = timedelta(seconds=float(file.read_text(encoding="ascii")))
    except OSError as unreadable:
        msg = f"clock file {file}: cannot be read ({type(unreadable).__name__})"
        raise ClockFileRefused(msg) from None
    except (ValueError, OverflowError):
        msg = f"clock file {file}: holds no number of seconds"
        raise ClockFileRefused(msg) from None
    if abs(ahead) > _LONGEST:
        msg = f"clock file {file}: more than a hundred years away"
        raise ClockFileRefused(msg)
    return ahead


class FollowingClock:
    """Answers with the machine's moment, moved as the file says at that moment."""

    def __init__(self, file: Path, machine: Callable[[], datetime]) -> None:
        """Raises ``ClockFileRefused``: a process with a wrong setting must not start."""
        self._file = file
        self._machine = machine
        self._seen: tuple[int, int] | None = None
        self._ahead = read_ahead(file)

    def __call__(self) -> datetime:
        """Present moment, aware, UTC. The file is only read again after it was replaced."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            # The test that wrote it is over; who still runs runs on as it did.
            return self._machine() + self._ahead
        seen = (found.st_ino, found.st_mtime_ns)
        if seen != self._seen:
            self._ahead = read_ahead(self._file)
            self._seen = seen
        return self._machine() + self._ahead


def following(file: Path | None, machine: Callable[[], datetime]) -> Callable[[], datetime]:
    """The machine's clock, or with a file the one that follows it. Raises ``ClockFileRefused``."""
    return machine if file is None else FollowingClock(file, machine)
