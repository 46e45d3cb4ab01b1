"""How long a departure is looked at again every day, without any news (DECISION G03).

Where everyone with gezag departs along, nobody is told. That rests on what was declared, and who
declares does not always go. So the register is asked again every day until 14 days after the date.
"""

from __future__ import annotations

from datetime import date

from brp_adapter.custody.registrations import SAME_DEPARTURE
from contracts.gezag import holders_of
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.values.dates import PartialDate

SEVERAL = 2
"""DECISION G03 speaks of two or more holders."""


def recheck_until(facts: ChildFacts, today: date) -> date | None:
    """The last day of looking again; None where G03 does not apply.

    It can lie behind ``today``: then there is nothing more to look at.
    """
    departs_on = departure_date(facts)
    if departs_on is None or not _all_holders_depart(facts):
        return None
    # Of an incomplete date: until the last possible day is 14 days back. The nearest possible day
    # is today as long as it can be, and of that nobody can ever say that 14 days have passed.
    last = departs_on.nearest_to(today) if departs_on.year is None else departs_on.latest
    return last + SAME_DEPARTURE


def departure_date(facts: ChildFacts) -> PartialDate | None:
    """As registered, else as last declared; None when nobody departs (any more)."""
    if facts.undone is not None:
        return None
    if facts.registration is not None:
        return facts.registration.date
    open_ones = [declared for declared in facts.declarations if declared.withdrawn_at is None]
    return open_ones[-1].date if open_ones else None


def _all_holders_depart(facts: ChildFacts) -> bool:
    """Two or more living holders, all with a number and all in the departure set."""
    answer = facts.gezag
    if answer.gezag is None or answer.source is GezagSource.NONE:
        return False
    dead = {person.bsn for person in facts.persons if person.deceased}
    living = {holder.bsn for holder in holders_of(answer.gezag) if holder.bsn not in dead}
    # An unknown third has no number, and nobody can say that he departs along.
    return len(living) >= SEVERAL and living <= set(facts.departing)
