"""A partner organisation reports something: committed first, answered then, looked at later."""

from typing import Final

from foundation.failpoint import failpoint
from foundation.inbox import Accepted, Received
from foundation.log import get_logger
from notifier.reports.by import By
from notifier.reports.new_report import NewReport, check_new_report
from notifier.reports.take_report import take_report
from notifier.service import RECONSIDER, Service

WRITE_REPORTS: Final = "signalen:schrijven"
_log = get_logger(__name__)


def accept_report(service: Service, new: NewReport, *, sender: str, test_mode: bool) -> Received:
    """Keep the report, and the work of looking again at the cases of the people it names.

    The people need have no case yet: a case that opens later finds the report. Raises
    ``NotYoursToReport``, ``NotYoursToMark``, ``ReportRefused``, ``DatabaseError``.
    """
    check_new_report(new, test_mode=test_mode)
    with service.database.transaction("accept_report") as connection:
        now = service.clock()
        by = By(sender, WRITE_REPORTS)
        received = take_report(connection, service, new, sender=sender, by=by, now=now)
    _log.info("report_received", report_id=str(received.id), outcome=type(received).__name__)
    if isinstance(received, Accepted):
        service.ring(RECONSIDER, received.id)
        failpoint("accept_report.rung")
    return received
