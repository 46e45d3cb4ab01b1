"""How many departures are to be looked at again by now, for ``vertrekmelding status``."""

from sqlalchemy import func, select

from brp_adapter.storage.tables import RECHECK
from foundation.database import Database
from foundation.work import WorkState


def looks_due(database: Database) -> int:
    """Look; changes nothing. Raises ``DatabaseError``."""
    due = (RECHECK.c.state == WorkState.READY) & (RECHECK.c.next_attempt_at <= database.now())
    with database.transaction() as connection:
        return connection.execute(select(func.count()).select_from(RECHECK).where(due)).scalar_one()
