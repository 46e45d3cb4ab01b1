"""Findings at rest, and the work of handing them over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, func, insert, select, update

from contracts.gezag import Gezag
from contracts.messages.derived import DerivedGezag
from contracts.messages.finding import Finding, FindingKind, FindingSource
from contracts.messages.wire import Codec
from foundation.correlation import current_correlation_id
from foundation.inbox import Duplicate, Received, keep_conflict
from foundation.work import WorkState, new_work
from notifier.decision.facts import ReportedBy
from notifier.once import insert_once
from notifier.service import Service
from notifier.storage.findings import FINDING, FINDING_HANDOVER
from notifier.storage.sealed import seal, unseal
from notifier.storage.shared import INBOX

_TICK: Final = timedelta(microseconds=1)


@dataclass(frozen=True)
class Found:
    """What a finding says. ``derived``: the derivation that stood in the case then; ``mark`` of it.

    Later facts say it otherwise or not at all; what somebody looked at stays with the finding.
    """

    gezag: Gezag
    seen_doubt: bool
    derived: DerivedGezag | None = None
    mark: str | None = None


_FOUND: Final[Codec[Found]] = Codec(Found)


@dataclass(frozen=True)
class StoredFinding:
    """A finding with what became of it; whom it names stays sealed.

    ``newest``: none was made about this departure after it. ``handed_over``: the adapter has it.
    """

    id: UUID
    zaak_id: UUID
    departure_id: UUID
    sender: str
    role: ReportedBy
    kind: FindingKind
    source: FindingSource
    found_at: datetime
    withdrawn_at: datetime | None
    newest: bool
    handed_over: bool

    @property
    def stands(self) -> bool:
        """Whether it is the last word about this departure."""
        return self.newest and self.withdrawn_at is None


def received_before(
    connection: Connection, service: Service, *, sender: str, reference: str, content: bytes
) -> Received | None:
    """What this sender sent under this reference before; None: nothing."""
    first = connection.execute(
        select(FINDING.c.id, FINDING.c.content_hash).where(
            FINDING.c.sender == sender, FINDING.c.reference == reference
        )
    ).one_or_none()
    if first is None:
        return None
    content_hash = service.index.of_bytes(FINDING.name, content)
    if first.content_hash == content_hash:
        return Duplicate(first.id)
    return keep_conflict(
        connection,
        INBOX,
        service.keyring,
        first=first.id,
        known_in=FINDING.name,
        sender=sender,
        content=content,
        content_hash=content_hash,
        correlation_id=current_correlation_id(),
        now=service.clock(),
    )


def moment_for(connection: Connection, departure_id: UUID, now: datetime) -> datetime:
    """After that of every other finding about this departure, whatever the clocks say."""
    last: datetime | None = connection.execute(
        select(func.max(FINDING.c.found_at)).where(FINDING.c.departure_id == departure_id)
    ).scalar()
    return now if last is None else max(now, last + _TICK)


def store_finding(
    connection: Connection,
    service: Service,
    zaak_id: UUID,
    finding: Finding,
    seen: DerivedGezag | None,
    *,
    mark: str | None,
    reference: str,
    content: bytes,
    now: datetime,
) -> Received:
    """Keep it, once per sender and reference; the caller holds the lock of the case.

    ``seen`` is the derivation in the case, ``mark`` its fingerprint there. ``content``: what was
    sent, which decides whether a repetition is one.
    """
    sealed = _FOUND.encode(Found(finding.gezag, finding.seen_doubt, seen, mark))
    values = {
        "id": finding.finding_id,
        "zaak_id": zaak_id,
        "departure_id": finding.departure_id,
        "sender": finding.found_by,
        "sender_role": finding.role,
        "reference": reference,
        "kind": finding.kind,
        "source": finding.source,
        "content": seal(service.keyring, FINDING, "content", finding.finding_id, sealed),
        "found_at": finding.found_at,
    }
    return insert_once(connection, service, FINDING, values, content=content, now=now)


def plan_finding_handover(connection: Connection, finding_id: UUID, *, now: datetime) -> UUID:
    """The work of handing it over as it stands; ring HAND_OVER_FINDINGS after the commit."""
    work = new_work(now=now, correlation_id=current_correlation_id())
    connection.execute(insert(FINDING_HANDOVER).values(**work, finding_id=finding_id))
    return UUID(str(work["id"]))


def take_back(connection: Connection, finding_id: UUID, *, now: datetime) -> None:
    """Write that it was withdrawn."""
    connection.execute(update(FINDING).where(FINDING.c.id == finding_id).values(withdrawn_at=now))


def findings_in(connection: Connection, zaak_id: UUID) -> tuple[StoredFinding, ...]:
    """Every finding in a case, withdrawn ones too, in order of being made."""
    return _stored(connection, FINDING.c.zaak_id == zaak_id)


def findings_about(connection: Connection, departures: Iterable[UUID]) -> tuple[StoredFinding, ...]:
    """Every finding about these departures, in order of being made."""
    return _stored(connection, FINDING.c.departure_id.in_(sorted(departures)))


def read_finding(connection: Connection, finding_id: UUID) -> StoredFinding | None:
    """One finding; None: there is none."""
    return next(iter(_stored(connection, FINDING.c.id == finding_id)), None)


def what_was_found(
    connection: Connection, service: Service, findings: Iterable[UUID]
) -> dict[UUID, Found]:
    """What these findings say. Raises ``CannotOpen``, ``MessageRefused``."""
    rows = connection.execute(
        select(FINDING.c.id, FINDING.c.content).where(FINDING.c.id.in_(sorted(findings)))
    )
    return {row.id: _opened(service, row.id, row.content) for row in rows}


def finding_message(connection: Connection, service: Service, finding_id: UUID) -> Finding:
    """The finding as it stands, for the adapter. Raises ``CannotOpen``, ``MessageRefused``."""
    row = connection.execute(select(FINDING).where(FINDING.c.id == finding_id)).one()
    found = _opened(service, row.id, row.content)
    return Finding(
        finding_id=row.id,
        departure_id=row.departure_id,
        kind=FindingKind(row.kind),
        gezag=found.gezag,
        source=FindingSource(row.source),
        found_at=row.found_at,
        found_by=row.sender,
        role=row.sender_role,
        seen_doubt=found.seen_doubt,
        withdrawn_at=row.withdrawn_at,
    )


def _opened(service: Service, finding_id: UUID, content: bytes) -> Found:
    return _FOUND.decode(unseal(service.keyring, FINDING, "content", finding_id, content))


def _stored(connection: Connection, which: Any) -> tuple[StoredFinding, ...]:  # noqa: ANN401 -- a condition
    later = FINDING.alias("later")
    newer = select(later.c.id).where(
        later.c.departure_id == FINDING.c.departure_id, later.c.found_at > FINDING.c.found_at
    )
    waiting = select(FINDING_HANDOVER.c.id).where(
        FINDING_HANDOVER.c.finding_id == FINDING.c.id,
        FINDING_HANDOVER.c.state != WorkState.DONE,
    )
    rows = connection.execute(
        select(FINDING, ~newer.exists().label("newest"), ~waiting.exists().label("handed_over"))
        .where(which)
        .order_by(FINDING.c.found_at, FINDING.c.id)
    )
    return tuple(_one(row) for row in rows)


def _one(row: Row[Any]) -> StoredFinding:
    return StoredFinding(
        id=row.id,
        zaak_id=row.zaak_id,
        departure_id=row.departure_id,
        sender=row.sender,
        role=ReportedBy(row.sender_role),
        kind=FindingKind(row.kind),
        source=FindingSource(row.source),
        found_at=row.found_at,
        withdrawn_at=row.withdrawn_at,
        newest=row.newest,
        handed_over=row.handed_over,
    )
