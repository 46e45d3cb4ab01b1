"""When each departure is looked at again without news: one row per departure at most."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, case, false, func, null, update
from sqlalchemy.dialects.postgresql import insert

from brp_adapter.storage.tables import RECHECK, RecheckWhy
from contracts.values.dates import local_date, start_of
from foundation.work import WorkState, new_work

SPREAD: Final = timedelta(hours=6)
"""From midnight in Amsterdam: what it finds lies there when people begin their working day."""

_PARTS: Final = 1 << 32


@dataclass(frozen=True, slots=True)
class DailyPlan:
    """``until`` is the last day; ``again``: also when the looks at this departure were over.

    ``moves``: the last day follows the date of the departure. A date of which nothing is known is
    always today, so there the first plan stands.
    """

    until: date
    moves: bool = True
    again: bool = True


def recheck_now(
    connection: Connection,
    departure_id: UUID,
    *,
    now: datetime,
    correlation_id: str,
    why: RecheckWhy = RecheckWhy.FINDING,
) -> None:
    """Have this departure looked at again at once; commit, and then ring ``service.RECHECK``.

    A check that is under way may have read what was there before this: its claim is taken away,
    so that its outcome is rolled back and all is read again.
    """
    fresh = new_work(now=now, correlation_id=correlation_id, row_id=departure_id)
    anew = {name: value for name, value in fresh.items() if name not in {"id", "created_at"}}
    anew |= {"why": why, "attempts": 0, "unanswered": 0, "reason": None}
    connection.execute(
        insert(RECHECK)
        .values(fresh | {"why": why})
        .on_conflict_do_update(
            index_elements=["id"], set_=anew | {"lease_until": None, "lease_token": None}
        )
    )


def recheck_daily(
    connection: Connection,
    departure_id: UUID,
    plan: DailyPlan,
    *,
    now: datetime,
    correlation_id: str,
) -> None:
    """Have it looked at again tomorrow, and daily until the last day.

    What is due sooner stays so, and so does what waits for a human or a legal basis.
    """
    due = next_look(departure_id, local_date(now))
    fresh = new_work(now=now, correlation_id=correlation_id, due=due, row_id=departure_id)
    wanted = insert(RECHECK).values(fresh | {"why": RecheckWhy.ALL_DEPART, "last_day": plan.until})
    over = RECHECK.c.state == WorkState.DONE
    anew = over if plan.again else false()
    given = wanted.excluded
    moved = given.last_day if plan.moves else func.coalesce(RECHECK.c.last_day, given.last_day)
    connection.execute(
        wanted.on_conflict_do_update(
            index_elements=["id"],
            set_={
                "last_day": case((anew, given.last_day), (over, RECHECK.c.last_day), else_=moved),
                "state": case((anew, WorkState.READY.value), else_=RECHECK.c.state),
                "why": case((anew, given.why), else_=RECHECK.c.why),
                "next_attempt_at": case((anew, due), else_=RECHECK.c.next_attempt_at),
                "attempts": case((anew, 0), else_=RECHECK.c.attempts),
                "reason": case((anew, null()), else_=RECHECK.c.reason),
                "updated_at": case((anew, now), else_=RECHECK.c.updated_at),
            },
        )
    )


def end_daily(connection: Connection, departure_id: UUID, *, now: datetime) -> None:
    """Nobody has to be looked at daily any more; a check that is under way ends itself."""
    connection.execute(
        update(RECHECK)
        .where(
            RECHECK.c.id == departure_id,
            RECHECK.c.state == WorkState.READY,
            RECHECK.c.why == RecheckWhy.ALL_DEPART,
            RECHECK.c.lease_token.is_(None),
        )
        .values(state=WorkState.DONE, reason="not_needed", updated_at=now)
    )


def next_look(departure_id: UUID, today: date) -> datetime:
    """The moment tomorrow at which this departure has its turn, in UTC.

    Elapsed time after midnight, so that no night in which the clocks change has none or two.
    """
    share = int.from_bytes(departure_id.bytes[:4]) / _PARTS
    return start_of(today + timedelta(days=1)) + SPREAD * share
