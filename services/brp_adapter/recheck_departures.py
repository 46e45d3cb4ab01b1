"""Departures looked at again without news: claim, ask the BRP, establish, plan the next look.

A holder who was to depart along and did not reports nothing, and nobody else does (DECISION G03).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection

from brp_adapter.ask_register import Purpose
from brp_adapter.custody.recheck import departure_date, recheck_until
from brp_adapter.derive_gezag import derive_around
from brp_adapter.establish_facts import SomeoneMissing, establish_facts
from brp_adapter.established import Established
from brp_adapter.family import TOO_WIDE, TRIES, ask_around
from brp_adapter.known import Answers
from brp_adapter.plan_rechecks import plan_rechecks
from brp_adapter.postpone_recheck import postpone_recheck
from brp_adapter.put_in_outbox import put_in_outbox
from brp_adapter.register.errors import RegisterError
from brp_adapter.service import HAND_OVER, Service
from brp_adapter.storage.departures import KnownDeparture, departures_by_id
from brp_adapter.storage.rechecks import next_look
from brp_adapter.storage.tables import RECHECK, DepartureState, RecheckWhy
from brp_adapter.take_reports import HELD_READ_BRP_OFF
from contracts.messages.facts import ChildFacts
from contracts.policy.permission import ReadingBasis
from contracts.values.dates import local_date
from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, postpone, settle

BATCH: Final = 1
"""Rows per claim: what goes wrong with one family is no other family's business."""

MAX_ATTEMPTS: Final = 8
"""Claims that ended in no outcome at all (a process that died), not unanswered questions."""

_log = get_logger(__name__)


def recheck_departures(service: Service) -> int:
    """Work off the looks that are due; how many rows were taken."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.now,
        turn=service.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("recheck.claim") as connection:
        return claim(
            connection,
            RECHECK,
            now=service.now(),
            limit=BATCH,
            lease=service.lease,
            max_attempts=MAX_ATTEMPTS,
            bringing=("why", "last_day"),
        )


def _work_off(service: Service, rows: Sequence[Claimed]) -> bool:
    """Whether others were due beside them."""
    for row in rows:
        with correlated(row.correlation_id):
            _recheck_one(service, row)
    return rows[0].more_due


def _recheck_one(service: Service, row: Claimed) -> None:
    try:
        found = _found(service, row)
        if found is not None:
            _ask_and_keep(service, row, *found)
    except RegisterError as error:
        postpone_recheck(service, row, error)
    except SomeoneMissing:
        _try_again(service, row)
    except LeaseLost:
        _log.warning("recheck_lease_lost", departure=str(row.id))
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the row is taken again
    except Exception as error:  # noqa: BLE001 -- one departure that breaks the program must not hold up the others: a human looks at it
        _log.exception("recheck_failed", departure=str(row.id))
        _put_aside(service, row, f"failed_{type(error).__name__}")


def _try_again(service: Service, row: Claimed) -> None:
    """In a moment; of a family about which too much must be asked again and again, by a human."""
    if row.attempts >= TRIES:
        _log.error("recheck_too_wide", departure=str(row.id))
        _put_aside(service, row, TOO_WIDE)
        return
    with service.database.transaction("recheck.postponed") as connection:
        now, reason = service.now(), "family_changing"
        until = now + timedelta(seconds=1)
        postpone(connection, RECHECK, row, until=until, reason=reason, now=now)


def _put_aside(service: Service, row: Claimed, reason: str) -> None:
    with service.database.transaction("recheck.put_aside") as connection:
        _end(connection, service, row, WorkState.NEEDS_REVIEW, reason)


def _found(service: Service, row: Claimed) -> tuple[KnownDeparture, ReadingBasis] | None:
    """The departure and the basis to ask about it; None: the claim was ended here."""
    with service.database.transaction("recheck.read") as connection:
        (departure,) = departures_by_id(connection, service.privacy, [row.id])
        if departure.state is DepartureState.CLOSED:
            _end(connection, service, row, WorkState.DONE, "departure_closed")
            return None
        basis = service.basis_for_reading(departure.municipality)
        if basis is None:
            _end(connection, service, row, WorkState.HELD, HELD_READ_BRP_OFF)
            _log.warning("recheck_held", departure=str(row.id), because=HELD_READ_BRP_OFF)
            return None
    return departure, basis


def _ask_and_keep(
    service: Service, row: Claimed, departure: KnownDeparture, basis: ReadingBasis
) -> None:
    municipality = departure.municipality or ""
    purpose = Purpose(basis, municipality, f"vertrek:{row.id}", row.correlation_id)
    answers = Answers(set(), {})
    try:
        news = _asked_and_kept(service, row, departure, purpose, answers)
    except SomeoneMissing:
        news = _asked_and_kept(service, row, departure, purpose, answers)
    _log.info("departure_rechecked", departure=str(row.id), news=news)
    if news:
        service.ring(HAND_OVER, row.id)
        failpoint("recheck.rung")


def _asked_and_kept(
    service: Service, row: Claimed, departure: KnownDeparture, purpose: Purpose, answers: Answers
) -> bool:
    ask_around(service, {departure.child}, purpose, answers)
    derive_around(service, {departure.child}, purpose, answers)
    return _keep(service, row, departure, answers)


def _keep(service: Service, row: Claimed, departure: KnownDeparture, answers: Answers) -> bool:
    """Facts, outbox and the next look in one transaction; whether there was anything to tell."""
    with service.database.transaction("recheck.outcome") as connection:
        established = establish_facts(
            connection, service, answers, {departure.child}, departure.municipality
        )
        news = bool(established.children) and (
            bool(established.news) or row.brought["why"] == RecheckWhy.FINDING
        )
        if news:
            put_in_outbox(
                connection, service, established.messages(), correlation_id=row.correlation_id
            )
        plan_rechecks(connection, established, by_news=False)
        _plan_next(connection, service, row, established)
    return news


def _plan_next(
    connection: Connection, service: Service, row: Claimed, established: Established
) -> None:
    """The next look tomorrow, when that is in time; else this was the last one."""
    # Not of this moment: midnight may have passed since, and then the last day has just begun.
    today = local_date(established.at)
    own = next((c for c in established.children if c.departure_id == row.id), None)
    until = _until(row, own, today)
    if until is None or today >= until:
        _end(connection, service, row, WorkState.DONE, None)
    else:
        tomorrow: dict[str, object] = {
            "next_attempt_at": next_look(row.id, today),
            "why": RecheckWhy.ALL_DEPART,
            "last_day": until,
            "attempts": 0,
        }
        _end(connection, service, row, WorkState.READY, None, also=tomorrow)


def _until(row: Claimed, own: ChildFacts | None, today: date) -> date | None:
    """The last day; with an unknown date, which is always today, as first planned."""
    departs_on = None if own is None else departure_date(own)
    if own is None or departs_on is None:
        return None
    until = recheck_until(own, today)
    planned: date | None = row.brought["last_day"]
    return until if until is None or departs_on.year or planned is None else planned


def _end(
    connection: Connection,
    service: Service,
    row: Claimed,
    state: WorkState,
    reason: str | None,
    *,
    also: dict[str, object] | None = None,
) -> None:
    """End the claim. Raises ``LeaseLost``."""
    changed: dict[str, object] = {"unanswered": 0} | (also or {})
    now = service.now()
    if not settle(connection, RECHECK, row, state=state, reason=reason, now=now, also=changed):
        raise LeaseLost
