"""Codes that are over go, and with them the dates of birth that were sealed beside them."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete

from notifier.storage.reply_codes import REPLY_CODE

FORGOTTEN_AFTER: Final = timedelta(days=1)


def forget_codes(connection: Connection, *, now: datetime) -> None:
    """A day after their end, for whoever asks on that day why a code is not good any more."""
    over = REPLY_CODE.c.expires_at < now - FORGOTTEN_AFTER
    connection.execute(delete(REPLY_CODE).where(over))
