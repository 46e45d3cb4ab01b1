"""Established facts at rest: sealed, by the id of their message."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from foundation.encryption import BlindIndex, KeyRing
from notifier.storage.cases import FACTS
from notifier.storage.sealed import seal, unseal

_NO_ID = UUID(int=0)


class FactsErased(Exception):
    """The facts were of a shadow case whose personal data is gone."""


def store_facts(
    connection: Connection,
    keyring: KeyRing,
    index: BlindIndex,
    facts: DepartureFacts,
    *,
    now: datetime,
) -> None:
    """Keep the facts; the same message twice is kept once."""
    plain = DEPARTURE_FACTS.encode(facts)
    connection.execute(
        insert(FACTS)
        .values(
            id=facts.facts_id,
            established_at=facts.established_at,
            hash=facts_hash(index, facts),
            content=seal(keyring, FACTS, "content", facts.facts_id, plain),
            received_at=now,
        )
        .on_conflict_do_nothing(index_elements=["id"])
    )


def open_facts(keyring: KeyRing, facts_id: UUID, sealed: bytes | None) -> DepartureFacts:
    """Open stored facts. Raises ``FactsErased``."""
    if sealed is None:
        raise FactsErased
    return DEPARTURE_FACTS.decode(unseal(keyring, FACTS, "content", facts_id, sealed))


def facts_hash(index: BlindIndex, facts: DepartureFacts) -> bytes:
    """The same for facts that differ only in when they were established and under which id."""
    nameless = replace(facts, facts_id=_NO_ID, established_at=datetime.min)  # noqa: DTZ901 -- a constant, not a moment
    return index.of_bytes("facts", DEPARTURE_FACTS.encode(nameless))
