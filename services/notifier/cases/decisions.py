"""Decisions at rest: with the facts they were taken on, sealed, one version after the other."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Row, and_, insert, or_, select

from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn
from foundation.encryption import CannotOpen, KeyRing
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision
from notifier.storage.cases import DECISION, ZAAK
from notifier.storage.sealed import seal, unseal

_FACTS: Final[TypeAdapter[CaseFacts]] = TypeAdapter(CaseFacts)
_DECISION: Final[TypeAdapter[Decision]] = TypeAdapter(Decision)
# The decision is pure and imports these for its types alone; here they are read at run time.
_DECISION.rebuild(_types_namespace={"Bsn": Bsn, "UUID": UUID})


@dataclass(frozen=True)
class StoredDecision:
    """A decision with its version in the case.

    ``policy_sha256``: of the policy file it was taken under; None for those of before it was kept.
    """

    version: int
    decided_at: datetime
    decision: Decision
    policy_sha256: str | None = None


def store_decision(
    connection: Connection,
    keyring: KeyRing,
    zaak_id: UUID,
    facts: CaseFacts,
    stored: StoredDecision,
) -> None:
    """Append; together with the facts, so that it can be explained and repeated years later."""
    row_id = uuid4()
    connection.execute(
        insert(DECISION).values(
            id=row_id,
            zaak_id=zaak_id,
            version=stored.version,
            policy_version=stored.decision.policy_version,
            policy_sha256=stored.policy_sha256,
            decided_at=stored.decided_at,
            facts=seal(keyring, DECISION, "facts", row_id, _FACTS.dump_json(facts)),
            content=seal(
                keyring, DECISION, "content", row_id, _DECISION.dump_json(stored.decision)
            ),
        )
    )


def latest_decision(
    connection: Connection, keyring: KeyRing, zaak_id: UUID
) -> StoredDecision | None:
    """The decision that holds; None before the first one and after erasure."""
    row = connection.execute(
        select(
            DECISION.c.id,
            DECISION.c.version,
            DECISION.c.decided_at,
            DECISION.c.content,
            DECISION.c.policy_sha256,
        )
        .where(DECISION.c.zaak_id == zaak_id)
        .order_by(DECISION.c.version.desc())
        .limit(1)
    ).one_or_none()
    if row is None or row.content is None:
        return None
    plain = unseal(keyring, DECISION, "content", row.id, row.content)
    decision = _DECISION.validate_json(plain)
    return StoredDecision(row.version, row.decided_at, decision, row.policy_sha256)


@dataclass(frozen=True)
class DecidedOn:
    """The decision that holds, with the facts it was taken on."""

    facts: CaseFacts
    decision: Decision
    decided_at: datetime


def latest_decisions(
    connection: Connection, keyring: KeyRing, zaak_ids: Collection[UUID]
) -> dict[UUID, DecidedOn | Exception]:
    """Of many cases at once; the error in place of one that cannot be opened.

    Without those on which nobody decided, and those that were erased.
    """
    rows = connection.execute(
        select(
            DECISION.c.id,
            DECISION.c.zaak_id,
            DECISION.c.decided_at,
            DECISION.c.facts,
            DECISION.c.content,
        )
        .join(ZAAK, and_(ZAAK.c.id == DECISION.c.zaak_id, ZAAK.c.version == DECISION.c.version))
        .where(ZAAK.c.id.in_(zaak_ids), DECISION.c.content.is_not(None))
    )
    return {row.zaak_id: _opened(keyring, row) for row in rows}


def _opened(keyring: KeyRing, row: Row[*tuple[Any, ...]]) -> DecidedOn | Exception:
    try:
        facts = _FACTS.validate_json(unseal(keyring, DECISION, "facts", row.id, row.facts))
        content = unseal(keyring, DECISION, "content", row.id, row.content)
        return DecidedOn(facts, _DECISION.validate_json(content), row.decided_at)
    except (CannotOpen, ValidationError) as error:
        return error


def decisions_of_case(
    connection: Connection, keyring: KeyRing, zaak_id: UUID
) -> tuple[StoredDecision, ...]:
    """Every decision that was taken, the first first; none after erasure."""
    rows = connection.execute(
        select(
            DECISION.c.id,
            DECISION.c.version,
            DECISION.c.decided_at,
            DECISION.c.content,
            DECISION.c.policy_sha256,
        )
        .where(DECISION.c.zaak_id == zaak_id, DECISION.c.content.is_not(None))
        .order_by(DECISION.c.version)
    )
    return tuple(
        StoredDecision(
            row.version,
            row.decided_at,
            _DECISION.validate_json(unseal(keyring, DECISION, "content", row.id, row.content)),
            row.policy_sha256,
        )
        for row in rows
    )


def earlier_departures(
    connection: Connection, keyring: KeyRing, zaak_id: UUID
) -> tuple[DepartureFacts, ...]:
    """The departure as it was at each decision, the newest first; merged cases included."""
    merged = select(ZAAK.c.id).where(ZAAK.c.merged_into == zaak_id)
    rows = connection.execute(
        select(DECISION.c.id, DECISION.c.facts)
        .where(or_(DECISION.c.zaak_id == zaak_id, DECISION.c.zaak_id.in_(merged)))
        .where(DECISION.c.facts.is_not(None))
        .order_by(DECISION.c.decided_at.desc(), DECISION.c.version.desc())
    )
    return tuple(
        _FACTS.validate_json(unseal(keyring, DECISION, "facts", row.id, row.facts)).departure
        for row in rows
    )
