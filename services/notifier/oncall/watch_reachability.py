"""Writes down when the team becomes reachable, or ceases to be; the sweep looks."""

from sqlalchemy import text

from foundation.log import get_logger
from notifier.oncall.reachability import last_written, reachability
from notifier.service import Service
from notifier.storage.oncall import REACHABILITY

_log = get_logger(__name__)


def watch_reachability(service: Service) -> bool:
    """Whether the team is reachable now. Can be repeated and run twice at once."""
    with service.database.transaction() as connection:
        # One writer at a time: two sweeps must not tell the same change twice.
        connection.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended('reach ' || current_schema(), 0))")
        )
        now = service.clock()
        found = reachability(connection, service.on_call, now=now)
        before = last_written(connection)
        if found.why is before:
            return found.reachable
        connection.execute(REACHABILITY.insert().values(at=now, why=found.why))
    if not found.reachable:
        _log.error("not_reachable", why=found.why)
    elif before is not None:
        _log.info("reachable_again")
    return found.reachable
