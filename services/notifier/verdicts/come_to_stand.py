"""What people came to, from now on: its clock, what it replaces, and what follows at once."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from contracts.values.dates import AMSTERDAM, local_date
from notifier.cases.case_row import CaseRow
from notifier.cases.departure_date import first_departure
from notifier.cases.first_action import first_action_due
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Tier
from notifier.decision.verdict import Choice
from notifier.redecide import redecide
from notifier.service import Service
from notifier.verdicts.hold import Hold
from notifier.verdicts.verdict_state import EndedBecause
from notifier.verdicts.verdict_store import end_verdicts, let_stand


def come_to_stand(
    connection: Connection,
    service: Service,
    case: CaseRow,
    hold: Hold,
    *,
    verdict_id: UUID,
    choice: Choice,
    review_on: date | None,
    by: str,
    now: datetime,
) -> None:
    """In place of whatever stood or waited; the case is decided again in the same transaction.

    ``review_on``: of WITHHOLD. Ring ``DELIVER``, ``HAND_OVER`` and ``REPORT_BACK`` afterwards.
    """
    due_at = _due_at(service, hold, choice, review_on, now)
    end_verdicts(connection, case.id, EndedBecause.REPLACED, by=by, now=now, but=verdict_id)
    let_stand(connection, verdict_id, choice, due_at=due_at, now=now)
    note(connection, case.id, Happening.VERDICT, choice, now=now, actor=by)
    redecide(connection, service, case.id, now=now)


def _due_at(
    service: Service, hold: Hold, choice: Choice, review_on: date | None, now: datetime
) -> datetime | None:
    """The start of the working day on the review date; for a call the clock of the tier."""
    clocks = service.policy.content.klokken
    if choice is Choice.WITHHOLD and review_on is not None:
        return datetime.combine(review_on, clocks.werkdag_begin, tzinfo=AMSTERDAM)
    if choice is Choice.CALL:
        departure = first_departure(hold.facts.departure.children, local_date(now))
        tier = hold.stored.decision.urgency or Tier.T4
        return first_action_due(tier, now, departure, clocks=clocks)
    return None
