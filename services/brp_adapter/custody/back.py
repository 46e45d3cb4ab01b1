"""Whether somebody who left is back, or turns out never to have left (DECISION G02).

Nobody has to report that: the register shows it when it is read again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from brp_adapter.custody.line import DeclaredDeparture, Timeline
from brp_adapter.custody.person import AddressInNetherlands, Person
from contracts.messages.facts import Undoing
from contracts.values.dates import local_date, start_of


@dataclass(frozen=True, slots=True)
class Back:
    """``how`` the departure was undone; what is declared from ``since`` on is another one."""

    how: Undoing
    since: dt.datetime

    def leaves_standing(self, declared: DeclaredDeparture) -> bool:
        """Whether a declaration is about a departure after this."""
        return not declared.open or declared.declared.declared_at >= self.since


def back_in_netherlands(
    line: Timeline, person: Person | None, seen_gone_at: dt.datetime | None, today: dt.date
) -> Back | None:
    """What it means that the BRP shows a resident, of someone who was known to have left.

    ``seen_gone_at``: when the BRP itself was last seen to show that this person had left.

    - A settling in the Netherlands since the day of leaving: returned. So is an address since that
      day, unless it may be the one that was left: a departure that is registered with a day long
      past can be older than the last address, and the register may lag behind the event.
    - An older address, where the BRP showed the departure before: corrected away.
    - An older address, where only an event said it: the register may lag behind the event, so that
      is nothing, until a later notice says that something changed.
    """
    if person is None or not isinstance(person.stay, AddressInNetherlands):
        return None
    if not person.lives_here:
        return None
    shown = seen_gone_at
    if shown is not None and line.registered_at is not None and line.registered_at > shown:
        shown = None  # seen at an earlier departure; of this one there is only the event
    if not line.registrations and shown is None:
        return None
    left = _left_on(line, shown, today)
    new_since = left
    if shown is None and line.registered_at is not None and not line.touched:
        new_since = max(left, local_date(line.registered_at))
    for since, first in ((person.settled_in_netherlands, left), (person.stay.since, new_since)):
        if since is not None and since.year is not None and since.earliest >= first:
            return Back(Undoing.RETURNED, start_of(since.earliest))
    if shown is not None:
        return Back(Undoing.CORRECTED, shown)
    return Back(Undoing.RETURNED, start_of(left)) if line.touched else None


def _left_on(line: Timeline, shown: dt.datetime | None, today: dt.date) -> dt.date:
    """As registered, else as declared; of neither, the day on which the BRP was seen to show it."""
    registered = line.registered
    if registered is not None:
        return registered.date.nearest_to(today)
    if line.open:
        return line.open[-1].date.nearest_to(today)
    return today if shown is None else local_date(shown)
