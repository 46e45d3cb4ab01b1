"""What came in, turned into facts: claim, ask the BRP, establish, put in the outbox."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, select

from brp_adapter.ask_register import Purpose, ask_register
from brp_adapter.custody.relations import people_to_ask
from brp_adapter.custody.reported import Reported, family_in
from brp_adapter.establish_facts import Established, SomeoneMissing, establish_facts
from brp_adapter.family import Answers, ask_around
from brp_adapter.postpone_question import postpone_question
from brp_adapter.register.errors import RegisterError, RegisterUnavailable
from brp_adapter.service import HAND_OVER, Service
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.sources.nlgov import read_event
from brp_adapter.storage.events import mark_established, store_event
from brp_adapter.storage.tables import INBOX, OUTBOX
from contracts.messages.wire import DEPARTURE_FACTS
from contracts.values.bsn import Bsn
from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.encryption import CannotOpen
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.outbox import enqueue
from foundation.sealed_content import read_content
from foundation.work import Claimed, WorkState, claim, postpone, settle

BATCH: Final = 6
"""Rows per claim: about as many as one question of 20 people can serve."""

MAX_ATTEMPTS: Final = 8
"""Claims that ended in no outcome at all (a process that died), not unanswered questions."""

HELD_READ_BRP_OFF: Final = "read_brp_off"
_log = get_logger(__name__)


class _LeaseLost(Exception):
    """Another process took the row over; what this one did is rolled back."""


@dataclass(frozen=True, slots=True)
class _Task:
    claimed: Claimed
    reported: Reported
    purpose: Purpose

    @property
    def named(self) -> frozenset[Bsn]:
        return family_in(self.reported)


def establish_departures(service: Service) -> int:
    """Work off what is due in the inbox; how many rows were taken."""
    taken = 0
    until = service.now() + service.turn
    while True:
        with service.database.transaction("establish.claim") as connection:
            rows = claim(
                connection,
                INBOX,
                now=service.now(),
                limit=BATCH,
                lease=service.lease,
                max_attempts=MAX_ATTEMPTS,
            )
        if not rows:
            break
        taken += len(rows)
        _work_off(service, rows)
        if service.now() >= until:
            break  # the rest has its turn when the task rings again
    return taken


def _work_off(service: Service, rows: Sequence[Claimed]) -> None:
    with _given_back_when_broken_off(service, rows) as unreached:
        tasks = []
        for row in rows:
            with correlated(row.correlation_id):
                task = _prepared(service, row)
            if task is None:
                unreached.remove(row)
            else:
                tasks.append(task)
        answers = _first_question(service, tasks)
        for task in tasks:
            unreached.remove(task.claimed)
            with correlated(task.claimed.correlation_id):
                _establish_one(service, task, answers)


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


def _prepared(service: Service, row: Claimed) -> _Task | None:
    try:
        return _prepare(service, row)
    except _LeaseLost:
        _log.warning("lease_lost", melding=str(row.id))
        return None


def _prepare(service: Service, row: Claimed) -> _Task | None:
    """Read and keep the report; None when the row got its outcome here."""
    with service.database.transaction("establish.report") as connection:
        sender = connection.execute(select(INBOX.c.sender).where(INBOX.c.id == row.id)).scalar_one()
        basis = service.basis_for_reading(sender)
        if basis is None:
            _settle(connection, service, row, WorkState.HELD, HELD_READ_BRP_OFF)
            return None
        reported = _read(connection, service, row)
        if reported is None:
            _settle(connection, service, row, WorkState.NEEDS_REVIEW, "unreadable")
            return None
        store_event(connection, service.privacy, row.id, reported)
    return _Task(row, reported, Purpose(basis, sender, f"melding:{row.id}"))


def _read(connection: Connection, service: Service, row: Claimed) -> Reported | None:
    try:
        content = read_content(connection, INBOX, service.privacy.keyring, row.id)
        return None if content is None else read_event(content, received_at=row.created_at)
    except (CannotOpen, EventRefused, UnknownEventType):
        return None


def _first_question(service: Service, tasks: Sequence[_Task]) -> Answers | RegisterError:
    """Ask about the people in all reports of the batch at once."""
    questions = [(task.purpose, people_to_ask([task.reported], {})) for task in tasks]
    asked = {bsn for _, people in questions for bsn in people}
    try:
        return Answers(asked, ask_register(service, questions))
    except RegisterUnavailable as unavailable:
        return unavailable
    except RegisterError:
        # One of them may be the cause: let every row ask for itself, so that only that one fails.
        return Answers(set(), {})


def _establish_one(service: Service, task: _Task, batch: Answers | RegisterError) -> None:
    try:
        answers = _own_part(task, batch)
        _ask_and_keep(service, task, answers)
    except RegisterError as error:
        postpone_question(service, task.claimed, error)
    except SomeoneMissing:
        with service.database.transaction("establish.postponed") as connection:
            soon = service.now() + timedelta(seconds=1)
            reason = "family_changing"
            postpone(connection, INBOX, task.claimed, until=soon, reason=reason, now=service.now())
    except _LeaseLost:
        _log.warning("lease_lost", melding=str(task.claimed.id))
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the row is taken again
    except Exception as error:  # noqa: BLE001 -- one event that breaks the program must not hold up the others: a human looks at it
        _log.exception("establish_failed", melding=str(task.claimed.id))
        _put_aside(service, task.claimed, f"failed_{type(error).__name__}")


def _own_part(task: _Task, batch: Answers | RegisterError) -> Answers:
    """What the question for the whole batch said about the people of one report."""
    if isinstance(batch, RegisterError):
        raise batch
    own = people_to_ask([task.reported], {}) & batch.asked
    return Answers(set(own), {bsn: batch.persons[bsn] for bsn in own if bsn in batch.persons})


def _put_aside(service: Service, row: Claimed, reason: str) -> None:
    with service.database.transaction("establish.put_aside") as connection:
        _settle(connection, service, row, WorkState.NEEDS_REVIEW, reason)


def _ask_and_keep(service: Service, task: _Task, answers: Answers) -> None:
    try:
        ask_around(service, task.named, task.purpose, answers)
        established = _keep(service, task, answers)
    except SomeoneMissing:
        ask_around(service, task.named, task.purpose, answers)
        established = _keep(service, task, answers)
    _log.info(
        "departure_established", melding=str(task.claimed.id), children=len(established.children)
    )
    if established.children:
        service.ring(HAND_OVER, task.claimed.id)
        failpoint("establish.rung")


def _keep(service: Service, task: _Task, answers: Answers) -> Established:
    """Facts, outbox and the end of the claim in one transaction."""
    municipality = task.purpose.municipality
    with service.database.transaction("establish.outcome") as connection:
        established = establish_facts(connection, service, answers, task.named, municipality)
        messages = [
            replace(message, reported_at=task.claimed.created_at)
            for message in established.messages()
        ]
        for message in messages:
            enqueue(
                connection,
                OUTBOX,
                service.privacy.keyring,
                destination="notifier",
                kind="DepartureFacts",
                content=DEPARTURE_FACTS.encode(message),
                correlation_id=task.claimed.correlation_id,
                now=service.now(),
                row_id=message.facts_id,
            )
        own = [message.facts_id for message in messages if message.municipality == municipality]
        others = [message.facts_id for message in messages]
        mark_established(connection, task.claimed.id, next(iter(own + others), None))
        reason = None if established.children else "no_departing_minor"
        _settle(connection, service, task.claimed, WorkState.DONE, reason)
    return established


def _settle(
    connection: Connection, service: Service, row: Claimed, state: WorkState, reason: str | None
) -> None:
    if not settle(connection, INBOX, row, state=state, reason=reason, now=service.now()):
        raise _LeaseLost
    if state is not WorkState.DONE:
        _log.warning("event_not_established", melding=str(row.id), state=state, because=reason)
