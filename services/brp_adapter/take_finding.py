"""What a person found about the gezag over a child: kept, and the facts established anew for it."""

from sqlalchemy import Connection

from brp_adapter.service import RECHECK, Service
from brp_adapter.storage.departures import KnownDeparture, departures_by_id, lock_people
from brp_adapter.storage.findings import Kept, keep_finding
from brp_adapter.storage.rechecks import recheck_now
from brp_adapter.storage.tables import AUDIT
from contracts.messages.finding import Finding
from contracts.messages.wire import FINDING, MessageRefused
from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from foundation.failpoint import failpoint
from foundation.log import get_logger

_ACTIONS = {
    Kept.NEW: "bevinding_bewaard",
    Kept.WITHDRAWN: "bevinding_ingetrokken",
    Kept.KNOWN: "bevinding_herhaald",
}
_log = get_logger(__name__)


class NoSuchDeparture(Exception):
    """The departure that it is about is not one of ours, or was erased."""


def take_finding(service: Service, body: bytes) -> None:
    """Keep the finding, or take it back; a repetition changes nothing. Answers after the commit.

    That the facts are established anew is work in the same transaction, so that they reach the
    notifier as all facts do, whatever dies meanwhile. Raises ``MessageRefused``,
    ``NoSuchDeparture``, ``FindingConflict``, ``DatabaseError``.
    """
    finding = FINDING.decode(body)
    for name in ("found_at", "withdrawn_at"):
        moment = getattr(finding, name)
        if moment is not None and moment.tzinfo is None:
            raise MessageRefused((name,))  # without a zone it is no moment
    with service.database.transaction("take_finding") as connection:
        departure = next(
            iter(departures_by_id(connection, service.privacy, [finding.departure_id])), None
        )
        if departure is None:
            raise NoSuchDeparture
        kept = _keep(connection, service, finding, departure)
    _log.info("finding_kept", finding=str(finding.finding_id), kind=finding.kind, outcome=kept.name)
    if kept is not Kept.KNOWN:
        service.ring(RECHECK, finding.departure_id)
        failpoint("take_finding.rung")


def _keep(
    connection: Connection, service: Service, finding: Finding, departure: KnownDeparture
) -> Kept:
    now = service.now()
    child = service.privacy.index_of(departure.child)
    # Establishing holds the same lock: it sees this, or is over before it.
    lock_people(connection, [child])
    kept = keep_finding(connection, service.privacy, finding, departure, now=now)
    if kept is not Kept.KNOWN:
        correlation_id = current_correlation_id()
        recheck_now(connection, departure.id, now=now, correlation_id=correlation_id)
    entry = AuditEntry(
        actor=finding.found_by,
        action=_ACTIONS[kept],
        object=f"bevinding:{finding.finding_id}",
        result=finding.kind,
        origin="notifier",
        basis=finding.source,
        correlation_id=current_correlation_id(),
        person=child,
    )
    record(connection, AUDIT, entry, now=now)
    return kept
