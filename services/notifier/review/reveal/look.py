"""That somebody looks at what is hidden is recorded before it is shown."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from contracts.values.bsn import Bsn
from foundation.audit import AuditEntry, record_all
from foundation.correlation import current_correlation_id
from notifier.cases.person_index import person_index
from notifier.cases.reveal_reason import RevealReason
from notifier.service import Service
from notifier.storage.reveals import REVEAL
from notifier.storage.sealed import seal
from notifier.storage.shared import AUDIT

_BASIS = "werkbank"


class AlreadyShown(Exception):
    """This very form has shown something before."""


@dataclass(frozen=True)
class LookView:
    """A look of somebody, as the timeline tells it: why, and not at what."""

    at: datetime
    actor: str
    reason: RevealReason


def record_look(
    connection: Connection,
    service: Service,
    zaak_id: UUID,
    seen: Collection[tuple[Bsn | None, str]],
    *,
    once: UUID,
    reason: RevealReason,
    explanation: str,
    actor: str,
    now: datetime,
) -> None:
    """One row, and an entry of the audit per person and kind. Raises ``AlreadyShown``.

    ``seen``: whose data of which kind are about to be shown; never empty, None for nobody's.
    ``once``: drawn when the form was made. In the transaction of the look, and last in it.
    """
    row = insert(REVEAL).values(
        id=once,
        zaak_id=zaak_id,
        at=now,
        actor=actor,
        reason=reason,
        explanation=seal(service.keyring, REVEAL, "explanation", once, explanation.encode()),
    )
    added = connection.execute(
        row.on_conflict_do_nothing(index_elements=[REVEAL.c.id]).returning(REVEAL.c.id)
    ).scalar()
    if added is None:
        raise AlreadyShown
    entries = [
        AuditEntry(
            actor=actor,
            action=f"gegevens_ingezien_{kind}",
            object=f"zaak:{zaak_id}",
            result=reason,
            origin=_BASIS,
            basis=_BASIS,
            correlation_id=current_correlation_id(),
            person=None if bsn is None else person_index(service.index, bsn),
        )
        for bsn, kind in seen
    ]
    record_all(connection, AUDIT, entries, now=now)


def looks_at(connection: Connection, zaak_id: UUID) -> tuple[LookView, ...]:
    """Every look at what is hidden in a case, in order."""
    rows = connection.execute(
        select(REVEAL.c.at, REVEAL.c.actor, REVEAL.c.reason)
        .where(REVEAL.c.zaak_id == zaak_id)
        .order_by(REVEAL.c.at, REVEAL.c.id)
    )
    return tuple(LookView(row.at, row.actor, RevealReason(row.reason)) for row in rows)
