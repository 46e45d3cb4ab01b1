"""A reviewer says of a threat that it is credible, or somebody saw the document of a report."""

from uuid import UUID

from sqlalchemy import Connection, select

from foundation.log import get_logger
from notifier.cases.related import cases_of
from notifier.decision.facts import ReportedBy
from notifier.reports.accept_report import WRITE_REPORTS
from notifier.reports.by import By
from notifier.reports.new_report import NotYoursToMark
from notifier.reports.report_store import StoredReport, locked_report, persons_of
from notifier.reports.sender import Sender
from notifier.reports.set_marks import set_marks
from notifier.reports.who_may import MAY_MARK_CHECKED, MAY_MARK_CREDIBLE
from notifier.reports.written_down import write_down
from notifier.service import RECONSIDER, Service
from notifier.storage.cases import ZAAK

MARKS = ("credible", "checked")
_REVIEWS_ALL = frozenset({ReportedBy.RVDK, ReportedBy.CA_IKA})
_log = get_logger(__name__)


def mark_report(
    service: Service,
    report_id: UUID,
    sender: Sender,
    *,
    credible: bool | None = None,
    checked: bool | None = None,
) -> StoredReport | None:
    """Set (or take off) one or both marks; None leaves a mark as it is.

    RvdK and Ca IKA review every report, others their own and a municipality those of its cases;
    None is answered to anybody else. Repeating it changes nothing. Raises ``NotYoursToMark``,
    ``ReportRefused``, ``WithdrawnReport``.
    """
    role = _may_mark(sender, credible=credible, checked=checked)
    with service.database.transaction() as connection:
        now = service.clock()
        report = locked_report(connection, service, report_id)
        persons = persons_of(connection, report_id)
        if report is None or not _sees(connection, sender, report, persons):
            _write_down(connection, service, sender, report_id, result="niet_gevonden")
            return None
        found = set_marks(
            connection,
            service,
            report,
            role,
            by=By(sender.oin, WRITE_REPORTS),
            now=now,
            credible=credible,
            checked=checked,
        )
    if found.news:
        _log.info("report_marked", report_id=str(report_id), marks=len(found.news))
        service.ring(RECONSIDER, report_id)
    return found.report


def _may_mark(sender: Sender, *, credible: bool | None, checked: bool | None) -> ReportedBy:
    """Taking a mark off asks for the same role as setting it."""
    for member, wanted, who in (
        ("credible", credible, MAY_MARK_CREDIBLE),
        ("checked", checked, MAY_MARK_CHECKED),
    ):
        if wanted is not None and sender.role not in who:
            raise NotYoursToMark(member)
    if sender.role is None:
        raise NotYoursToMark(MARKS[0])
    return sender.role


def _sees(
    connection: Connection, sender: Sender, report: StoredReport, persons: tuple[bytes, ...]
) -> bool:
    if report.sender == sender.oin or sender.role in _REVIEWS_ALL:
        return True
    if sender.role is not ReportedBy.MUNICIPALITY:
        return False
    own = select(ZAAK.c.id).where(
        ZAAK.c.id.in_(cases_of(connection, persons)),
        ZAAK.c.municipality == sender.oin,
        ZAAK.c.shadow.is_(False),
    )
    return connection.execute(own.limit(1)).scalar() is not None


def _write_down(
    connection: Connection, service: Service, sender: Sender, report_id: UUID, *, result: str
) -> None:
    write_down(
        connection,
        service,
        actor=sender.oin,
        action="signaal_beoordeeld",
        what=f"signaal:{report_id}",
        result=result,
        basis=WRITE_REPORTS,
    )
