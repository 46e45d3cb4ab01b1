"""On which date one year is over since a child of the case departed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.dialects.postgresql import Range

from contracts.messages.facts import ChildFacts
from contracts.values.dates import age_on
from notifier.decision.one_year import one_year_after
from notifier.decision.terms import HKOV_END

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OneYear:
    """``day``: None when nothing is known of the departure date.

    ``exact``: False when the departure date is incomplete, or there are several. Then ``day`` is
    the earliest that it can be, so that nobody counts on time that there is not.
    """

    day: date | None
    exact: bool


def one_year_of(leaves_on: Iterable[Range[date]] | None, today: date) -> OneYear | None:
    """``leaves_on``: as the row of the case keeps it. None: nobody has departed yet.

    ``today``: local date. A departure has taken place once its day is over, as the track before
    or after counts it (DECISION §6); an incomplete one once the first day that it can be is.
    """
    spans = list(leaves_on or ())
    if not spans:
        return None
    first = min(spans, key=lambda span: span.lower or date.min)
    if first.lower is None:
        return OneYear(None, exact=False)
    if first.lower >= today:
        return None
    exact = len(spans) == 1 and first.upper is not None and first.upper - first.lower == _DAY
    return OneYear(one_year_after(first.lower), exact=exact)


def still_covered(children: Iterable[ChildFacts], today: date) -> bool:
    """Whether the convention is there for one of these children: it ends at 16 (art. 4).

    Of an unknown birth date the child may be younger.
    """
    ages = (age_on(one.child.birth, today) for one in children)
    return any(age is None or age < HKOV_END for age in ages)
