"""A finding ends at once, in the transaction of whoever takes it back."""

from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.findings.finding_store import StoredFinding, plan_finding_handover, take_back
from notifier.merge_cases import redecide_household
from notifier.service import Service


def undo_finding(
    connection: Connection,
    service: Service,
    case: CaseRow,
    finding: StoredFinding,
    *,
    actor: str,
    now: datetime,
) -> None:
    """Nothing rests on it from here on: the case is decided again now, without it.

    The caller holds the lock of the case, after ``wait_for_household``, and rings
    ``HAND_OVER_FINDINGS``, ``HAND_OVER`` and ``DELIVER`` after the commit. Raises ``FactsErased``.
    """
    take_back(connection, finding.id, now=now)
    plan_finding_handover(connection, finding.id, now=now)
    note(connection, case.id, Happening.FINDING_WITHDRAWN, finding.kind, now=now, actor=actor)
    redecide_household(connection, service, case, now=now)
