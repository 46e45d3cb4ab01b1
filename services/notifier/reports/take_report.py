"""A report is kept, with the work of looking again at the cases of the people it names."""

from datetime import datetime

from sqlalchemy import Connection

from foundation.inbox import Accepted, Conflict, Received
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening
from notifier.reports.by import By
from notifier.reports.new_report import NewReport
from notifier.reports.report_store import persons_of, store_report
from notifier.reports.written_down import write_down
from notifier.service import Service


def take_report(
    connection: Connection,
    service: Service,
    new: NewReport,
    *,
    sender: str,
    by: By,
    now: datetime,
) -> Received:
    """Once per ``sender`` (OIN) and reference; in the audit per person it names.

    ``new`` was checked (``check_new_report``). Ring ``RECONSIDER`` after the commit.
    """
    received = store_report(connection, service, new, sender=sender, now=now)
    persons = persons_of(connection, received.id)
    if isinstance(received, Accepted):
        plan_reconsideration(connection, Happening.REPORTED, received.id, persons=persons, now=now)
    write_down(
        connection,
        service,
        actor=by.actor,
        action="signaal_gemeld",
        what=f"signaal:{received.id}",
        result=type(received).__name__.lower(),
        basis=by.basis,
        origin=by.origin,
        persons=() if isinstance(received, Conflict) else persons,
    )
    return received
