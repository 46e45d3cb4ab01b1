"""Where a case stands in the worklist, as far as only the decision and the facts say it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.dialects.postgresql.ranges import MultiRange

from contracts.messages.facts import ChildFacts
from contracts.values.dates import PartialDate
from notifier.cases.reason_group import ReasonGroup, bits_of, groups_of
from notifier.decision.facts import AnswerKind, CaseFacts
from notifier.decision.looks_first import Desk, looks_first
from notifier.decision.outcome import Decision

_ASKS_FOR_A_HUMAN: Final = frozenset({AnswerKind.OBJECT, AnswerKind.WRONG})


@dataclass(frozen=True)
class WorklistPlace:
    """Kept in the row of the case, in the transaction of the decision that it is taken from.

    ``leaves_on``: the days on which one of the children may leave, as ranges without overlap, in
    order; of an incomplete date all the days that it may be. ``replied_at``: since when the last
    word of a holder is that they do not agree, or that it is not right.
    """

    leaves_on: MultiRange[date]
    looks_first: Desk | None
    reason_groups: tuple[ReasonGroup, ...]
    replied_at: datetime | None

    @property
    def columns(self) -> dict[str, object]:
        """As the row of the case keeps them."""
        return {
            "leaves_on": self.leaves_on,
            "looks_first": self.looks_first,
            "reason_groups": bits_of(self.reason_groups),
            "replied_at": self.replied_at,
        }


def worklist_place(facts: CaseFacts, decision: Decision) -> WorklistPlace:
    """Depends on nothing else, the moment included: so it stays true while time passes."""
    codes = {reason.code for reason in decision.reasons}
    return WorklistPlace(
        leaves_on=_days(facts.departure.children),
        looks_first=looks_first(decision),
        reason_groups=groups_of(codes),
        replied_at=replied_at(facts, decision),
    )


def replied_at(facts: CaseFacts, decision: Decision) -> datetime | None:
    """When the latest answer that asks for a human was given; None when none does (DECISION §9).

    When no departure is left it has come to nothing, and so has the answer.
    """
    if all({"G01", "G02"} & set(child.codes) for child in decision.children):
        return None
    last = {
        answer.by: answer
        for answer in sorted(facts.answers, key=lambda answer: (answer.at, answer.answer))
    }
    asking = (answer.at for answer in last.values() if answer.answer in _ASKS_FOR_A_HUMAN)
    return max(asking, default=None)


def _days(children: tuple[ChildFacts, ...]) -> MultiRange[date]:
    spans = {
        (known.earliest, known.latest)
        for child in children
        if child.undone is None
        for known in _dates(child)
    }
    merged: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if merged and first <= _after(merged[-1][1]):
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return MultiRange(_range(first, last) for first, last in merged)


def _dates(child: ChildFacts) -> list[PartialDate]:
    """As registered; before that as in every declaration that stands (they may contradict)."""
    if child.registration is not None:
        return [child.registration.date]
    return [given.date for given in child.declarations if given.withdrawn_at is None]


def _range(first: date, last: date) -> Range[date]:
    """Of a date of which nothing is known both ends are open."""
    return Range(
        None if first == date.min else first,
        None if last == date.max else _after(last),
        bounds="()" if first == date.min else "[)",
    )


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
