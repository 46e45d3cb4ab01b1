"""Official scenarios use numbers that fail the eleven-test: each gets a stand-in from our range.

What comes out is given back under the numbers of the file. That nothing depends on the numbers
themselves is what the derivation promises anyway.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contracts.values.bsn import Bsn, NotABsn

_MEMBER = "burgerservicenummer"
_NOT_PUBLIC = frozenset({"beyondPublicApi", "history"})
"""What official scenarios tell besides the public answer: never input."""
_FIRST, _LAST = 999900000, 999999999


class StandIns:
    """One file or scenario: each number there, and the number that stands in for it."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._by_given: dict[str, Bsn] = {}
        self._given: dict[Bsn, str] = {}
        self._free = _free_numbers()

    def of(self, given: str) -> Bsn:
        """The same stand-in for the same number, another for another."""
        if given not in self._by_given:
            stand_in = next(self._free)
            self._by_given[given], self._given[stand_in] = stand_in, given
        return self._by_given[given]

    def given(self, stand_in: Bsn) -> str:
        """The number of the file."""
        return self._given[stand_in]

    def replaced(self, value: Any) -> Any:  # noqa: ANN401  any JSON
        """The same JSON with every number replaced, and without what no public answer contains."""
        if isinstance(value, Mapping):
            return {
                key: self.of(inner).reveal()
                if key == _MEMBER and isinstance(inner, str)
                else self.replaced(inner)
                for key, inner in value.items()
                if key not in _NOT_PUBLIC
            }
        if isinstance(value, list):
            return [self.replaced(inner) for inner in value]
        return value


def _free_numbers() -> Iterator[Bsn]:
    for number in range(_FIRST, _LAST):
        try:
            yield Bsn(str(number))
        except NotABsn:
            continue
