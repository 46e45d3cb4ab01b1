"""Cases are decided again because something came in beside the facts of a departure.

What came in is committed together with a row of this work; so a process that dies in between
loses nothing: the lease runs out, or the sweep rings, and another one takes the row.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select, update

from contracts.values.dates import local_date
from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, settle
from notifier.case_facts import read_departure
from notifier.cases.case_row import CaseRow, locked_case
from notifier.cases.facts_store import FactsErased
from notifier.cases.handling_state import HandlingState
from notifier.cases.matters_still import matters_still
from notifier.cases.related import cases_of, take_turns
from notifier.cases.timeline import Happening, note
from notifier.merge_cases import join_household
from notifier.redecide import redecide
from notifier.reply.answer_store import answer_kind
from notifier.reports.report_store import read_report
from notifier.service import DELIVER, HAND_OVER, Service
from notifier.storage.cases import ZAAK
from notifier.storage.messages import MESSAGE
from notifier.storage.reconsiderations import RECONSIDERATION

BATCH: Final = 20
MAX_ATTEMPTS: Final = 5
_ABOUT_REPORTS: Final = frozenset(
    {Happening.REPORTED, Happening.REPORT_WITHDRAWN, Happening.REPORT_MARKED}
)
_ABOUT_MESSAGES: Final = frozenset(
    {
        Happening.MESSAGE_NOT_ARRIVED,
        Happening.MESSAGE_NOT_POSTED,
        Happening.MESSAGE_NOT_TAKEN,
        Happening.MESSAGE_NO_WORD,
    }
)
_log = get_logger(__name__)


def reconsider_cases(service: Service) -> int:
    """Work off what is due; answers how many rows there were."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.clock,
        turn=service.timing.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("reconsider.claim") as connection:
        return claim(
            connection,
            RECONSIDERATION,
            now=service.clock(),
            limit=BATCH,
            lease=service.timing.lease,
            max_attempts=MAX_ATTEMPTS,
        )


def _work_off(service: Service, rows: Sequence[Claimed]) -> bool:
    """Whether others were due beside them."""
    for row in rows:
        with correlated(row.correlation_id):
            _reconsider_or_put_aside(service, row)
    return rows[0].more_due


def _reconsider_or_put_aside(service: Service, row: Claimed) -> None:
    try:
        touched = _reconsider(service, row)
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the row is taken again
    except LeaseLost:
        _log.warning("reconsider_lease_lost", reconsideration_id=str(row.id))
    except Exception as error:  # noqa: BLE001 -- one row that breaks the program must not hold up the others: a human looks at it
        _log.exception("reconsider_failed", reconsideration_id=str(row.id))
        _put_aside(service, row, f"failed_{type(error).__name__}")
    else:
        if touched:
            service.ring(HAND_OVER, row.id)
            failpoint("reconsider.flag_rung")
            service.ring(DELIVER, row.id)
            failpoint("reconsider.rung")


def _reconsider(service: Service, row: Claimed) -> tuple[UUID, ...]:
    with service.database.transaction("reconsider.outcome") as connection:
        now = service.clock()
        work = connection.execute(
            select(RECONSIDERATION).where(RECONSIDERATION.c.id == row.id)
        ).one()
        cause = Happening(work.cause)
        code = _code(connection, service, cause, work.subject)
        take_turns(connection, work.persons)
        cases = cases_of(connection, work.persons) if work.zaak_id is None else (work.zaak_id,)
        by_name = work.zaak_id is not None
        for zaak_id in cases:
            _look_again(connection, service, zaak_id, cause, code, by_name=by_name, now=now)
        reason = None if cases else "no_case"
        if not settle(
            connection, RECONSIDERATION, row, state=WorkState.DONE, reason=reason, now=now
        ):
            raise LeaseLost
        # By whom cases were looked for is of no use any more.
        mine = RECONSIDERATION.c.id == row.id
        connection.execute(update(RECONSIDERATION).where(mine).values(persons=[]))
    return cases


def _look_again(
    connection: Connection,
    service: Service,
    zaak_id: UUID,
    cause: Happening,
    code: str | None,
    *,
    by_name: bool,
    now: datetime,
) -> None:
    """``by_name``: it is about this very case, and not only about people of it."""
    case = _that_goes_on(connection, zaak_id)
    zaak_id = case.id
    note(connection, zaak_id, cause, code, now=now)
    try:
        if not by_name and _is_over(connection, service, case, now=now):
            note(connection, zaak_id, Happening.LEFT_CLOSED, now=now)
            _log.info("case_left_closed", zaak_id=str(zaak_id))
            return
        found = redecide(connection, service, zaak_id, now=now, locked=case)
        if case.handling is HandlingState.CLOSED:
            join_household(connection, service, found.facts.departure, now=now)
    except FactsErased:
        return  # a shadow case that ended between looking and locking
    _log.info(
        "case_decided",
        zaak_id=str(zaak_id),
        case=found.decision.case,
        urgency=found.decision.urgency,
        mode=found.decision.mode,
        flags=len(found.decision.flags),
    )


def _that_goes_on(connection: Connection, zaak_id: UUID) -> CaseRow:
    """The case under its lock; where it was merged while we waited for that, the one it is now."""
    case = locked_case(connection, zaak_id)
    merged_into = select(ZAAK.c.merged_into).where(ZAAK.c.id == zaak_id)
    while (into := connection.execute(merged_into).scalar()) is not None:
        case = locked_case(connection, into)
        merged_into = select(ZAAK.c.merged_into).where(ZAAK.c.id == into)
    return case


def _is_over(connection: Connection, service: Service, case: CaseRow, *, now: datetime) -> bool:
    """Closed, and its departure too long ago for anything to come of it."""
    if case.handling is not HandlingState.CLOSED:
        return False
    departure = read_departure(connection, service, case)
    return not matters_still(departure, case.opened_at, local_date(now))


def _code(connection: Connection, service: Service, cause: Happening, subject: UUID) -> str | None:
    """What the timeline says beside the cause: the kind of report or letter, or the answer."""
    if cause in _ABOUT_REPORTS:
        report = read_report(connection, service, subject)
        return None if report is None else report.kind
    if cause in {Happening.ANSWERED, Happening.ANSWER_WITHDRAWN}:
        return answer_kind(connection, subject)
    if cause in _ABOUT_MESSAGES:
        kind: str | None = connection.execute(
            select(MESSAGE.c.kind).where(MESSAGE.c.id == subject)
        ).scalar()
        return kind
    return None


def _put_aside(service: Service, row: Claimed, reason: str) -> None:
    with service.database.transaction("reconsider.aside") as connection:
        settle(
            connection,
            RECONSIDERATION,
            row,
            state=WorkState.NEEDS_REVIEW,
            reason=reason,
            now=service.clock(),
        )
