"""Which rows of DECISION §4 that hold apply, also where a gate makes nobody be told.

Under G03, G04 and G06 most rows yield, for then nobody is told anything. What is still written to
somebody who was told before asks all the same whether that is safe (DECISION §9).
"""

from __future__ import annotations

from datetime import datetime

from notifier.decision.child import ROWS
from notifier.decision.facts import CaseFacts
from notifier.decision.gate import g01_not_a_minor
from notifier.decision.rows import applying
from notifier.decision.verdict import Ground
from notifier.decision.view import ChildView


def holding_anyway(facts: CaseFacts, now: datetime) -> frozenset[Ground]:
    """Of any child that departs: a hold on one holds the whole household."""
    views = (ChildView.of(child, facts, now) for child in facts.departure.children)
    return frozenset(
        Ground(row.code, (view.child.bsn,))
        for view in views
        if view.departs_at_all and not g01_not_a_minor(view)
        for row in applying(ROWS, view)
        if row.result.holds
    )
