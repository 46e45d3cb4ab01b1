"""What came in, turned into facts: claim, ask the BRP, establish, put in the outbox."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Final

from brp_adapter.derive_gezag import derive_around, derive_together
from brp_adapter.end_claim import end_claim
from brp_adapter.establish_facts import SomeoneMissing, establish_facts
from brp_adapter.established import Established
from brp_adapter.family import TOO_WIDE, TRIES, ask_around, ask_together
from brp_adapter.follow_number import follow_number
from brp_adapter.plan_rechecks import plan_rechecks
from brp_adapter.postpone_question import postpone_question
from brp_adapter.put_in_outbox import put_in_outbox
from brp_adapter.register.errors import RegisterError
from brp_adapter.service import HAND_OVER, Service
from brp_adapter.storage.events import mark_established
from brp_adapter.storage.tables import INBOX
from brp_adapter.take_reports import Task, take_reports
from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, postpone

BATCH: Final = 6
"""Rows per claim: about as many as one question of 20 people can serve."""

MAX_ATTEMPTS: Final = 8
"""Claims that ended in no outcome at all (a process that died), not unanswered questions."""

_log = get_logger(__name__)


def establish_departures(service: Service) -> int:
    """Work off what is due in the inbox; how many rows were taken."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.now,
        turn=service.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("establish.claim") as connection:
        return claim(
            connection,
            INBOX,
            now=service.now(),
            limit=BATCH,
            lease=service.lease,
            max_attempts=MAX_ATTEMPTS,
            bringing=("kind", "sender", "source", "content"),
        )


def _work_off(service: Service, rows: Sequence[Claimed]) -> bool:
    """Whether others were due beside them."""
    with _given_back_when_broken_off(service, rows) as unreached:
        tasks, noted = take_reports(service, rows)
        going_on = {task.claimed.id for task in tasks}
        unreached[:] = [row for row in rows if row.id in going_on]
        inquiries = [task.inquiry for task in tasks]
        ask_together(service, inquiries, noted)
        derive_together(service, inquiries)
        for task in tasks:
            unreached.remove(task.claimed)
            with correlated(task.claimed.correlation_id):
                _establish_one(service, task)
    return rows[0].more_due


@contextmanager
def _given_back_when_broken_off(
    service: Service, rows: Sequence[Claimed]
) -> Iterator[list[Claimed]]:
    """An error over one row must not cost the others of the batch an attempt."""
    unreached = list(rows)
    try:
        yield unreached
    finally:
        if unreached:
            with service.database.transaction("establish.given_back") as connection:
                now = service.now()
                for row in unreached:
                    reason = "not_reached"
                    postpone(connection, INBOX, row, until=now, reason=reason, now=now, refund=True)


def _establish_one(service: Service, task: Task) -> None:
    try:
        _ask_and_keep(service, task)
    except RegisterError as error:
        postpone_question(service, task.claimed, error)
    except SomeoneMissing:
        _try_again(service, task.claimed)
    except LeaseLost:
        _log.warning("lease_lost", melding=str(task.claimed.id))
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the row is taken again
    except Exception as error:  # noqa: BLE001 -- one event that breaks the program must not hold up the others: a human looks at it
        _log.exception("establish_failed", melding=str(task.claimed.id))
        _put_aside(service, task.claimed, f"failed_{type(error).__name__}")


def _try_again(service: Service, row: Claimed) -> None:
    """In a moment; of a family about which too much must be asked again and again, by a human."""
    if row.attempts >= TRIES:
        _log.error("family_too_wide", melding=str(row.id))
        _put_aside(service, row, TOO_WIDE)
        return
    with service.database.transaction("establish.postponed") as connection:
        now, reason = service.now(), "family_changing"
        until = now + timedelta(seconds=1)
        postpone(connection, INBOX, row, until=until, reason=reason, now=now)


def _put_aside(service: Service, row: Claimed, reason: str) -> None:
    with service.database.transaction("establish.put_aside") as connection:
        end_claim(connection, service, row, WorkState.NEEDS_REVIEW, reason)


def _ask_and_keep(service: Service, task: Task) -> None:
    if task.inquiry.unavailable is not None:
        raise task.inquiry.unavailable
    established = _kept_at_once(service, task) or _kept_after_asking(service, task)
    _log.info(
        "departure_established", melding=str(task.claimed.id), children=len(established.children)
    )
    if established.children:
        service.ring(HAND_OVER, task.claimed.id)
        failpoint("establish.rung")


def _kept_at_once(service: Service, task: Task) -> Established | None:
    """Of a family that nobody reported before, everything was asked by now; else None."""
    if task.inquiry.familiar or task.inquiry.missing:
        return None
    try:
        return _keep(service, task)
    except SomeoneMissing:
        return None


def _kept_after_asking(service: Service, task: Task) -> Established:
    """Twice: a report that comes in while we ask may bring in people. Raises ``SomeoneMissing``."""
    _ask_on(service, task)
    try:
        return _keep(service, task)
    except SomeoneMissing:
        _ask_on(service, task)
        return _keep(service, task)


def _ask_on(service: Service, task: Task) -> None:
    inquiry = task.inquiry
    ask_around(service, task.named, inquiry.purpose, inquiry.answers)
    derive_around(service, task.named, inquiry.purpose, inquiry.answers)


def _keep(service: Service, task: Task) -> Established:
    """Facts, outbox and the end of the claim in one transaction."""
    municipality = task.inquiry.purpose.municipality
    with service.database.transaction("establish.outcome") as connection:
        established = establish_facts(
            connection,
            service,
            task.inquiry.answers,
            task.named,
            municipality,
            report=(task.claimed.id, task.reported),
        )
        follow_number(connection, service, task.reported, task.inquiry.answers.persons)
        messages = [
            replace(message, reported_at=task.claimed.created_at)
            for message in established.messages()
        ]
        put_in_outbox(connection, service, messages, correlation_id=task.claimed.correlation_id)
        plan_rechecks(connection, established, by_news=True)
        own = [message.facts_id for message in messages if message.municipality == municipality]
        others = [message.facts_id for message in messages]
        mark_established(connection, task.claimed.id, next(iter(own + others), None))
        reason = None if established.children else "no_departing_minor"
        end_claim(connection, service, task.claimed, WorkState.DONE, reason)
    return established
