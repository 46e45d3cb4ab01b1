"""What persons found about gezag, kept per departure: sealed, and found by the child."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from typing import Final

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from brp_adapter.custody.finding import GezagFinding
from brp_adapter.storage.departures import KnownDeparture
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import DEPARTURE, FINDING, DepartureState, one_of
from contracts.messages.finding import Finding
from contracts.messages.wire import FINDING as MESSAGE
from contracts.values.bsn import Bsn

_OF: Final = (
    select(
        FINDING.c.id, FINDING.c.content, FINDING.c.withdrawn_at, DEPARTURE.c.child_bsn,
        DEPARTURE.c.id.label("departure"),
    )
    .join(DEPARTURE, DEPARTURE.c.id == FINDING.c.departure)
    # A departure that begins anew is another one: years may lie between, and gezag changes.
    .where(one_of(FINDING.c.child, "children"), DEPARTURE.c.state == DepartureState.OPEN)
    .order_by(FINDING.c.found_at, FINDING.c.id)
)  # fmt: skip


class FindingConflict(Exception):
    """Under this id something else was found."""


class Kept(Enum):
    """What became of a message about a finding."""

    NEW = auto()
    WITHDRAWN = auto()
    KNOWN = auto()


def keep_finding(
    connection: Connection,
    privacy: Privacy,
    finding: Finding,
    departure: KnownDeparture,
    *,
    now: datetime,
) -> Kept:
    """Keep it, or take it back, once. The caller holds the lock on the child.

    Raises ``FindingConflict``.
    """
    plain = MESSAGE.encode(replace(finding, withdrawn_at=None))
    content_hash = privacy.index.of_bytes("finding", plain)
    inserted = connection.execute(
        insert(FINDING)
        .values(
            id=finding.finding_id,
            departure=departure.id,
            child=privacy.index_of(departure.child),
            found_at=finding.found_at,
            hash=content_hash,
            content=privacy.seal(plain, FINDING, "content", finding.finding_id),
            withdrawn_at=finding.withdrawn_at,
            received_at=now,
        )
        .on_conflict_do_nothing(index_elements=["id"])
        .returning(FINDING.c.id)
    ).scalar()
    if inserted is not None:
        return Kept.NEW if finding.withdrawn_at is None else Kept.WITHDRAWN
    mine = FINDING.c.id == finding.finding_id
    kept_hash = connection.execute(select(FINDING.c.hash).where(mine)).scalar_one()
    if kept_hash != content_hash:
        raise FindingConflict
    if finding.withdrawn_at is None:
        return Kept.KNOWN
    changed = connection.execute(
        update(FINDING)
        .where(mine, FINDING.c.withdrawn_at.is_(None))
        .values(withdrawn_at=finding.withdrawn_at)
    )
    return Kept.WITHDRAWN if changed.rowcount else Kept.KNOWN


def findings_of(
    connection: Connection, privacy: Privacy, children: Collection[bytes]
) -> tuple[GezagFinding, ...]:
    """Every finding about the open departures of these children (blind indexes), oldest first."""
    found = []
    for row in connection.execute(_OF, {"children": list(children)}):
        message = MESSAGE.decode(privacy.open(row.content, FINDING, "content", row.id))
        digits = privacy.open(row.child_bsn, DEPARTURE, "child_bsn", row.departure).decode()
        found.append(
            GezagFinding(
                child=Bsn(digits),
                kind=message.kind,
                gezag=message.gezag,
                found_at=message.found_at,
                seen_doubt=message.seen_doubt,
                withdrawn=row.withdrawn_at is not None,
            )
        )
    return tuple(found)
