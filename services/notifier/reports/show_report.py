"""How a report stands, for the organisation that sent it; without anybody's name or number."""

from uuid import UUID

from sqlalchemy import select

from foundation.work import WorkState
from notifier.reports.accept_report import WRITE_REPORTS
from notifier.reports.report_store import StoredReport, read_report
from notifier.reports.written_down import write_down
from notifier.service import Service
from notifier.storage.reconsiderations import RECONSIDERATION


def show_report(
    service: Service, report_id: UUID, *, sender: str
) -> tuple[StoredReport, bool] | None:
    """The report, and whether everything it touches was looked at; None: not of this sender."""
    with service.database.transaction() as connection:
        report = read_report(connection, service, report_id)
        mine = report is not None and report.sender == sender
        waiting = connection.execute(
            select(RECONSIDERATION.c.id)
            .where(
                RECONSIDERATION.c.subject == report_id,
                RECONSIDERATION.c.state != WorkState.DONE,
            )
            .limit(1)
        ).scalar()
        write_down(
            connection,
            service,
            actor=sender,
            action="signaal_bekeken",
            what=f"signaal:{report_id}",
            result="getoond" if mine else "niet_gevonden",
            basis=WRITE_REPORTS,
        )
    return (report, waiting is None) if mine and report is not None else None
