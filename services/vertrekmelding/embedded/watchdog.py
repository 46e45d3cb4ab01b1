"""End whole process groups when the supervisor is gone.

The kernel's death signal reaches only the children of the supervisor (and only on Linux). A
Celery worker has children of its own; they share its process group. This small program holds the
reading end of a pipe whose writing end only the supervisor has: when the pipe ends, the
supervisor has ended, whatever the reason.

Run as a script, lines on standard input: ``+GROUP SIGNAL`` to guard a group, ``-GROUP`` to
forget it. Standard library only.
"""

import contextlib
import os
import signal
import sys
import time

_GRACE = 1.5  # seconds: PostgreSQL needs a moment to end its own children on SIGQUIT


def main() -> None:
    """Read until the pipe ends, then end what is still guarded."""
    guarded: dict[int, int] = {}
    for line in sys.stdin:
        word, *rest = line.split()
        group = int(word[1:])
        if word.startswith("+"):
            guarded[group] = int(rest[0])
        else:
            guarded.pop(group, None)
    for group, death_signal in guarded.items():
        _send(group, death_signal)
    deadline = time.monotonic() + _GRACE
    while any(_send(group, 0) for group in guarded) and time.monotonic() < deadline:
        time.sleep(0.05)
    for group in guarded:
        _send(group, signal.SIGKILL)


def _send(group: int, number: int) -> bool:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
        return True
    return False


if __name__ == "__main__":
    main()
