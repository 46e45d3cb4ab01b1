"""A person confirms or corrects who has gezag: committed first, answered then, handed over after.

It counts once the adapter has it and establishes the facts anew: then they say so, and the case is
decided on them as on all facts.
"""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection

from contracts.gezag import holders_of
from contracts.messages.derived import DerivedGezag, fingerprint
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.messages.finding import Finding
from contracts.messages.wire import Codec
from foundation.failpoint import failpoint
from foundation.inbox import Accepted, Conflict, Received
from foundation.log import get_logger
from notifier.case_facts import read_departure
from notifier.cases.case_row import CaseRow
from notifier.cases.case_view import opaque_id
from notifier.cases.person_index import person_index
from notifier.cases.timeline import Happening, note
from notifier.closable import closable_case
from notifier.decision.facts import ReportedBy
from notifier.findings.finding_store import (
    moment_for,
    plan_finding_handover,
    received_before,
    store_finding,
)
from notifier.findings.new_finding import (
    FaultCode,
    FindingRefused,
    NewFinding,
    check_form,
    gezag_found,
)
from notifier.findings.who_may import may_find
from notifier.merge_cases import redecide_household, wait_for_household
from notifier.reports.written_down import write_down
from notifier.service import HAND_OVER_FINDINGS, Service

WRITE_FINDINGS: Final = "zaken:schrijven"
_SENT: Final[Codec[NewFinding]] = Codec(NewFinding)
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
        content = _SENT.encode(new)
        received = received_before(
            connection, service, sender=oin, reference=new.reference, content=content
        )
        persons: frozenset[bytes] = frozenset()
        if received is None:
            received, persons = _record(connection, service, case, new, oin=oin, role=role)
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


def _record(
    connection: Connection,
    service: Service,
    case: CaseRow,
    new: NewFinding,
    *,
    oin: str,
    role: ReportedBy,
) -> tuple[Received, frozenset[bytes]]:
    """The finding, and whom it is about."""
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
        content=_SENT.encode(new), now=now,
    )  # fmt: skip
    if isinstance(received, Accepted):
        plan_finding_handover(connection, received.id, now=now)
        note(connection, case.id, Happening.FINDING_MADE, new.kind, now=now, actor=oin)
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
