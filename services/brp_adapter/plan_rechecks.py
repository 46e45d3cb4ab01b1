"""Which of the departures that were just established are looked at again tomorrow."""

from sqlalchemy import Connection

from brp_adapter.custody.recheck import departure_date, recheck_until
from brp_adapter.established import Established
from brp_adapter.storage.rechecks import DailyPlan, end_daily, recheck_daily
from contracts.values.dates import local_date
from foundation.correlation import current_correlation_id


def plan_rechecks(connection: Connection, established: Established, *, by_news: bool) -> None:
    """Plan or end the daily look of each, in the transaction that established them.

    ``by_news``: somebody reported something; a look by itself prolongs no other.
    """
    today = local_date(established.at)
    for facts in established.children:
        until = recheck_until(facts, today)
        date = departure_date(facts)
        if until is not None and date is not None and today < until:
            known = date.year is not None
            recheck_daily(
                connection,
                facts.departure_id,
                DailyPlan(until, moves=known, again=known or by_news),
                now=established.at,
                correlation_id=current_correlation_id(),
            )
        elif facts.departure_id in established.known_before:
            end_daily(connection, facts.departure_id, now=established.at)
