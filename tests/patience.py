"""Waiting for something on a machine that does other things as well.

A fixed number of seconds says more about the machine than about what is waited for: four workers
that start a stack each make everything take many times as long.
"""

import os
import time
from collections.abc import Iterator

LOOK = 0.05
"""Seconds between two looks."""

_LONG_LOOK = 4 * LOOK
_AT_MOST = 5
"""So many times as long as was asked a look may take before it counts after all: it hangs."""


def looks(seconds: float, *, every: float = LOOK) -> Iterator[None]:
    """One more look at each turn, for as many seconds as a machine with nothing else to do needs.

    What slows down the thing that is waited for slows down looking at it as well, so a look that
    takes long counts for less; and so does the time in which others had the processors.
    """
    spent = 0.0
    while spent < seconds:
        began = time.monotonic()
        yield
        time.sleep(every)
        spent += _counted(time.monotonic() - began, every) / _crowd()


def stretched(seconds: float) -> float:
    """What takes this long on a machine with nothing else to do may take so long on this one."""
    return seconds * _crowd()


def _counted(took: float, every: float) -> float:
    return max(min(took, max(_LONG_LOOK, every)), took / _AT_MOST)


def _crowd() -> float:
    """How many want each processor; at least one."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
