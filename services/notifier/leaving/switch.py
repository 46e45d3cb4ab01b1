"""The stop switch, as a transaction sees it.

Whoever lets something leave asks ``may_leave`` in the transaction that writes the intent. It holds
a shared lock until that transaction ends, and a turn of the switch waits for all of those: once
``vertrekmelding stop`` has committed, no new intent can be. A lock of the lock manager and no
``FOR SHARE`` on a row: that queue is fair, so a busy evening cannot keep a stop waiting, and a
thousand letters do not write to one row.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, insert, select, text

from notifier.storage.stop import STOP_CHANGE

_KEY: Final = "hashtextextended('stop switch ' || current_schema(), 0)"
_SHARED: Final = text(f"SELECT pg_advisory_xact_lock_shared({_KEY})")
_ALONE: Final = text(f"SELECT pg_advisory_xact_lock({_KEY})")


@dataclass(frozen=True)
class Turn:
    """How the switch was last turned, by whom and why."""

    at: datetime
    stopped: bool
    reason: str
    actor: str


_NEWEST: Final = (
    select(*(STOP_CHANGE.c[name] for name in Turn.__dataclass_fields__))
    .order_by(STOP_CHANGE.c.number.desc())
    .limit(1)
)


def last_turn(connection: Connection) -> Turn | None:
    """The newest; None when it was never touched, and then everything may leave."""
    row = connection.execute(_NEWEST).one_or_none()
    return None if row is None else Turn(**row._mapping)  # noqa: SLF001 -- public in SQLAlchemy


def is_stopped(connection: Connection) -> bool:
    """How it stands at this moment; for looking, before work is claimed. Locks nothing."""
    turn = last_turn(connection)
    return turn is not None and turn.stopped


def may_leave(connection: Connection) -> bool:
    """Whether the caller's transaction may write an intent; true until that transaction ends."""
    connection.execute(_SHARED)
    return not is_stopped(connection)


def turn_switch(connection: Connection, turn: Turn) -> bool:
    """Turn it, after every intent that is being written. False: it stood so already."""
    connection.execute(_ALONE)
    if is_stopped(connection) is turn.stopped:
        return False
    write_turn(connection, turn)
    return True


def write_turn(connection: Connection, turn: Turn) -> None:
    """Add a turn, for a caller that holds the lock or has another way to be alone."""
    connection.execute(insert(STOP_CHANGE).values(**vars(turn)))
