"""What the register does not show: a derivation is made for every way it can be.

Only when all ways end in the same gezag is that the answer; otherwise the missing fact is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from brp_adapter.custody.derivation.facts import FamilyFacts


class Hidden(StrEnum):
    """A fact that the official service uses and the public answer lacks."""

    ADOPTION = "adoption"
    ADOPTED_AFTER_RULING = "adopted after ruling"
    MARRIED_AGAIN = "married again after ruling"
    EARLIER_UNION_TOGETHER = "earlier union together"
    UNION_AT_BIRTH = "union at birth"
    DENIAL = "denial"
    RECOGNITION = "recognition"


class Unseen(Exception):
    """The question cannot go on without ``fact``, which can be any of ``options``."""

    def __init__(self, fact: Hidden, options: tuple[str, ...], missing: str) -> None:
        """``missing``: the fact in Dutch, for whoever has to look it up."""
        super().__init__(fact.value)
        self.fact, self.options, self.missing = fact, options, missing


class Unknowable(Exception):
    """Whatever the hidden facts are, the official answer cannot be known."""

    def __init__(self, *, missing: str) -> None:
        """``missing``: the fact in Dutch, for whoever has to look it up."""
        super().__init__(missing)
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Case:
    """One way it can be: the facts shown, and for the hidden ones what is assumed here."""

    family: FamilyFacts
    today: dt.date
    assumed: Mapping[Hidden, str] = field(default_factory=dict)

    def see(self, fact: Hidden, options: tuple[str, ...], missing: str) -> str:
        """What ``fact`` is here. Raises ``Unseen`` as long as nothing is assumed of it."""
        if fact in self.assumed:
            return self.assumed[fact]
        raise Unseen(fact, options, missing)

    def assumes(self, fact: Hidden, value: str) -> bool:
        """Whether ``fact`` is ``value`` here; False as well as long as nothing is assumed."""
        return self.assumed.get(fact) == value

    def assuming(self, fact: Hidden, value: str) -> Case:
        """The same with one hidden fact filled in."""
        return Case(self.family, self.today, {**self.assumed, fact: value})
