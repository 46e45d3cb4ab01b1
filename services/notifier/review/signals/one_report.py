"""The report of a case that a form is about, and who may take it back."""

from uuid import UUID

from sqlalchemy import Connection

from notifier.reports.report_store import StoredReport, locked_report
from notifier.review.case.forms import NotNow
from notifier.review.case.opening import OpenCase
from notifier.review.desk import Desk
from notifier.review.signals.entries import Entry
from notifier.review.visit import Visit
from notifier.staff.roles import Role
from notifier.storage.reports import EntryAct

REPORT = "signaal"


def asked_report(connection: Connection, desk: Desk, case: OpenCase, given: str) -> StoredReport:
    """Of those that are about people of this case, under a lock. Raises ``NotNow``."""
    mine = {str(one.id): one.id for one in case.view.brought_in.reports}
    report_id: UUID | None = mine.get(given)
    found = None if report_id is None else locked_report(connection, desk.service, report_id)
    if found is None:
        raise NotNow(lambda t: t.signals.not_there)
    if found.withdrawn_at is not None:
        raise NotNow(lambda t: t.signals.is_withdrawn)
    return found


def may_take_back(visit: Visit, entries: tuple[Entry, ...]) -> bool:
    """Who entered it here may, and so may the lead; what a partner sent is the partner's."""
    entered = next((one for one in entries if one.act is EntryAct.ENTERED), None)
    if entered is None or visit.login is None:
        return False
    return entered.subject == visit.login.visitor.subject or Role.LEAD in visit.roles
