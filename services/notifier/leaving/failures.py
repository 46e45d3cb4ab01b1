"""The other breaker: too many letters and messages that providers turn down stop everything.

What is wrong is then wrong for all: a template, a contract, an address rule. What a provider could
not take for a while and what came back from an address is not counted: the one goes by itself
later, and the other was posted well.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, and_, exists, func, or_, select

from contracts.policy.emergency_brake import Noodrem
from foundation.log import get_logger
from notifier.delivery.message_state import MessageState
from notifier.leaving.stopped_by_itself import by_itself, record_stop
from notifier.leaving.switch import last_turn, turn_switch
from notifier.service import Service
from notifier.storage.messages import ATTEMPT, MESSAGE, STUCK, Outcome

FAILURE_BREAKER: Final = "failure_breaker"
_log = get_logger(__name__)


def stop_after_failures(service: Service) -> bool:
    """Whether it stopped everything now. Looks at the few messages that are stuck, and no others.

    Can be repeated; since the switch was last turned the count starts anew.
    """
    limits = service.policy.content.noodrem
    with service.database.transaction() as connection:
        now = service.clock()
        turn = last_turn(connection)
        if turn is not None and turn.stopped:
            return False
        failed = _failed_since(connection, limits, None if turn is None else turn.at, now)
        if failed <= limits.mislukt_totaal:
            return False
        if not turn_switch(connection, by_itself(FAILURE_BREAKER, now)):
            return False
        record_stop(connection, FAILURE_BREAKER, now=now)
    _log.critical("failure_breaker_tripped", failed=failed)
    return True


def _failed_since(
    connection: Connection, limits: Noodrem, turned: datetime | None, now: datetime
) -> int:
    began = now - timedelta(minutes=limits.venster_minuten)
    since = began if turned is None else max(began, turned)
    turned_down = exists().where(
        ATTEMPT.c.message_id == MESSAGE.c.id, ATTEMPT.c.outcome == Outcome.REFUSED
    )
    failed = or_(
        MESSAGE.c.message_state == MessageState.REFUSED,
        # Our own access was refused: a human looks, and it is no less a failure.
        and_(MESSAGE.c.message_state == MessageState.NEEDS_REVIEW, turned_down),
    )
    counted = select(func.count()).where(STUCK, failed, MESSAGE.c.updated_at > since)
    return connection.execute(counted).scalar_one()
