"""The date of a departure as it is now known (DECISION §2, *incomplete departure date*)."""

from datetime import date

from contracts.messages.facts import ChildFacts
from contracts.values.dates import PartialDate


def departure_date(child: ChildFacts) -> PartialDate | None:
    """As registered; before that as in the last declaration that was not withdrawn."""
    if child.registration is not None:
        return child.registration.date
    open_ones = [given for given in child.declarations if given.withdrawn_at is None]
    return open_ones[-1].date if open_ones else None


def first_departure(children: tuple[ChildFacts, ...], today: date) -> date | None:
    """The earliest departure of the household; incomplete dates as near to today as possible."""
    dates = [departure_date(child) for child in children if child.undone is None]
    return min((known.nearest_to(today) for known in dates if known is not None), default=None)
