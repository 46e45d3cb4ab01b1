"""A holder who was to depart along and lives here still.

DECISION §2 puts everyone in the departure set whose own departure is known by an event. A
declaration is such an event, and it may never come true. DECISION G03 looks again until 14 days
after the date and does not say what the last look concludes. Silence would lose a child that was
taken along by one parent alone, so:

**Once the departure of the child is registered, somebody did not depart along, whatever was
declared, when 14 days after it the BRP still shows a resident of the Netherlands, or does not show
that this person left.** Sooner, when the BRP shows that this person moved within the Netherlands on
the day of the departure or later.
"""

from __future__ import annotations

from datetime import date

from brp_adapter.custody.departure import Departure
from brp_adapter.custody.person import AddressInNetherlands, Person
from brp_adapter.custody.registrations import SAME_DEPARTURE


def stayed_behind(
    departure: Departure, childs: Departure, person: Person | None, today: date
) -> bool:
    """Whether this person, who was to depart with the child, shows to live here still.

    Not while the child's own departure is only declared: then nobody has left yet.
    """
    if not childs.registered:
        return False
    if today >= childs.date.nearest_to(today) + SAME_DEPARTURE:
        return _lives_here(person) or not (departure.registered or _lives_abroad(person))
    return not departure.registered and _moved_here_since(departure.date.nearest_to(today), person)


def _lives_here(person: Person | None) -> bool:
    return person is not None and person.lives_here


def _lives_abroad(person: Person | None) -> bool:
    """Also since before this departure: then nothing of it will ever be registered."""
    return person is not None and person.shown_gone


def _moved_here_since(day: date, person: Person | None) -> bool:
    if person is None or not person.lives_here or not isinstance(person.stay, AddressInNetherlands):
        return False
    since = person.stay.since
    return since is not None and since.year is not None and since.earliest >= day
