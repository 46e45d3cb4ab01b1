"""A partner organisation reports something: committed first, answered then, looked at later."""

from typing import Final

from foundation.failpoint import failpoint
from foundation.inbox import Accepted, Conflict, Received
from foundation.log import get_logger
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening
from notifier.reports.new_report import NewReport, check_new_report
from notifier.reports.report_store import persons_of, store_report
from notifier.reports.written_down import write_down
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
        received = store_report(connection, service, new, sender=sender, now=now)
        persons = persons_of(connection, received.id)
        if isinstance(received, Accepted):
            plan_reconsideration(
                connection, Happening.REPORTED, received.id, persons=persons, now=now
            )
        write_down(
            connection,
            service,
            actor=sender,
            action="signaal_gemeld",
            what=f"signaal:{received.id}",
            result=type(received).__name__.lower(),
            basis=WRITE_REPORTS,
            persons=() if isinstance(received, Conflict) else persons,
        )
    _log.info("report_received", report_id=str(received.id), outcome=type(received).__name__)
    if isinstance(received, Accepted):
        service.ring(RECONSIDER, received.id)
        failpoint("accept_report.rung")
    return received
