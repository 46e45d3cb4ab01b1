"""Whose organisation closed a case takes that back, at the workbench."""

from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.case_row import CaseRow
from notifier.cases.history import forget_outcome
from notifier.cases.outcomes import standing_outcome, undo_outcome
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening, note
from notifier.review.acts.act_now import Actor, wrong
from notifier.review.acts.close_by_hand import organisation_of
from notifier.review.case.forms import NotNow


def reopen_by_hand(connection: Connection, case: CaseRow, *, actor: Actor, now: datetime) -> None:
    """The caller holds the lock of the case, and rings RECONSIDER. Raises ``NotNow``.

    It is decided again right after, and not here: another case may be about the same household by
    now, and who waits for a household may not hold the lock of one of its cases.
    """
    standing = standing_outcome(connection, case.id)
    if standing is None:
        raise NotNow(wrong("never_closed"))
    if standing.role is not organisation_of(actor.role):
        raise NotNow(wrong("another_closed"))
    undo_outcome(connection, standing.id, now=now)
    touched = forget_outcome(connection, standing.id)
    reopened = Happening.REOPENED_BY_HAND
    note(connection, case.id, reopened, standing.outcome, now=now, actor=actor.subject)
    changed = Happening.HISTORY_CHANGED
    plan_reconsideration(connection, changed, standing.id, zaak_id=case.id, now=now)
    if touched:
        plan_reconsideration(connection, changed, standing.id, persons=touched, now=now)
