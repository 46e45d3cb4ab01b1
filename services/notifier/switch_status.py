"""How the stop switch stands and what waits behind it, for ``vertrekmelding status``."""

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from foundation.database import Database
from foundation.work import WorkState
from notifier.leaving.switch import Turn, last_turn
from notifier.storage.findings import FINDING_HANDOVER
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import MESSAGE


@dataclass(frozen=True)
class SwitchStatus:
    """``last`` is None when the switch was never touched. What waits: due at this moment.

    Findings go to the adapter, and are not held by the switch.
    """

    last: Turn | None
    letters_due: int
    flags_due: int
    findings_due: int

    @property
    def stopped(self) -> bool:
        """Whether nothing leaves."""
        return self.last is not None and self.last.stopped


def switch_status(database: Database) -> SwitchStatus:
    """Look; changes nothing."""
    with database.transaction() as connection:
        return SwitchStatus(
            last=last_turn(connection),
            letters_due=_due(connection, MESSAGE, database),
            flags_due=_due(connection, HANDOVER, database),
            findings_due=_due(connection, FINDING_HANDOVER, database),
        )


def _due(connection: Connection, table: Table, database: Database) -> int:
    due = (table.c.state == WorkState.READY) & (table.c.next_attempt_at <= database.now())
    return connection.execute(select(func.count()).select_from(table).where(due)).scalar_one()
