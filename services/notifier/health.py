"""What the health pages of the notifier look at, and that they say when everything is stopped."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from foundation.database import Database
from foundation.glimpse import Glimpse
from foundation.health import Notices, Waiting, Watched
from notifier.leaving.stopped_by_itself import was_by_itself
from notifier.leaving.switch import last_turn
from notifier.oncall.reachability import last_written
from notifier.service import SWEEP
from notifier.settings import NotifierSettings
from notifier.storage.findings import FINDING_HANDOVER
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import MESSAGE
from notifier.storage.oncall import CALL_MESSAGE, CALL_OUT
from notifier.storage.receipts import RECEIPT
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.storage.shared import HEARTBEAT, INBOX
from notifier.storage.words import MUNICIPALITY_WORD

UNKNOWN: Final[Mapping[str, object]] = {"leaving": "unknown", "reachable": "unknown"}
_LEAVING: Final = (MESSAGE.name, HANDOVER.name, MUNICIPALITY_WORD.name)


def watched(settings: NotifierSettings) -> Watched:
    """Facts to decide on, what leaves or is handed over, calls, and the sweep."""
    return Watched(
        work_tables=(
            INBOX,
            RECONSIDERATION,
            MESSAGE,
            HANDOVER,
            FINDING_HANDOVER,
            MUNICIPALITY_WORD,
            CALL_OUT,
            CALL_MESSAGE,
            RECEIPT,
        ),
        heartbeat=HEARTBEAT,
        jobs=(SWEEP,),
        max_due_age=settings.late_after,
        max_heartbeat_age=settings.silent_after,
        waiting=_waiting,
    )


def leaving_notice(database: Database) -> Notices:
    """``leaving`` and ``reachable``, or unknown, without keeping a page waiting.

    Leaving is on, or stopped and since when; reachable is the word of the last sweep (``Why``).
    """
    return Glimpse(lambda: _how_it_stands(database), unknown=UNKNOWN)


def _how_it_stands(database: Database) -> Mapping[str, object]:
    with database.transaction() as connection:
        turn, why = last_turn(connection), last_written(connection)
    reach = {"reachable": "unknown" if why is None else str(why)}
    if turn is None or not turn.stopped:
        return {"leaving": "on", **reach}
    # The reason is for whoever may look in the database: this page is open to all inside.
    by = turn.reason if was_by_itself(turn) else "person"
    since = turn.at.isoformat(timespec="seconds")
    return {"leaving": "stopped", "stopped_since": since, "stopped_by": by, **reach}


def _waiting(connection: Connection) -> Mapping[str, Waiting]:
    """What a person stopped is not late; after that it counts from the moment it may leave."""
    turn = last_turn(connection)
    if turn is None:
        return {}
    return dict.fromkeys(_LEAVING, Waiting(held=turn.stopped, since=turn.at))
