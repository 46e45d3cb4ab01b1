"""One or both marks of a report are set or taken off, in the transaction of whoever does it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening
from notifier.decision.facts import ReportedBy
from notifier.reports.by import By
from notifier.reports.new_report import check_marks
from notifier.reports.report_store import StoredReport, change_report, persons_of, read_report
from notifier.reports.written_down import write_down
from notifier.service import Service


class WithdrawnReport(Exception):
    """It was taken back; there is nothing to mark any more."""


@dataclass(frozen=True)
class Marked:
    """How it stands; ``news``: the marks that changed, with their value."""

    report: StoredReport | None
    news: dict[str, bool]


def set_marks(
    connection: Connection,
    service: Service,
    report: StoredReport,
    role: ReportedBy,
    *,
    by: By,
    now: datetime,
    credible: bool | None = None,
    checked: bool | None = None,
) -> Marked:
    """``report`` is locked by the caller, who saw to it that this one may; None leaves a mark.

    Ring ``RECONSIDER`` after the commit when there is news. Raises ``NotYoursToMark``,
    ``ReportRefused``, ``WithdrawnReport``.
    """
    check_marks(report.kind, role, credible=bool(credible), checked=bool(checked))
    if report.withdrawn_at is not None:
        raise WithdrawnReport
    persons = persons_of(connection, report.id)
    was = {"credible": report.report.credible, "checked": report.report.checked}
    asked = {"credible": credible, "checked": checked}
    news = {
        mark: value for mark, value in asked.items() if value is not None and value is not was[mark]
    }
    if news:
        change_report(connection, report.id, now=now, **news)
        plan_reconsideration(
            connection, Happening.REPORT_MARKED, report.id, persons=persons, now=now
        )
    write_down(
        connection,
        service,
        actor=by.actor,
        action="signaal_beoordeeld",
        what=f"signaal:{report.id}",
        result=_result(news),
        basis=by.basis,
        origin=by.origin,
        persons=persons,
    )
    return Marked(read_report(connection, service, report.id), news)


def _result(news: dict[str, bool]) -> str:
    if not news:
        return "ongewijzigd"
    return ",".join(f"{mark}={'ja' if value else 'nee'}" for mark, value in news.items())
