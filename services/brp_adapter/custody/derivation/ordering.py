"""Comparing dates that may be incomplete: certain, or None."""

from __future__ import annotations

from contracts.values.dates import PartialDate


def not_after(one: PartialDate | None, other: PartialDate | None) -> bool | None:
    """Whether ``one`` is certainly on or before ``other``; None when it can be both."""
    if one is None or other is None or one.year is None or other.year is None:
        return None
    if one == other or one.latest <= other.earliest:
        return True
    return False if one.earliest > other.latest else None


def before(one: PartialDate | None, other: PartialDate | None) -> bool | None:
    """Whether ``one`` is certainly before ``other``; None when it can be both."""
    later = not_after(other, one)
    return None if later is None else not later
