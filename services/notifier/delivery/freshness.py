"""How old facts may be when something is sent on them (DESIGN §2)."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from foundation.clock_set_back import is_ahead
from foundation.correlation import current_correlation_id
from foundation.failpoint import failpoint
from notifier.case_facts import ages_of_facts
from notifier.cases.take_up import take_up
from notifier.merge_cases import decide_households
from notifier.service import Service

STALE: Final = timedelta(hours=24)
"""On facts older than this nothing is ever sent."""


def too_old(established_at: datetime, now: datetime) -> bool:
    """Whether nothing may be sent on these facts any more."""
    return now - established_at > STALE


def is_fresh(service: Service, oldest: datetime, newest: datetime) -> bool:
    """Whether something may be sent on facts of these ages without asking the BRP again.

    Of facts from a moment that has yet to come nobody knows how old they are.
    """
    now = service.clock()
    return now - oldest <= service.timing.fresh and not is_ahead(newest, now)


def freshen(service: Service, zaak_id: UUID) -> bool:
    """Ask the BRP again, through the adapter.

    Decides again on what comes back. False: not everything that was asked came back. No database
    session is open during the call. Raises ``foundation.provider_errors``.
    """
    with service.database.transaction("deliver.age") as connection:
        ages = ages_of_facts(connection, zaak_id)
    answers = service.register.establish_again(tuple(ages))
    failpoint("deliver.facts_answered")
    with service.database.transaction("deliver.facts") as connection:
        now = service.clock()
        for facts in answers:
            taken = take_up(
                connection, service, facts, correlation_id=current_correlation_id(), now=now
            )
            decide_households(connection, service, facts, taken, now=now)
    came_back = {child.departure_id for facts in answers for child in facts.children}
    return came_back >= ages.keys()
