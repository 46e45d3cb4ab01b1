"""Who may find something in a case asks how a finding in it stands."""

from uuid import UUID

from notifier.closable import closable_case
from notifier.decision.facts import ReportedBy
from notifier.findings.finding_store import StoredFinding, read_finding
from notifier.findings.record_finding import WRITE_FINDINGS
from notifier.findings.who_may import may_find
from notifier.reports.written_down import write_down
from notifier.service import Service


def show_finding(
    service: Service, zaak_id: UUID, finding_id: UUID, *, oin: str, role: ReportedBy
) -> StoredFinding | None:
    """The finding; None: no such finding in a case that this organisation may see."""
    with service.database.transaction() as connection:
        case = closable_case(connection, zaak_id)
        found = read_finding(connection, finding_id)
        visible = case is not None and may_find(role, oin, case.municipality)
        if found is None or not visible or found.zaak_id != zaak_id:
            found = None
        write_down(
            connection,
            service,
            actor=oin,
            action="bevinding_bekeken",
            what=f"bevinding:{finding_id}",
            result="niet_gevonden" if found is None else "getoond",
            basis=WRITE_FINDINGS,
        )
    return found
