"""A report counts for no case from now on, in the transaction of whoever takes it back."""

from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening
from notifier.reports.by import By
from notifier.reports.report_store import StoredReport, change_report, persons_of
from notifier.reports.written_down import write_down
from notifier.service import Service


def take_back_report(
    connection: Connection, service: Service, report: StoredReport, *, by: By, now: datetime
) -> bool:
    """``report`` is locked by the caller, who saw to it that this one may. Whether it was news.

    What was decided on it stays explained by what is stored. Ring ``RECONSIDER`` after the commit.
    """
    persons = persons_of(connection, report.id)
    news = report.withdrawn_at is None
    if news:
        change_report(connection, report.id, withdrawn_at=now, now=now)
        plan_reconsideration(
            connection, Happening.REPORT_WITHDRAWN, report.id, persons=persons, now=now
        )
    write_down(
        connection,
        service,
        actor=by.actor,
        action="signaal_ingetrokken",
        what=f"signaal:{report.id}",
        result="ingetrokken" if news else "was_ingetrokken",
        basis=by.basis,
        origin=by.origin,
        persons=persons,
    )
    return news
