"""A case ages by itself: what is open is decided again when its time has come (DECISION §5, §6).

On the facts that we have, also when they are older than a day: a date that comes nearer makes a
case more urgent whatever has changed since, and to wait for the BRP would keep a human waiting.
Nothing is ever sent on them: whoever sends asks again first.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, select

from foundation.database import DatabaseUnavailable
from foundation.log import get_logger
from notifier.case_facts import read_departure
from notifier.cases.ageing import NEVER, has_turned
from notifier.cases.case_row import change_case, locked_case
from notifier.cases.handling_state import HandlingState
from notifier.decision.turns import is_long_ago
from notifier.redecide import redecide
from notifier.service import Service
from notifier.storage.cases import ZAAK

_BATCH: Final = 100
_BATCHES: Final = 10
_AGAIN: Final = timedelta(minutes=5)
_log = get_logger(__name__)


def age_cases(service: Service) -> int:
    """Decide again what time has reached; answers how many. Can be repeated and run twice at once.

    Those whose moment is known go first: the rest are of before it was kept, and can be many.
    """
    aged = 0
    for _ in range(_BATCHES):
        found = _reached(service)
        aged += sum(_age_or_postpone(service, zaak_id) for zaak_id in found)
        if len(found) < _BATCH:
            break
    return aged


def _reached(service: Service) -> Sequence[UUID]:
    with service.database.transaction() as connection:
        known = _open_cases(ZAAK.c.turns_at <= service.clock()).order_by(ZAAK.c.turns_at)
        found = list(connection.execute(known.limit(_BATCH)).scalars())
        unknown = _open_cases(ZAAK.c.turns_at.is_(None)).limit(_BATCH - len(found))
        return found + list(connection.execute(unknown).scalars())


def _open_cases(which: ColumnElement[bool]) -> Select[UUID]:
    # No erased ones: erasing closes a case.
    return select(ZAAK.c.id).where(which, ZAAK.c.handling != HandlingState.CLOSED)


def _age_or_postpone(service: Service, zaak_id: UUID) -> bool:
    try:
        with service.database.transaction() as connection:
            return _age(connection, service, zaak_id, now=service.clock())
    except DatabaseUnavailable:
        raise
    except Exception:  # noqa: BLE001 -- one case that breaks the program must not hold up the others
        _log.exception("ageing_failed", zaak_id=str(zaak_id))
    with service.database.transaction() as connection:
        change_case(connection, zaak_id, turns_at=service.clock() + _AGAIN)
    return False


def _age(connection: Connection, service: Service, zaak_id: UUID, *, now: datetime) -> bool:
    case = locked_case(connection, zaak_id)
    if not has_turned(case, now):
        return False  # another sweep, or a new decision, was first
    quiet = case.clock_at is None
    if quiet and is_long_ago(read_departure(connection, service, case).children, now):
        # Settled before anybody kept this moment: S40 is for departures that we hear of late.
        change_case(connection, zaak_id, turns_at=NEVER)
        return False
    after = redecide(connection, service, zaak_id, now=now, locked=case, by_time=True).case
    if (after.tier, after.flags) != (case.tier, case.flags):
        _log.info("case_aged", zaak_id=str(zaak_id), before=case.tier, urgency=after.tier)
    return True
