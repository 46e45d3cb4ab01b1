"""Of which children we know for certain who has gezag: who is not named then has none."""

from __future__ import annotations

from datetime import datetime

from contracts.messages.facts import GezagSource
from contracts.values.bsn import Bsn
from notifier.decision.facts import CaseFacts
from notifier.decision.gate import g01_not_a_minor
from notifier.decision.view import ChildView

Holders = dict[Bsn, frozenset[Bsn]]
"""Per child everyone who has gezag, or had it when they died."""


def certain_holders(facts: CaseFacts, now: datetime) -> Holders:
    """Only children who depart and whose gezag is determined, with all holders named.

    Where the answer is missing, under inquiry or names nobody, that somebody is not in it says
    nothing. Someone of whom the register says that they died is counted in: a dead parent is no
    holder any more, but was not told by mistake.
    """
    views = [ChildView.of(child, facts, now) for child in facts.departure.children]
    return {
        view.child.bsn: frozenset((*view.holders, *view.dead_holders, *_dead(view)))
        for view in views
        if _certain(view)
    }


def _certain(view: ChildView) -> bool:
    answer = view.facts.gezag
    determined = answer.source is not GezagSource.NONE and answer.gezag is not None
    doubtful = answer.in_onderzoek or answer.unknown_type
    named = bool(view.holders or view.dead_holders) and view.all_holders_named
    departs = view.departs_at_all and not g01_not_a_minor(view)
    return determined and not doubtful and named and departs


def _dead(view: ChildView) -> tuple[Bsn, ...]:
    return tuple(person.bsn for person in view.facts.persons if person.deceased)
