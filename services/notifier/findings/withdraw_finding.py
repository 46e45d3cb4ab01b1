"""Who found something takes it back: from that moment nothing rests on it."""

from uuid import UUID

from foundation.failpoint import failpoint
from foundation.log import get_logger
from notifier.closable import closable_case
from notifier.decision.facts import ReportedBy
from notifier.findings.finding_store import StoredFinding, read_finding
from notifier.findings.record_finding import WRITE_FINDINGS
from notifier.findings.undo_finding import undo_finding
from notifier.findings.who_may import may_find
from notifier.merge_cases import wait_for_household
from notifier.reports.written_down import write_down
from notifier.service import DELIVER, HAND_OVER, HAND_OVER_FINDINGS, Service

_log = get_logger(__name__)


class FoundByAnother(Exception):
    """Another organisation found it; that one takes it back, or a correction replaces it."""


def withdraw_finding(
    service: Service, zaak_id: UUID, finding_id: UUID, *, oin: str, role: ReportedBy
) -> StoredFinding | None:
    """The finding as it stands then. None: no such finding in a case that this sender may see.

    The case is decided again in the same transaction. Repeating it changes nothing. Raises
    ``FoundByAnother``, ``FactsErased``.
    """
    with service.database.transaction("withdraw_finding") as connection:
        now = service.clock()
        wait_for_household(connection, zaak_id)
        case = closable_case(connection, zaak_id)
        finding = read_finding(connection, finding_id)
        if case is None or finding is None or finding.zaak_id != case.id:
            return None
        if not may_find(role, oin, case.municipality):
            return None
        if finding.role is not role:
            raise FoundByAnother
        news = finding.withdrawn_at is None
        if news:
            undo_finding(connection, service, case, finding, actor=oin, now=now)
        write_down(
            connection,
            service,
            actor=oin,
            action="bevinding_ingetrokken",
            what=f"bevinding:{finding.id}",
            result="ingetrokken" if news else "was_ingetrokken",
            basis=WRITE_FINDINGS,
        )
        finding = read_finding(connection, finding_id)
    if news:
        _log.info("finding_withdrawn", finding_id=str(finding_id))
        for task in (HAND_OVER_FINDINGS, HAND_OVER, DELIVER):
            service.ring(task, finding_id)
            failpoint("withdraw_finding.rung")
    return finding
