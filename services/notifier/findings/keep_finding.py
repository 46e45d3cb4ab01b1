"""A finding is kept in a case, with the work of handing it over to the adapter."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection

from contracts.gezag import holders_of
from contracts.messages.derived import DerivedGezag, fingerprint
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.messages.finding import Finding
from contracts.messages.wire import Codec
from foundation.inbox import Accepted, Received
from notifier.case_facts import read_departure
from notifier.cases.case_row import CaseRow
from notifier.cases.case_view import opaque_id
from notifier.cases.person_index import person_index
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import ReportedBy
from notifier.findings.finding_store import moment_for, plan_finding_handover, store_finding
from notifier.findings.new_finding import FaultCode, FindingRefused, NewFinding, gezag_found
from notifier.merge_cases import redecide_household
from notifier.service import Service

SENT: Final[Codec[NewFinding]] = Codec(NewFinding)
"""As it is kept and compared."""


def keep_finding(
    connection: Connection,
    service: Service,
    case: CaseRow,
    new: NewFinding,
    *,
    oin: str,
    role: ReportedBy,
    actor: str,
) -> tuple[Received, frozenset[bytes]]:
    """The finding, and whom it is about (indexes). The caller holds the lock of the case.

    ``oin`` and ``role``: of the organisation that found it; ``actor``: who did. The case is decided
    again when the facts come that rest on it. Ring ``HAND_OVER_FINDINGS`` after the commit. Raises
    ``FindingRefused``, ``RegisterSays``, ``DerivationChanged``, ``NothingToConfirm``,
    ``FactsErased``.
    """
    now = service.clock()
    facts = _child(connection, service, case, new.child)
    derived = facts.gezag.derived
    mark = None if derived is None else _mark(service, case, derived)
    gezag = gezag_found(new, facts, mark)
    doubt = facts.gezag.in_onderzoek or (derived is not None and derived.in_onderzoek)
    finding = Finding(
        finding_id=uuid4(),
        departure_id=facts.departure_id,
        kind=new.kind,
        gezag=gezag,
        source=new.source,
        found_at=moment_for(connection, facts.departure_id, now),
        found_by=oin,
        role=role,
        seen_doubt=doubt,
    )
    received = store_finding(
        connection, service, case.id, finding, derived, mark=mark, reference=new.reference,
        content=SENT.encode(new), now=now,
    )  # fmt: skip
    if isinstance(received, Accepted):
        plan_finding_handover(connection, received.id, now=now)
        note(connection, case.id, Happening.FINDING_MADE, new.kind, now=now, actor=actor)
        _without_the_one_before(connection, service, case, facts, now=now)
    named = {holder.bsn for holder in holders_of(gezag) if holder.bsn is not None}
    return received, frozenset(
        person_index(service.index, bsn) for bsn in (facts.child.bsn, *named)
    )


def _mark(service: Service, case: CaseRow, derived: DerivedGezag) -> str:
    """As the case shows it."""
    return fingerprint(derived, lambda bsn: str(opaque_id(service, case.id, bsn)))


def _child(connection: Connection, service: Service, case: CaseRow, child: UUID) -> ChildFacts:
    for facts in read_departure(connection, service, case).children:
        if opaque_id(service, case.id, facts.child.bsn) == child:
            return facts
    member = "child"
    raise FindingRefused(member, FaultCode.UNKNOWN_CHILD)


def _without_the_one_before(
    connection: Connection, service: Service, case: CaseRow, facts: ChildFacts, *, now: datetime
) -> None:
    """What rested on an earlier finding ends at once; the new one counts when its facts come."""
    if facts.gezag.source is GezagSource.FINDING:
        redecide_household(connection, service, case, now=now)
