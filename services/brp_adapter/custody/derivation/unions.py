"""Marriages and partnerships: what the last ones that the register shows say about earlier ones.

The register shows the present union or else the last. So nothing comes after it, whatever is
shown before it is unknown, and a person without any was never married.
"""

from __future__ import annotations

from collections.abc import Iterator

from brp_adapter.custody.derivation.facts import Parent, Union
from brp_adapter.custody.derivation.ordering import before
from contracts.values.dates import PartialDate


def between(one: Parent, other: Parent) -> tuple[Union, ...]:
    """The unions of the two with each other, as either of them shows it."""
    return tuple(_with_other(one)) + tuple(_with_other(other))


def _with_other(parent: Parent) -> Iterator[Union]:
    return (union for union in parent.unions if union.with_other_parent)


def never_married(parent: Parent) -> bool:
    """The register answered about this parent and shows no union at all."""
    return parent.adult.delivered and not parent.unions


def all_begun_before(parent: Parent, day: PartialDate | None) -> bool:
    """Certain that this parent entered into no union on ``day`` or later."""
    if not parent.adult.delivered:
        return False
    return all(before(union.start, day) is True for union in parent.unions)


def uncertain_partner(parent: Parent) -> bool:
    """A partner without number who may or may not be the other parent."""
    return any(union.with_other_parent is None for union in parent.unions)
