"""Who has which number now, from the notices that told of a change; never two people as one.

A notice may be wrong: a slip, or another person's record. Taken at its word it would bring one
person's departure, protection and messages under another. So a change counts only where nothing
speaks against it; else both numbers stay apart and a human looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from brp_adapter.custody.person import Person
from brp_adapter.custody.reported import ReportedDeparture, Touched
from contracts.gezag import holders_of
from contracts.values.bsn import Bsn

_ONE: Final = 1


@dataclass(frozen=True, slots=True)
class NumberChanges:
    """``present``: earlier number → present one. ``doubtful``: both sides of what cannot be."""

    present: Mapping[Bsn, Bsn]
    doubtful: frozenset[Bsn]


def number_changes(
    events: Sequence[ReportedDeparture], persons: Mapping[Bsn, Person]
) -> NumberChanges:
    """What counts of all notices. ``persons``: whom the BRP delivers now, by number.

    A change is doubted when the BRP still delivers somebody under the earlier number, when the
    notices lead to two present numbers, or when an answer of the BRP names both as two people.
    """
    told: dict[Bsn, set[Bsn]] = {}
    for event in events:
        if isinstance(event, Touched):
            for old in event.historic:
                if old != event.person:
                    told.setdefault(old, set()).add(event.person)
    ends = {old: _ends(told, old) for old in told}
    apart = frozenset(_told_apart(persons.values()))
    doubted = {
        old
        for old, found in ends.items()
        if old in persons
        or len(found) != _ONE
        or any(frozenset({old, number}) in apart for number in found)
    }
    # Two whom the BRP tells apart may also be joined by way of a third number.
    doubted |= _joining(ends, apart)
    return NumberChanges(
        {old: next(iter(found)) for old, found in ends.items() if old not in doubted},
        frozenset(doubted).union(*(ends[old] for old in doubted)),
    )


def _ends(told: Mapping[Bsn, set[Bsn]], start: Bsn) -> frozenset[Bsn]:
    """The numbers at which a chain of changes ends; none where it goes round."""
    seen, waiting, ends = {start}, [start], set()
    while waiting:
        number = waiting.pop()
        newer = told.get(number, set())
        if not newer:
            ends.add(number)
        waiting += newer - seen
        seen |= newer
    return frozenset(ends)


def _joining(
    ends: Mapping[Bsn, frozenset[Bsn]], apart: frozenset[frozenset[Bsn]]
) -> frozenset[Bsn]:
    return frozenset(
        old
        for pair in apart
        for ended in [{ends.get(number, frozenset({number})) for number in pair}]
        if len(ended) == _ONE
        for old in pair & ends.keys()
    )


def _told_apart(persons: Iterable[Person]) -> Iterator[frozenset[Bsn]]:
    """Pairs of numbers that stand in one answer as two people."""
    for person in persons:
        parents = [parent.bsn for parent in person.parents if parent.bsn is not None]
        yield from _pairs([person.bsn, *parents])
        for relation in person.gezag:
            holders = [h.bsn for h in holders_of(relation.gezag) if h.bsn is not None]
            child = person.bsn if relation.child is None else relation.child
            yield from _pairs([child, *holders])


def _pairs(numbers: Sequence[Bsn]) -> Iterator[frozenset[Bsn]]:
    for place, one in enumerate(numbers):
        for other in numbers[place + 1 :]:
            if one != other:
                yield frozenset({one, other})
