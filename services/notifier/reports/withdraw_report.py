"""The organisation that reported something takes it back."""

from uuid import UUID

from foundation.log import get_logger
from notifier.reports.accept_report import WRITE_REPORTS
from notifier.reports.by import By
from notifier.reports.report_store import StoredReport, locked_report, read_report
from notifier.reports.take_back_report import take_back_report
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
        if report is None or report.sender != sender:
            write_down(
                connection,
                service,
                actor=sender,
                action="signaal_ingetrokken",
                what=f"signaal:{report_id}",
                result="niet_gevonden",
                basis=WRITE_REPORTS,
            )
            return None
        by = By(sender, WRITE_REPORTS)
        news = take_back_report(connection, service, report, by=by, now=now)
        report = read_report(connection, service, report_id)
    if news:
        _log.info("report_withdrawn", report_id=str(report_id))
        service.ring(RECONSIDER, report_id)
    return report
