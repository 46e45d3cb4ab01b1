"""What the reports say of one person's departure.

The order in which reports arrive is not the order in which things were recorded: a correction may
come before the declaration that it undoes. So the moment of recording counts (CloudEvents ``time``,
for a declaration aangifteTijdstip), and arrival only between equals of one sender. A withdrawal
names its declaration, and withdraws it whenever it comes.

Several senders may report one departure. Each takes back and corrects only what it reported itself
and what the BRP reports of it; what another municipality reported stays, and a human looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from brp_adapter.custody.line import Timeline
from brp_adapter.custody.next_report import Withdrawals, with_report
from brp_adapter.custody.reported import (
    Corrected,
    Declared,
    ReportedDeparture,
    Withdrawn,
    persons_named,
)
from contracts.values.bsn import Bsn


def timeline_of(person: Bsn, events: Iterable[ReportedDeparture]) -> Timeline:
    """Fold the reports that name ``person``, in the order in which things were recorded."""
    events = in_order(event for event in events if person in persons_named(event))
    withdrawn: Withdrawals = {
        (event.sender, event.declaration_id): event.at
        for event in events
        if isinstance(event, Withdrawn) and event.declaration_id
    }
    line = Timeline()
    for event in events:
        line = with_report(line, event, withdrawn)
    known = {declared.key for declared in line.declared}
    return replace(line, unmatched=frozenset(withdrawn.keys() - known))


def in_order(events: Iterable[ReportedDeparture]) -> tuple[ReportedDeparture, ...]:
    """By moment of recording; of one sender at one moment as they arrived.

    Between senders the order of arrival is chance and must not decide: at the same moment whoever
    takes something back comes first, so that a departure is never lost to a tie.
    """
    events = tuple(events)
    # Of each sender and moment the last to arrive, which says how it leaves the matter.
    last = {(recorded_at(event), event.sender): event for event in events}

    def place(event: ReportedDeparture) -> tuple[datetime, bool, str, str]:
        at, way = recorded_at(event), "" if event.way is None else event.way.format
        return (at, not _takes_back(last[at, event.sender]), event.sender, way)

    return tuple(sorted(events, key=place))


def _takes_back(event: ReportedDeparture) -> bool:
    return isinstance(event, Withdrawn) or (isinstance(event, Corrected) and event.undone)


def recorded_at(event: ReportedDeparture) -> datetime:
    """When it was recorded at its source."""
    return event.declared_at if isinstance(event, Declared) else event.at
