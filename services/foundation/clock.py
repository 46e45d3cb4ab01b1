"""The one place that reads the time of day."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Answers with the present moment, aware and in UTC. Tests pass one that they move by hand."""


def system_clock() -> datetime:
    """Present moment of this machine, aware, UTC."""
    return datetime.now(UTC)
