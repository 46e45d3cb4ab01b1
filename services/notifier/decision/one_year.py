"""The one-year date of the Hague convention of 1980 (art. 12): return is strongest before it."""

from datetime import date

from contracts.values.dates import plus_months
from notifier.decision.terms import ONE_YEAR_MONTHS


def one_year_after(departure: date) -> date:
    """The same day a year later; after 29 February that is 28 February, never a day too late."""
    return plus_months(departure, ONE_YEAR_MONTHS)
