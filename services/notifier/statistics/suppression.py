"""Which counts may be shown, and as what: small ones are hidden, and so is what gives them away.

Three steps, each simple on its own.

1. A count below ``SMALL`` is hidden, zero included. What is shown is rounded to ``STEP``.
2. A reader can add and subtract. ``bounds_of`` works out what follows from everything that is
   shown: between which numbers each hidden count must lie.
3. A small count is *exposed* when that excludes any number from 0 up to ``SMALL`` - 1. Then one
   count beside it is hidden as well (secondary suppression), and step 2 begins again, until
   nothing is exposed.

So whatever can be calculated from the tables, of a hidden small count nothing is learnt but that
it is small. Step 2 is exact, not an estimate: the splits form trees (``Splits`` checks that), and
in a tree passing bounds up and down once finds the narrowest ones there are.

Which count is hidden in step 3 follows from the order in the table and never from its size. The
smallest would cost less, but "this one is hidden, so it is not above that one" is a fact as well:
together with a total it told a 9 exactly (``tests/unit/notifier/statistics`` plays a reader who
has this program).

Source of the numbers: ``domain/workflow`` §7. A hidden count does not say whether it was hidden
because it is small or to protect another: that difference would tell which ones are small.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

SMALL: Final = 10
"""Counts below it are not shown."""

STEP: Final = 5
"""What is shown is a multiple of it, the nearest one."""

SPLIT_FROM: Final = 20
"""A smaller whole is not split: beside one count of ``SMALL`` there is no room for every other."""

_OFF: Final = STEP // 2
_NO_LIMIT: Final = 10**12


@dataclass(frozen=True, slots=True)
class Split:
    """A count and the parts that it falls apart in: they add up to it, and nothing is in two."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a count can be."""

    least: int
    most: int

    def cover(self, other: "Bounds") -> bool:
        """Whether all that the other allows is allowed here."""
        return self.least <= other.least and self.most >= other.most


ANYTHING: Final = Bounds(0, _NO_LIMIT)
ANY_SMALL: Final = Bounds(0, SMALL - 1)
NOT_SMALL: Final = Bounds(SMALL, _NO_LIMIT)


class Splits:
    """Splits that form trees, each after the split that its whole is a part of."""

    def __init__(self, splits: Collection[Split]) -> None:
        """Raises ``ValueError`` where they form no trees, or a split has fewer than two parts."""
        parts = [part for split in splits for part in split.parts]
        if len(set(parts)) != len(parts):
            message = "a count is part of two splits"
            raise ValueError(message)
        if any(len(split.parts) < 2 for split in splits):  # noqa: PLR2004 -- one part is no split
            message = "a split has two parts or more"
            raise ValueError(message)
        self.split_of = {part: split for split in splits for part in split.parts}
        self.top_down = tuple(_top_down(splits, self.split_of))
        self.keys = frozenset((*parts, *(split.whole for split in splits)))

    def beside(self, key: str) -> tuple[str, ...]:
        """The other parts of the same whole."""
        split = self.split_of.get(key)
        return () if split is None else tuple(part for part in split.parts if part != key)


def publish(
    counts: Mapping[str, int],
    splits: Splits,
    *,
    never: Collection[str] = (),
    fixed: Mapping[str, int] | None = None,
) -> dict[str, int]:
    """What may be shown, rounded; what is absent is hidden.

    ``never``: counts that stand in no table, but that a reader can calculate. ``fixed``: what was
    shown before and cannot be taken back; what is in it, or in ``never``, is not part of the
    answer. Raises ``ValueError`` where parts do not add up, and ``CannotProtect``.
    """
    _check_sums(counts, splits)
    before = fixed or {}
    free = {key for key in counts if key not in never and key not in before}
    shown = {key for key in free if counts[key] >= SMALL}
    while True:
        shown -= _without_whole(shown | set(before), counts, splits)
        known = {key: rounded(counts[key]) for key in shown} | dict(before)
        found = bounds_of(known, splits, _given_away(counts, known, splits))
        exposed = sorted(key for key in counts if _is_exposed(counts[key], found, key))
        if not exposed:
            return {key: known[key] for key in shown}
        shown -= {_to_hide(key, shown, splits) for key in exposed}


class CannotProtect(Exception):
    """What was shown before already gives a small count away together with anything new."""


def rounded(count: int) -> int:
    """The nearest multiple of ``STEP``; of a count that may be shown."""
    return (count + _OFF) // STEP * STEP


def bounds_of(
    shown: Mapping[str, int], splits: Splits, also: Mapping[str, Bounds] | None = None
) -> dict[str, Bounds]:
    """Between which numbers each count lies, for whoever sees what is shown and knows ``also``."""
    given = dict.fromkeys(splits.keys, ANYTHING) | dict(also or {})
    found = {key: _told_by(shown[key]) if key in shown else given[key] for key in splits.keys}
    for split in reversed(splits.top_down):
        least = sum(found[part].least for part in split.parts)
        most = sum(found[part].most for part in split.parts)
        found[split.whole] = _both(found[split.whole], Bounds(least, most))
    for split in splits.top_down:
        whole = found[split.whole]
        least = sum(found[part].least for part in split.parts)
        most = sum(found[part].most for part in split.parts)
        found |= {
            part: _both(
                found[part],
                Bounds(
                    whole.least - (most - found[part].most),
                    whole.most - (least - found[part].least),
                ),
            )
            for part in split.parts
        }
    return found


def _told_by(shown: int) -> Bounds:
    return Bounds(max(SMALL, shown - _OFF), shown + _OFF)


def _both(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(max(one.least, other.least), min(one.most, other.most))


def _given_away(
    counts: Mapping[str, int], shown: Mapping[str, int], splits: Splits
) -> dict[str, Bounds]:
    """Which hidden counts are small, and which are hidden to protect them.

    Nobody is told. But whoever knows this method may find out from what else is hidden, so it
    is taken for known, except where a whole split is hidden: then nothing points at any of them.
    """
    return {
        part: ANY_SMALL if counts[part] < SMALL else NOT_SMALL
        for split in splits.top_down
        if not shown.keys().isdisjoint(split.parts)
        for part in split.parts
        if part not in shown
    }


def _is_exposed(count: int, found: Mapping[str, Bounds], key: str) -> bool:
    return count < SMALL and key in found and not found[key].cover(ANY_SMALL)


def _without_whole(shown: Collection[str], counts: Mapping[str, int], splits: Splits) -> set[str]:
    """Parts of what is hidden, which together would tell it; and parts of what is hardly more."""
    hidden: set[str] = set()
    for split in splits.top_down:
        whole = split.whole
        if whole not in shown or whole in hidden or rounded(counts[whole]) < SPLIT_FROM:
            hidden.update(split.parts)
    return hidden


def _to_hide(key: str, shown: Collection[str], splits: Splits) -> str:
    """The first count beside it, in the order of the table, that can still be hidden.

    With nothing shown beside it, bounds come from the whole alone, and cover every small number:
    only a whole that is large enough is split. What is fixed can be in the way of that.
    """
    others = [part for part in splits.beside(key) if part in shown] or sorted(shown)
    if not others:
        raise CannotProtect
    return others[0]


def _check_sums(counts: Mapping[str, int], splits: Splits) -> None:
    if not splits.keys <= set(counts):
        message = "a split has a part that was not counted"
        raise ValueError(message)
    for split in splits.top_down:
        if counts[split.whole] != sum(counts[part] for part in split.parts):
            message = f"the parts do not add up: {split.whole}"
            raise ValueError(message)


def _top_down(splits: Collection[Split], split_of: Mapping[str, Split]) -> Iterator[Split]:
    waiting = list(splits)
    done: set[Split] = set()
    while waiting:
        ready = [one for one in waiting if split_of.get(one.whole) in {None, *done}]
        if not ready:
            message = "the splits form a circle"
            raise ValueError(message)
        yield from ready
        done.update(ready)
        waiting = [one for one in waiting if one not in done]
