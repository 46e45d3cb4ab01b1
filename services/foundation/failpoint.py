"""Named places where a test may end, hold up or break this process; nothing anywhere else.

An order is a file in the folder of the setting ``failpoints`` that has the name of the place. Its
text is ``ACTION[:PASSING[:SECONDS]]``: ``kill:3`` kills the process that passes there for its
third time. An order is carried out once, by one process, and is gone then. Without that setting,
which only test mode accepts, a passing costs one comparison.
"""

import os
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Action(StrEnum):
    """What may be ordered."""

    KILL = "kill"
    """SIGKILL to this process."""

    KILL_GROUP = "kill_group"
    """SIGKILL to the whole process group, as when a machine stops."""

    HANG = "hang"
    """Stand still for a number of seconds, and go on; meanwhile there is a file ``NAME.hangs``."""

    RAISE = "raise"
    """Raise ``FailpointHit``."""


class FailpointHit(Exception):
    """The mistake that a test ordered; the argument is the name of the place."""


class OrderUnreadable(ValueError):
    """A file in the folder of orders is none."""


@dataclass(frozen=True, slots=True)
class Order:
    """``passing`` counts from 1, for each process apart; ``seconds`` only for ``HANG``."""

    action: Action
    passing: int = 1
    seconds: float = 0.0

    @classmethod
    def read(cls, text: str) -> "Order":
        """Raises ``OrderUnreadable``."""
        action, _, rest = text.strip().partition(":")
        passing, _, seconds = rest.partition(":")
        try:
            return cls(Action(action), int(passing or 1), float(seconds or 0))
        except ValueError:
            message = "a failpoint is ordered as kill|kill_group|hang|raise[:PASSING[:SECONDS]]"
            raise OrderUnreadable(message) from None

    def __str__(self) -> str:
        return f"{self.action}:{self.passing}:{self.seconds:g}"


@dataclass(slots=True)
class _Armed:
    """Where this process looks for orders."""

    folder: Path | None = None
    passed: Counter[tuple[str, int]] = field(default_factory=Counter)


_armed = _Armed()


def arm_failpoints(folder: Path | None) -> None:
    """Look for orders in this folder from now on; None: never."""
    _armed.folder = folder
    _armed.passed.clear()


def failpoint(name: str) -> None:
    """Do what was ordered for this place. Raises ``FailpointHit`` when that was ordered."""
    if _armed.folder is not None:
        _pass(_armed.folder / name, name)


def _pass(file: Path, name: str) -> None:
    try:
        order = Order.read(file.read_text(encoding="utf-8"))
        ordered_at = file.stat().st_mtime_ns
    except FileNotFoundError:
        return
    _armed.passed[name, ordered_at] += 1
    if _armed.passed[name, ordered_at] < order.passing:
        return
    try:
        file.unlink()
    except FileNotFoundError:
        return  # another process was first
    _carry_out(order, file)


def _carry_out(order: Order, file: Path) -> None:
    match order.action:
        case Action.KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        case Action.KILL_GROUP:
            os.killpg(os.getpgrp(), signal.SIGKILL)
        case Action.HANG:
            _stand_still(file.with_name(f"{file.name}.hangs"), order.seconds)
        case Action.RAISE:
            raise FailpointHit(file.name)


def _stand_still(mark: Path, seconds: float) -> None:
    mark.touch()
    try:
        time.sleep(seconds)
    finally:
        mark.unlink(missing_ok=True)
