"""The chain of a call: the first, then the second, then every lead, then all of them again.

A call that is due plans the messages of its next step; sending them is another's work. For T0 and
T1 day and night; for the rest only when people work (DECISION §6).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Connection, Row, Uuid, bindparam, select
from sqlalchemy.dialects.postgresql import insert as upsert

from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, new_work, postpone, settle
from notifier.cases.case_row import CaseRow, locked_case
from notifier.cases.first_action import when_people_work
from notifier.cases.timeline import Happening, note
from notifier.oncall.kinds import STEPS, CallChannel, CallMessageState, Place, Step
from notifier.oncall.occasions import AROUND_THE_CLOCK
from notifier.outgoing.plan_word import plan_word
from notifier.outgoing.word_kind import WordKind
from notifier.service import SEND_CALLS, Service
from notifier.storage.oncall import CALL_MESSAGE, CALL_OUT, COLLEAGUE, SHIFT

MAX_PER_RING: Final = 50
_MAX_ATTEMPTS: Final = 20
"""Of a claim that ends without outcome; a step that is taken gives its attempt back."""

_MINE: Final = select(CALL_OUT).where(CALL_OUT.c.id == bindparam("id", type_=Uuid))
_PLACES: Final = {Step.FIRST: Place.FIRST, Step.SECOND: Place.SECOND}
_log = get_logger(__name__)


@dataclass(frozen=True)
class _Person:
    id: UUID
    has_phone: bool


def call_people(service: Service, *, at_most: int = MAX_PER_RING) -> int:
    """Take the next step of calls that are due; answers how many."""
    return work_in_turn(
        lambda: _claim(service),
        lambda claimed: _work_off(service, claimed[0]),
        clock=service.clock,
        turn=service.timing.turn,
        at_most=at_most,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("call_people.claim") as connection:
        return claim(
            connection,
            CALL_OUT,
            now=service.clock(),
            limit=1,
            lease=service.timing.lease,
            max_attempts=_MAX_ATTEMPTS,
        )


def _work_off(service: Service, claimed: Claimed) -> bool:
    with correlated(claimed.correlation_id):
        try:
            _take_step(service, claimed)
        except DatabaseUnavailable:
            raise  # passes by itself; the lease runs out and the call goes on
        except LeaseLost:
            _log.warning("call_lease_lost", call_id=str(claimed.id))
        except Exception:  # noqa: BLE001 -- one call that breaks the program must not hold up the others
            _log.exception("call_failed", call_id=str(claimed.id))
    return claimed.more_due


def _take_step(service: Service, claimed: Claimed) -> None:
    with service.database.transaction("call_people.step") as connection:
        now = service.clock()
        zaak_id = connection.execute(_MINE, {"id": claimed.id}).one().zaak_id
        case = None if zaak_id is None else locked_case(connection, zaak_id)
        row = connection.execute(_MINE.with_for_update(), {"id": claimed.id}).one()
        if row.lease_token != claimed.lease_token:
            raise LeaseLost
        planned = _go_on(connection, service, claimed, row, case, now=now)
    if planned:
        service.ring(SEND_CALLS, claimed.id)
        failpoint("call_people.rung")


def _go_on(
    connection: Connection,
    service: Service,
    claimed: Claimed,
    row: Row[Any],
    case: CaseRow | None,
    *,
    now: datetime,
) -> bool:
    """Whether there is something to send."""
    if row.acknowledged_at is not None or row.over_at is not None:
        settle(connection, CALL_OUT, claimed, state=WorkState.DONE, now=now)
        return False
    if case is None:
        planned = _plan_test(connection, service, row, now=now)
        settle(connection, CALL_OUT, claimed, state=WorkState.DONE, now=now)
        return planned
    if (begins := _may_call_from(service, case, now)) > now:
        _wait(connection, claimed, begins, "people_sleep", now)
        return False
    step, people = _next(connection, service, row.step, now)
    again = row.step == len(STEPS)
    turn = int(row.turn) + int(again)
    rang_out = again or not people
    also: dict[str, object] = {"step": step, "turn": turn}
    if rang_out and row.unanswered_at is None:
        also["unanswered_at"] = now
        note(connection, case.id, Happening.CALL_UNANSWERED, now=now)
        # Its municipality hears it, and does not wait for somebody who is not there.
        plan_word(connection, service, case, WordKind.NOBODY_REACHABLE, now=now)
        _log.error("call_unanswered", call_id=str(claimed.id))
    messages = _plan(connection, service, row, step=step, turn=turn, people=people, now=now)
    # Where there was nobody to call, somebody's shift may begin soon.
    wait = service.on_call.again if rang_out and people else service.on_call.answer
    until = _may_call_from(service, case, now + wait)
    connection.execute(CALL_OUT.update().where(CALL_OUT.c.id == claimed.id).values(**also))
    _wait(connection, claimed, until, "called", now)
    _log.info("people_called", call_id=str(claimed.id), step=STEPS[step - 1], messages=messages)
    return messages > 0


def _may_call_from(service: Service, case: CaseRow, moment: datetime) -> datetime:
    if case.tier in AROUND_THE_CLOCK:
        return moment
    return when_people_work(moment, clocks=service.policy.content.klokken)


def _wait(
    connection: Connection, claimed: Claimed, until: datetime, reason: str, now: datetime
) -> None:
    kept = postpone(connection, CALL_OUT, claimed, until=until, reason=reason, now=now, refund=True)
    if not kept:
        raise LeaseLost


def _next(
    connection: Connection, service: Service, step: int, now: datetime
) -> tuple[int, tuple[_Person, ...]]:
    """The next step at which somebody can be called, and who; after the last: everybody."""
    if step == len(STEPS):
        everybody = (_people(connection, service, one, now) for one in STEPS)
        return step, tuple({one.id: one for group in everybody for one in group}.values())
    for number in range(step + 1, len(STEPS) + 1):
        if people := _people(connection, service, STEPS[number - 1], now):
            return number, people
    return len(STEPS), ()


def _people(
    connection: Connection, service: Service, step: Step, now: datetime
) -> tuple[_Person, ...]:
    who = select(COLLEAGUE.c.id, COLLEAGUE.c.phone).where(COLLEAGUE.c.left_at.is_(None))
    if step is Step.LEADS:
        who = who.where(COLLEAGUE.c.lead)
    else:
        who = who.join(SHIFT, SHIFT.c.colleague_id == COLLEAGUE.c.id).where(
            SHIFT.c.place == _PLACES[step],
            SHIFT.c.removed_at.is_(None),
            SHIFT.c.starts_at <= now,
            SHIFT.c.ends_at > now,
        )
    rows = connection.execute(who.order_by(COLLEAGUE.c.id)).all()
    return tuple(
        _Person(row.id, row.phone is not None) for row in rows if service.on_call.reaches(row.phone)
    )


def _plan_test(connection: Connection, service: Service, row: Row[Any], *, now: datetime) -> bool:
    mine = select(COLLEAGUE.c.id, COLLEAGUE.c.phone).where(COLLEAGUE.c.id == row.colleague_id)
    found = connection.execute(mine).one()
    person = _Person(found.id, found.phone is not None)
    return _plan(connection, service, row, step=1, turn=0, people=(person,), now=now) > 0


def _plan(
    connection: Connection,
    service: Service,
    row: Row[Any],
    *,
    step: int,
    turn: int,
    people: tuple[_Person, ...],
    now: datetime,
) -> int:
    """One text message each, and one message for all through the webhook; answers how many."""
    wanted: list[tuple[CallChannel, tuple[UUID, ...]]] = []
    if people and CallChannel.WEBHOOK in service.on_call.channels:
        wanted.append((CallChannel.WEBHOOK, tuple(one.id for one in people)))
    if CallChannel.SMS in service.on_call.channels:
        wanted += [(CallChannel.SMS, (one.id,)) for one in people if one.has_phone]
    for channel, colleagues in wanted:
        # Derived, not drawn: planning the same step twice is the same message.
        name = f"{channel}|{step}|{turn}|{colleagues[0] if channel is CallChannel.SMS else ''}"
        fresh = new_work(now=now, correlation_id=row.correlation_id, row_id=uuid5(row.id, name))
        message = upsert(CALL_MESSAGE).values(
            **fresh,
            call_id=row.id,
            channel=channel,
            step=step,
            turn=turn,
            colleagues=list(colleagues),
            message_state=CallMessageState.PLANNED,
        )
        connection.execute(message.on_conflict_do_nothing())
    return len(wanted)
