"""The sandbox's own time: it stands for other organisations, which have clocks of their own."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment as an aware datetime in UTC."""


def system() -> datetime:
    """Read the machine's clock."""
    return datetime.fromtimestamp(time.time(), tz=UTC)


def stamp(moment: datetime) -> str:
    """Write a moment as RFC 3339 in UTC with microseconds, as NotifyNL does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
