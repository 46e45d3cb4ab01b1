"""Until when a departure that was dealt with is looked at again for what comes in about its people.

After that a report or an objection still stands in the record and counts for their next departure,
but it no longer opens the old case again. Pure.
"""

from datetime import date, datetime
from typing import Final

from contracts.messages.facts import DepartureFacts
from contracts.values.dates import local_date, plus_months
from notifier.cases.departure_date import departure_date

MONTHS_AFTER: Final = 12
"""The term of art. 12 HKOV: in it a child is returned without asking whether it has settled."""


def matters_still(departure: DepartureFacts, opened_at: datetime, today: date) -> bool:
    """Whether a year has not yet passed since the last departure of the household.

    A departure without a known date counts from the opening of its case, and an incomplete date as
    near to today as it can be.
    """
    opened = local_date(opened_at)
    known = [departure_date(child) for child in departure.children]
    days = [opened if one is None or one.year is None else one.nearest_to(today) for one in known]
    return today <= plus_months(max(days), MONTHS_AFTER)
