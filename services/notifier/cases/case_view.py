"""A case as it is shown: decision, gezag, timeline, messages and flags; nobody's name or number.

People are opaque ids, the same at every look at the same case and without meaning outside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Connection, select

from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from notifier.case_facts import children_now
from notifier.cases.basis_view import BasisView, view_basis
from notifier.cases.brought_in_view import BroughtIn, opaque, view_brought_in
from notifier.cases.decisions import StoredDecision, latest_decision
from notifier.cases.departure_view import DepartureView, view_departures
from notifier.cases.flag_view import FlagView, handovers_of, view_flags
from notifier.cases.gezag_view import GezagView, view_gezag
from notifier.cases.one_year import OneYear, one_year_of
from notifier.cases.outcomes import standing_outcome
from notifier.cases.owner import TransferView, owner_of, view_transfers
from notifier.cases.person_index import person_index
from notifier.cases.timeline import TimelineView, read_timeline
from notifier.cases.verdict_view import (
    CallDueView,
    VerdictView,
    view_calls_due,
    view_told_by_phone,
    view_verdicts,
)
from notifier.decision.looks_first import looks_first
from notifier.decision.outcome import Disposition, Flag
from notifier.decision.reasons_nl import reasons_for
from notifier.service import Service
from notifier.storage.cases import ZAAK
from notifier.storage.messages import ATTEMPT, MESSAGE
from notifier.storage.sealed import unseal_bsns


@dataclass(frozen=True)
class HolderView:
    """A staying holder and which children it concerns."""

    id: UUID
    disposition: str
    children: tuple[UUID, ...]


@dataclass(frozen=True)
class ChildView:
    """What holds for one child; the reasons of a household are those of its children together."""

    id: UUID
    disposition: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DecisionView:
    """The decision that holds."""

    version: int
    decided_at: datetime
    case: str
    urgency: str | None
    mode: str
    policy_version: str
    policy_sha256: str | None
    looks_first: str | None
    flags: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]
    holders: tuple[HolderView, ...]
    children: tuple[ChildView, ...]


@dataclass(frozen=True)
class MessageView:
    """One message and how often it was tried."""

    id: UUID
    kind: str
    channel: str
    state: str
    reason: str | None
    reference: str
    holder: UUID
    not_before: datetime
    sent_at: datetime | None
    attempts: int
    basis: BasisView | None


@dataclass(frozen=True)
class CaseView:
    """A whole case; ``outcome`` is how a human closed it.

    ``one_year``: of the convention of 1980; None before a child departed. ``owner``: who has to
    act on it. ``transfers``: what was handed over to Ca IKA, in order.
    ``calls_due``: whom somebody must call although nobody chose it; nobody while the case holds.
    ``followed``: what is done, once people have decided about the ``decision`` of the machine.
    """

    id: UUID
    reference: str
    municipality: str | None
    handling: str
    shadow: bool
    opened_at: datetime
    clock_at: datetime | None
    escalated_at: datetime | None
    breach_at: datetime | None
    decision: DecisionView | None
    followed: str | None
    verdicts: tuple[VerdictView, ...]
    told_by_phone: Mapping[UUID, datetime]
    calls_due: tuple[CallDueView, ...]
    gezag: tuple[GezagView, ...]
    departures: tuple[DepartureView, ...]
    timeline: tuple[TimelineView, ...]
    messages: tuple[MessageView, ...]
    flags: tuple[FlagView, ...]
    brought_in: BroughtIn
    outcome: str | None
    one_year: OneYear | None
    owner: Flag
    transfers: tuple[TransferView, ...]


def read_case_view(connection: Connection, service: Service, zaak_id: UUID) -> CaseView | None:
    """The case; None when there is none under this id."""
    row = connection.execute(select(ZAAK).where(ZAAK.c.id == zaak_id)).one_or_none()
    if row is None:
        return None
    stored = latest_decision(connection, service.keyring, zaak_id)
    children = children_now(connection, service, zaak_id)
    messages = _messages(connection, service, zaak_id)
    handovers = handovers_of(connection, zaak_id)
    transfers = view_transfers(handovers)
    brought_in = view_brought_in(connection, service, zaak_id, children)
    outcome = standing_outcome(connection, zaak_id)
    verdicts = view_verdicts(connection, zaak_id)
    told_by_phone = view_told_by_phone(connection, zaak_id)
    calls_due = view_calls_due(connection, zaak_id)
    # Last, so that what explains a state that is shown is never missing beside it.
    timeline = read_timeline(connection, zaak_id)
    return CaseView(
        id=row.id,
        reference=row.reference,
        municipality=row.municipality,
        handling=row.handling,
        shadow=row.shadow,
        opened_at=row.opened_at,
        clock_at=row.clock_at,
        escalated_at=row.escalated_at,
        breach_at=row.breach_at,
        decision=None if stored is None else _decision(service, zaak_id, stored),
        followed=row.disposition,
        verdicts=verdicts,
        told_by_phone=told_by_phone,
        calls_due=() if row.disposition == Disposition.HOLD else calls_due,
        gezag=view_gezag(children, partial(opaque_id, service, zaak_id)),
        departures=view_departures(children, partial(opaque_id, service, zaak_id)),
        timeline=timeline,
        messages=messages,
        flags=view_flags(handovers),
        brought_in=brought_in,
        outcome=None if outcome is None else outcome.outcome,
        one_year=one_year_of(row.leaves_on, local_date(service.clock())),
        owner=owner_of(one.state for one in transfers),
        transfers=transfers,
    )


def opaque_id(service: Service, zaak_id: UUID, bsn: Bsn) -> UUID:
    """Who it is, for those who cannot know: derived from the keyed index, within one case."""
    return opaque(zaak_id, person_index(service.index, bsn))


def _decision(service: Service, zaak_id: UUID, stored: StoredDecision) -> DecisionView:
    decision = stored.decision
    return DecisionView(
        version=stored.version,
        decided_at=stored.decided_at,
        case=decision.case,
        urgency=decision.urgency,
        mode=decision.mode,
        policy_version=decision.policy_version,
        policy_sha256=stored.policy_sha256,
        looks_first=looks_first(decision),
        flags=tuple(decision.flags),
        reasons=tuple((reason.code, reason.text) for reason in decision.reasons),
        holders=tuple(
            HolderView(
                id=opaque_id(service, zaak_id, outcome.holder),
                disposition=outcome.disposition,
                children=tuple(opaque_id(service, zaak_id, child) for child in outcome.children),
            )
            for outcome in decision.holders
        ),
        children=tuple(
            ChildView(
                id=opaque_id(service, zaak_id, child.child),
                disposition=child.case,
                reasons=tuple((reason.code, reason.text) for reason in reasons_for(child.codes)),
            )
            for child in decision.children
        ),
    )


def _messages(connection: Connection, service: Service, zaak_id: UUID) -> tuple[MessageView, ...]:
    rows = connection.execute(
        select(MESSAGE)
        .where(MESSAGE.c.zaak_id == zaak_id)
        .order_by(MESSAGE.c.created_at, MESSAGE.c.id)
    ).all()
    tried = connection.execute(
        select(ATTEMPT)
        .where(ATTEMPT.c.message_id.in_([row.id for row in rows]))
        .order_by(ATTEMPT.c.number)
    ).all()
    views = []
    for row in rows:
        attempts = [attempt for attempt in tried if attempt.message_id == row.id]
        (holder,) = unseal_bsns(service.keyring, MESSAGE, "holder", row.id, row.holder)
        views.append(
            MessageView(
                id=row.id,
                kind=row.kind,
                channel=row.channel,
                state=row.message_state,
                reason=row.reason,
                reference=row.reference,
                holder=opaque_id(service, zaak_id, holder),
                not_before=row.not_before,
                sent_at=row.sent_at,
                attempts=len(attempts),
                basis=view_basis(attempts[-1]) if attempts else None,
            )
        )
    return tuple(views)
