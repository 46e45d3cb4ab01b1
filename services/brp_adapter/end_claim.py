"""The outcome of a claimed event, in the transaction of what it led to."""

from sqlalchemy import Connection

from brp_adapter.service import Service
from brp_adapter.storage.tables import INBOX
from foundation.log import get_logger
from foundation.work import Claimed, LeaseLost, WorkState, settle

_log = get_logger(__name__)


def end_claim(
    connection: Connection, service: Service, row: Claimed, state: WorkState, reason: str | None
) -> None:
    """End the claim in ``state``. Raises ``LeaseLost``."""
    if not settle(connection, INBOX, row, state=state, reason=reason, now=service.now()):
        raise LeaseLost
    if state is not WorkState.DONE:
        _log.warning("event_not_established", melding=str(row.id), state=state, because=reason)
