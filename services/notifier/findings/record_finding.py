"""A person confirms or corrects who has gezag: committed first, answered then, handed over after.

It counts once the adapter has it and establishes the facts anew: then they say so, and the case is
decided on them as on all facts.
"""

from typing import Final
from uuid import UUID

from foundation.failpoint import failpoint
from foundation.inbox import Accepted, Conflict, Received
from foundation.log import get_logger
from notifier.closable import closable_case
from notifier.decision.facts import ReportedBy
from notifier.findings.finding_store import received_before
from notifier.findings.keep_finding import SENT, keep_finding
from notifier.findings.new_finding import NewFinding, check_form
from notifier.findings.who_may import may_find
from notifier.merge_cases import wait_for_household
from notifier.reports.written_down import write_down
from notifier.service import HAND_OVER_FINDINGS, Service

WRITE_FINDINGS: Final = "zaken:schrijven"
_log = get_logger(__name__)


def record_finding(
    service: Service,
    zaak_id: UUID,
    new: NewFinding,
    *,
    oin: str,
    role: ReportedBy,
    test_mode: bool,
) -> Received | None:
    """Keep the finding, and the work of handing it over. None: no case that this sender may see.

    Raises ``FindingRefused``, ``RegisterSays``, ``DerivationChanged``, ``NothingToConfirm``,
    ``FactsErased``, ``DatabaseError``.
    """
    check_form(new, test_mode=test_mode)
    with service.database.transaction("record_finding") as connection:
        wait_for_household(connection, zaak_id)
        case = closable_case(connection, zaak_id)
        if case is None or not may_find(role, oin, case.municipality):
            return None
        content = SENT.encode(new)
        received = received_before(
            connection, service, sender=oin, reference=new.reference, content=content
        )
        persons: frozenset[bytes] = frozenset()
        if received is None:
            received, persons = keep_finding(
                connection, service, case, new, oin=oin, role=role, actor=oin
            )
        write_down(
            connection,
            service,
            actor=oin,
            action="bevinding_gedaan",
            what=f"bevinding:{received.id}",
            result=type(received).__name__.lower(),
            basis=WRITE_FINDINGS,
            persons=() if isinstance(received, Conflict) else persons,
        )
    _log.info("finding_received", finding_id=str(received.id), outcome=type(received).__name__)
    if isinstance(received, Accepted):
        service.ring(HAND_OVER_FINDINGS, received.id)
        failpoint("record_finding.rung")
    return received
