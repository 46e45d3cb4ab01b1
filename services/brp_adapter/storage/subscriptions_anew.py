"""Subscriptions of which nobody knows whether they are there: what is wanted is done once more."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, and_, delete, or_, update

from brp_adapter.storage.source_tables import SUBSCRIPTION
from foundation.work import Claimed, WorkState

_OF: Final = SUBSCRIPTION.c


def make_again(connection: Connection, source: str, *, now: datetime) -> int:
    """What was made there is gone: made once more. What was to be ended is ended by that.

    So is what another process is making: it cannot know before or after which of both that was.
    """
    of_source = _OF.connection == source
    connection.execute(delete(SUBSCRIPTION).where(of_source, ~_OF.wanted))
    under_way = and_(_OF.state == WorkState.READY, _OF.lease_token.is_not(None))
    again = update(SUBSCRIPTION).where(of_source, or_(_OF.state == WorkState.DONE, under_way))
    return connection.execute(again.values(_to_do(now))).rowcount


def undo_overtaken(connection: Connection, claimed: Claimed, *, now: datetime) -> None:
    """After a call for a row that was lost to another process, and says the opposite by now.

    Which of both calls the source had last nobody knows: what is wanted is done once more.
    """
    other = update(SUBSCRIPTION).where(
        _OF.id == claimed.id, _OF.wanted != claimed.brought["wanted"]
    )
    connection.execute(other.values(_to_do(now)))


def _to_do(now: datetime) -> dict[str, object]:
    free = {"lease_until": None, "lease_token": None}
    return free | {"state": WorkState.READY, "next_attempt_at": now, "updated_at": now}
