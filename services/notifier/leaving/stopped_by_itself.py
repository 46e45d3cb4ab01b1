"""What stands with the switch, and in the audit, when no person turned it."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from notifier.leaving.switch import Turn
from notifier.storage.shared import AUDIT

_ACTOR: Final = "vertrekmelding"


def by_itself(reason: str, now: datetime) -> Turn:
    """A stop; ``reason``: a code."""
    return Turn(now, stopped=True, reason=reason, actor=_ACTOR)


def was_by_itself(turn: Turn) -> bool:
    """Whether no person turned it."""
    return turn.stopped and turn.actor == _ACTOR


def record_stop(connection: Connection, reason: str, *, now: datetime) -> None:
    """Beside the turn, in its transaction."""
    entry = AuditEntry(
        actor=_ACTOR,
        action="alles_gestopt",
        object="schakelaar:vertrek",
        result=reason,
        origin="vertrekmelding",
        basis="noodrem",
        correlation_id=current_correlation_id(),
    )
    record(connection, AUDIT, entry, now=now)
