"""Who has to act on a case, and what was handed over of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row

from notifier.decision.outcome import Flag
from notifier.storage.handovers import HandoverKind

_THEIRS: Final = frozenset({"taken", "done"})
_BACK: Final = "returned"


@dataclass(frozen=True)
class TransferView:
    """A handing over to Ca IKA: its number in the case, its state, and since when that is."""

    id: UUID
    number: int
    state: str
    at: datetime


def owner_of(states: Iterable[str]) -> Flag:
    """Who owns the case: RvdK, until Ca IKA has said that it has it (workflow §6).

    ``states``: of its transfers, in order. A new package that waits changes nothing: whoever took
    the one before it still has the case.
    """
    for state in reversed(tuple(states)):
        if state in _THEIRS:
            return Flag.CA_IKA
        if state == _BACK:
            return Flag.RVDK_IKO
    return Flag.RVDK_IKO


def view_transfers(rows: Sequence[Row[Any]]) -> tuple[TransferView, ...]:
    """``rows``: of all events to recipients of a case."""
    transfers = (row for row in rows if row.kind == HandoverKind.TRANSFERRED)
    return tuple(
        TransferView(row.id, row.round, row.handover_state, row.updated_at)
        for row in sorted(transfers, key=lambda row: int(row.round))
    )
