"""What a person wrote with a finding, and proposals that wait for a second person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, insert, select, update

from contracts.messages.wire import Codec
from contracts.values.bsn import Bsn
from foundation.encryption import KeyRing
from notifier.decision.facts import ReportedBy
from notifier.findings.new_finding import NewFinding
from notifier.review.case.forms import Doing
from notifier.storage.findings import (
    FINDING_ENTRY,
    FINDING_PROPOSAL,
    FindingAct,
    ProposalState,
)
from notifier.storage.sealed import seal, unseal


@dataclass(frozen=True)
class Seen:
    """The document that was seen: its date, and what the person wrote. Of a withdrawal: why."""

    text: str
    document_on: date | None = None


@dataclass(frozen=True)
class Proposed:
    """What a second person is asked to confirm; ``strangers`` they type themselves."""

    new: NewFinding
    seen: Seen
    oin: str
    role: ReportedBy
    strangers: tuple[Bsn, ...]


_SEEN: Final[Codec[Seen]] = Codec(Seen)
_PROPOSED: Final[Codec[Proposed]] = Codec(Proposed)


@dataclass(frozen=True)
class FindingEntry:
    """One act on a finding."""

    finding_id: UUID
    act: FindingAct
    subject: str
    role: str
    second_subject: str | None
    at: datetime
    seen: Seen


@dataclass(frozen=True)
class Proposal:
    """``why``: what the second person wrote."""

    id: UUID
    departure_id: UUID
    state: ProposalState
    subject: str
    role: str
    at: datetime
    decided_by: str | None
    decided_at: datetime | None
    proposed: Proposed
    why: str


def write_seen(
    doing: Doing,
    finding_id: UUID,
    act: FindingAct,
    seen: Seen,
    *,
    first: tuple[str, str] | None = None,
) -> None:
    """``first``: subject and roles of who proposed it, where the one who acts is the second."""
    row_id, keyring = uuid4(), doing.service.keyring
    mine = " ".join(sorted(doing.roles))
    subject, role = first or (doing.subject, mine)
    doing.connection.execute(
        insert(FINDING_ENTRY).values(
            id=row_id,
            finding_id=finding_id,
            act=act,
            subject=subject,
            role=role,
            second_subject=None if first is None else doing.subject,
            content=seal(keyring, FINDING_ENTRY, "content", row_id, _SEEN.encode(seen)),
            at=doing.now,
        )
    )


def seen_with(
    connection: Connection, keyring: KeyRing, findings: Iterable[UUID]
) -> tuple[FindingEntry, ...]:
    """What was written with these findings, in order."""
    rows = connection.execute(
        select(FINDING_ENTRY)
        .where(FINDING_ENTRY.c.finding_id.in_(sorted(findings)))
        .order_by(FINDING_ENTRY.c.at, FINDING_ENTRY.c.id)
    )
    return tuple(
        FindingEntry(
            row.finding_id,
            FindingAct(row.act),
            row.subject,
            row.role,
            row.second_subject,
            row.at,
            _SEEN.decode(unseal(keyring, FINDING_ENTRY, "content", row.id, row.content)),
        )
        for row in rows
    )


def propose(doing: Doing, departure_id: UUID, proposed: Proposed) -> UUID:
    """Keep it for a second person."""
    row_id, keyring = uuid4(), doing.service.keyring
    plain = _PROPOSED.encode(proposed)
    doing.connection.execute(
        insert(FINDING_PROPOSAL).values(
            id=row_id,
            zaak_id=doing.case.row.id,
            departure_id=departure_id,
            state=ProposalState.PROPOSED,
            subject=doing.subject,
            role=" ".join(sorted(doing.roles)),
            content=seal(keyring, FINDING_PROPOSAL, "content", row_id, plain),
            at=doing.now,
        )
    )
    return row_id


def end_proposal(
    doing: Doing,
    proposal_id: UUID,
    state: ProposalState,
    why: str,
    finding_id: UUID | None = None,
) -> None:
    """How it ended and by whom."""
    sealed = seal(doing.service.keyring, FINDING_PROPOSAL, "why", proposal_id, why.encode())
    doing.connection.execute(
        update(FINDING_PROPOSAL)
        .where(FINDING_PROPOSAL.c.id == proposal_id)
        .values(
            state=state,
            decided_by=doing.subject,
            decided_at=doing.now,
            why=sealed,
            finding_id=finding_id,
        )
    )


def proposals_in(connection: Connection, keyring: KeyRing, zaak_id: UUID) -> tuple[Proposal, ...]:
    """Every proposal in a case, in order."""
    rows = connection.execute(
        select(FINDING_PROPOSAL)
        .where(FINDING_PROPOSAL.c.zaak_id == zaak_id)
        .order_by(FINDING_PROPOSAL.c.at, FINDING_PROPOSAL.c.id)
    )
    return tuple(_proposal(keyring, row) for row in rows)


def _proposal(keyring: KeyRing, row: Row[Any]) -> Proposal:
    plain = unseal(keyring, FINDING_PROPOSAL, "content", row.id, row.content)
    why = b"" if row.why is None else unseal(keyring, FINDING_PROPOSAL, "why", row.id, row.why)
    return Proposal(
        id=row.id,
        departure_id=row.departure_id,
        state=ProposalState(row.state),
        subject=row.subject,
        role=row.role,
        at=row.at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        proposed=_PROPOSED.decode(plain),
        why=why.decode(),
    )
