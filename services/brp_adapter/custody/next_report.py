"""What one more report changes in how the reports about a departure stand.

Each sender takes back and corrects what it reported itself, and what the BRP reports of it. What
another municipality reported stays, and the two disagree: a human looks at that (S48).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from brp_adapter.custody.line import Correction, DeclaredDeparture, Timeline
from brp_adapter.custody.registrations import is_an_echo, one_departure, says_nothing_new
from brp_adapter.custody.reported import (
    Corrected,
    Declared,
    Registered,
    ReportedDeparture,
    Touched,
    Withdrawn,
    by_the_brp_itself,
    source_of,
)
from contracts.messages.facts import Undoing
from contracts.values.dates import UNKNOWN_DATE

Withdrawals = Mapping[tuple[str, str], datetime]
"""By sender and id of the declaration: when it was withdrawn."""

SAME_CHANGE = timedelta(days=2)
"""So long after a registration a notice of change from another source is about that very change:
one system tells that something changed, and another one what. Later it is about something else.
"""


def with_report(line: Timeline, event: ReportedDeparture, withdrawn: Withdrawals) -> Timeline:
    """``line`` after ``event``, which names its person; reports come in order of recording.

    ``withdrawn``: all that ever was, for a withdrawal may come before what it withdraws.
    """
    match event:
        case Declared():
            return _declared(line, event, withdrawn.get((event.sender, event.event_id)))
        case Withdrawn():
            return _withdrawn(line, event)
        case Corrected(undone=True):
            return _undone(line, event)
        case Corrected():
            return _corrected(line, event)
        case Registered():
            return _registered(line, event)
        case Touched():
            return _touched(line, event)


def _declared(line: Timeline, event: Declared, gone: datetime | None) -> Timeline:
    declared = DeclaredDeparture(event, event.date, event.destination, gone)
    return replace(
        line,
        declared=(*line.declared, declared),
        undone=None if gone is None else line.undone,
        undone_by=None if gone is None else line.undone_by,
        disputed_by=line.disputed_by - {event.sender},
    )


def _withdrawn(line: Timeline, event: Withdrawn) -> Timeline:
    if event.declaration_id is None:
        declared = tuple(
            replace(d, withdrawn_at=event.at) if d.open and d.declared.sender == event.sender else d
            for d in line.declared
        )
        line = replace(line, declared=declared)
    # A withdrawal takes back a declaration, not a registration: that takes a correction.
    if line.open or line.registrations:
        return line
    return replace(line, undone=Undoing.WITHDRAWN)


def _touched(line: Timeline, event: Touched) -> Timeline:
    known = line.registered_at
    if known is None or event.at - known > SAME_CHANGE:
        return replace(line, touched=True)
    if any(source_of(one) == source_of(event) for one in line.registrations):
        # It may take the departure back, or speak of something else: until the BRP shows which.
        return replace(line, disputed_by=line.disputed_by | {event.sender})
    return line


def _registered(line: Timeline, event: Registered) -> Timeline:
    if not _of_this_departure(line, event):
        line = replace(line, registrations=(), registered_at=None, correction=None)
    echo = is_an_echo(event, line.registrations)
    disputed = line.disputed_by if line.undone_by is None else line.disputed_by | {line.undone_by}
    if not by_the_brp_itself(event):
        disputed -= {event.sender}  # what it says itself is its last word
    return replace(
        line,
        registrations=(*line.registrations, event),
        registered_at=line.registered_at if echo else event.at,
        correction=None if _lifts_correction(line, event) else line.correction,
        touched=line.touched and echo,
        undone=None,
        undone_by=None,
        disputed_by=disputed,
    )


def _of_this_departure(line: Timeline, event: Registered) -> bool:
    found, date = line.registered, event.date or UNKNOWN_DATE
    corrected = None if line.correction is None else line.correction.date
    known = [one for one in (None if found is None else found.date, corrected) if one is not None]
    return not known or any(one_departure(date, one) for one in known)


def _lifts_correction(line: Timeline, event: Registered) -> bool:
    """What was corrected may still be reported by who does not know it yet; that lifts nothing."""
    correction = line.correction
    if correction is None:
        return False
    if event.sender == correction.sender and not by_the_brp_itself(event):
        return True
    if not line.registrations or says_nothing_new(event, line.registered):
        return False
    return not correction.agrees_with(event)


def _undone(line: Timeline, event: Corrected) -> Timeline:
    declared = tuple(d for d in line.declared if not (d.open and _its_own(event, d.declared)))
    registrations = tuple(one for one in line.registrations if not _its_own(event, one))
    if registrations or any(d.open for d in declared):
        return replace(
            line,
            declared=declared,
            registrations=registrations,
            registered_at=line.registered_at if registrations else None,
            correction=line.correction if registrations else None,
            disputed_by=line.disputed_by | {event.sender},
        )
    return Timeline(declared=declared, undone=Undoing.CORRECTED, undone_by=event.sender)


def _corrected(line: Timeline, event: Corrected) -> Timeline:
    own = tuple(d for d in line.open if _its_own(event, d.declared))
    if any(_its_own(event, one) for one in line.registrations):
        return replace(line, correction=_and(line.correction, event))
    if own:
        declared = tuple(d.corrected(event) if d is own[-1] else d for d in line.declared)
        return replace(line, declared=declared)
    if line.open or line.registrations:
        return replace(line, disputed_by=line.disputed_by | {event.sender})
    # What it corrects is still under way.
    return replace(line, correction=_and(line.correction, event))


def _and(earlier: Correction | None, event: Corrected) -> Correction:
    """A second correction leaves alone what it does not speak of."""
    earlier = earlier or Correction(event.sender)
    return Correction(
        sender=event.sender,
        date_by=earlier.date_by if event.date is None else event,
        land_by=event if event.destination_given else earlier.land_by,
    )


def _its_own(event: Corrected, earlier: Declared | Registered) -> bool:
    same = earlier.sender == event.sender
    return same or by_the_brp_itself(earlier) or by_the_brp_itself(event)
