"""The organisation that reported something takes it back."""

from uuid import UUID

from foundation.log import get_logger
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening
from notifier.reports.accept_report import WRITE_REPORTS
from notifier.reports.report_store import (
    StoredReport,
    change_report,
    locked_report,
    persons_of,
    read_report,
)
from notifier.reports.written_down import write_down
from notifier.service import RECONSIDER, Service

_log = get_logger(__name__)


def withdraw_report(service: Service, report_id: UUID, *, sender: str) -> StoredReport | None:
    """From now on it counts for no case; None: this sender has no such report.

    Repeating it changes nothing. What was decided on it stays explained by what is stored.
    """
    with service.database.transaction() as connection:
        now = service.clock()
        report = locked_report(connection, service, report_id)
        mine = report is not None and report.sender == sender
        news = mine and report is not None and report.withdrawn_at is None
        persons = persons_of(connection, report_id) if mine else ()
        if news:
            change_report(connection, report_id, withdrawn_at=now, now=now)
            plan_reconsideration(
                connection, Happening.REPORT_WITHDRAWN, report_id, persons=persons, now=now
            )
        write_down(
            connection,
            service,
            actor=sender,
            action="signaal_ingetrokken",
            what=f"signaal:{report_id}",
            result=("ingetrokken" if news else "was_ingetrokken") if mine else "niet_gevonden",
            basis=WRITE_REPORTS,
            persons=persons,
        )
        report = read_report(connection, service, report_id) if mine else None
    if news:
        _log.info("report_withdrawn", report_id=str(report_id))
        service.ring(RECONSIDER, report_id)
    return report
