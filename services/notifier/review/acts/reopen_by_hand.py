"""Whose organisation closed a case takes that back, at the workbench."""

from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.case_row import CaseRow
from notifier.cases.facts_store import FactsErased
from notifier.cases.outcomes import standing_outcome
from notifier.reopen_case import reopen_locked
from notifier.review.acts.act_now import Actor, wrong
from notifier.review.acts.close_by_hand import organisation_of
from notifier.review.case.forms import NotNow
from notifier.service import Service


def reopen_by_hand(
    connection: Connection, service: Service, case: CaseRow, *, actor: Actor, now: datetime
) -> None:
    """The caller waited for the household, holds the lock of the case and rings afterwards.

    Raises ``NotNow`` where no person closed it, or another organisation did.
    """
    standing = standing_outcome(connection, case.id)
    if standing is None:
        raise NotNow(wrong("never_closed"))
    if standing.role is not organisation_of(actor.role):
        raise NotNow(wrong("another_closed"))
    try:
        reopen_locked(connection, service, case, standing, now=now, actor=actor.subject)
    except FactsErased:
        raise NotNow(wrong("erased")) from None
