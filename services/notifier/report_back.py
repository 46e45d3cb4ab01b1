"""A word goes to its municipality: offered to who fetches, and posted where there is an address.

At least once, always under the same event id. Offering gives it its number among the words of its
municipality; from then on it can be fetched, whatever becomes of the posting.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Uuid, bindparam, func, select, text, update

from contracts.policy.effects import Effect
from contracts.policy.municipality import Terugmelding as Door
from contracts.policy.permission import ReportBackBasis
from contracts.values.dates import local_date
from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import NotSent, ProviderError, Refused
from foundation.turn import work_in_turn
from foundation.work import Claimed, WorkState, claim, postpone, settle
from notifier.cases.case_row import case_of, locked_case
from notifier.cases.timeline import Happening, note
from notifier.leaving.switch import is_stopped, may_leave
from notifier.outgoing.wire import Terugmelding
from notifier.outgoing.word_state import TRANSITIONS, WordState
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.words import MUNICIPALITY_WORD as WORD

MAX_PER_RING: Final = 50
_SPARE_ATTEMPTS: Final = 10
_MINE: Final = select(WORD).where(WORD.c.id == bindparam("id", type_=Uuid))
_STATE: Final = select(WORD.c.word_state).where(WORD.c.id == bindparam("id", type_=Uuid))
_ONE_AFTER_ANOTHER: Final = text(
    "SELECT pg_advisory_xact_lock(hashtextextended('words of ' || :oin || current_schema(), 0))"
)
_log = get_logger(__name__)


@dataclass(frozen=True)
class _Leaving:
    """A word that is offered and has an address to go to."""

    zaak_id: UUID
    door: Door
    body: bytes
    basis: ReportBackBasis


def report_back(service: Service, *, at_most: int = MAX_PER_RING) -> int:
    """Work off words that are due; answers how many."""
    return work_in_turn(
        lambda: _claim(service),
        lambda claimed: _work_off(service, claimed[0]),
        clock=service.clock,
        turn=service.timing.turn,
        at_most=at_most,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("report_back.claim") as connection:
        if is_stopped(connection):
            return []  # before the claim: what waits stays as it is, and no attempt is used up
        return claim(
            connection,
            WORD,
            now=service.clock(),
            limit=1,
            lease=service.timing.lease,
            max_attempts=service.timing.words.max_attempts + _SPARE_ATTEMPTS,
        )


def _work_off(service: Service, claimed: Claimed) -> bool:
    with correlated(claimed.correlation_id):
        try:
            _report(service, claimed)
        except DatabaseUnavailable:
            raise  # passes by itself; the lease runs out and the word goes again
        except Exception:  # noqa: BLE001 -- one word that breaks the program must not hold up the others
            # It goes again when the lease runs out; after the last attempt it is for a human.
            _log.exception("word_failed", word_id=str(claimed.id))
    return claimed.more_due


def _report(service: Service, claimed: Claimed) -> None:
    with service.database.transaction("report_back.offered") as connection:
        leaving = _offer(connection, service, claimed)
    if leaving is None:
        return
    try:
        service.municipalities.tell(leaving.door, leaving.body, basis=leaving.basis)
        failpoint("report_back.taken")
    except Refused as error:
        _needs_review(service, claimed, leaving, error.code)
    except ProviderError as error:
        # MaybeSent as well: the municipality takes an event id once, so repeating is safe.
        _try_later(service, claimed, leaving, error)
    else:
        with service.database.transaction("report_back.delivered") as connection:
            _end(connection, claimed, WorkState.DONE, WordState.DELIVERED, now=service.clock())
        _log.info("word_delivered", word_id=str(claimed.id))


def _offer(connection: Connection, service: Service, claimed: Claimed) -> _Leaving | None:
    """Give it its number; None when it has nowhere else to go, or may not or not yet leave."""
    case = case_of(connection, WORD, claimed.id)
    row = connection.execute(_MINE, {"id": claimed.id}).one()
    if row.lease_token != claimed.lease_token:
        return None
    now = service.clock()
    if not may_leave(connection):
        postpone(connection, WORD, claimed, until=now, reason="stopped", now=now, refund=True)
        return None
    basis = service.policy.basis_for(Effect.REPORT_BACK, row.municipality, local_date(now))
    if basis is None:
        # What was not said in time is not said later: it would no longer be so.
        _end(connection, claimed, WorkState.DONE, WordState.LAPSED, reason="no_basis", now=now)
        note(connection, case.id, Happening.REPORT_BACK_LAPSED, row.kind, now=now)
        return None
    if row.number is None:
        _give_number(connection, row, basis)
        note(connection, case.id, Happening.REPORTED_BACK, row.kind, now=now)
    municipality = service.policy.content.municipality(row.municipality)
    if municipality is None or municipality.terugmelding is None:
        settle(connection, WORD, claimed, state=WorkState.DONE, reason="to_be_fetched", now=now)
        return None
    body = Terugmelding.of(row, service.sender_oin).encode()
    return _Leaving(case.id, municipality.terugmelding, body, basis)


def _give_number(connection: Connection, row: Row[Any], basis: ReportBackBasis) -> None:
    connection.execute(_ONE_AFTER_ANOTHER, {"oin": row.municipality})
    last = select(func.coalesce(func.max(WORD.c.number), 0)).where(
        WORD.c.municipality == row.municipality
    )
    number: int = connection.execute(last).scalar_one() + 1
    values = {
        "number": number,
        "word_state": move(TRANSITIONS, WordState(row.word_state), WordState.OFFERED),
        "grondslag": basis.grondslag,
        "artikel": basis.artikel,
    }
    connection.execute(update(WORD).where(WORD.c.id == row.id).values(**values))


def _try_later(service: Service, claimed: Claimed, leaving: _Leaving, error: ProviderError) -> None:
    _log.warning("word_not_delivered", word_id=str(claimed.id), code=error.code)
    wait = error.retry_after if isinstance(error, NotSent) else None
    delay = service.timing.words.next(claimed.attempts, jitter=service.jitter, at_least=wait)
    if delay is None:
        _needs_review(service, claimed, leaving, error.code)
        return
    with service.database.transaction("report_back.postponed") as connection:
        now = service.clock()
        postpone(connection, WORD, claimed, until=now + delay, reason=error.code, now=now)


def _needs_review(service: Service, claimed: Claimed, leaving: _Leaving, code: str) -> None:
    with service.database.transaction("report_back.to_human") as connection:
        now = service.clock()
        locked_case(connection, leaving.zaak_id)
        review = WordState.NEEDS_REVIEW
        if not _end(connection, claimed, WorkState.NEEDS_REVIEW, review, reason=code, now=now):
            return
        note(connection, leaving.zaak_id, Happening.REPORT_BACK_NEEDS_REVIEW, code, now=now)
    _log.error("word_needs_review", word_id=str(claimed.id), code=code)


def _end(
    connection: Connection,
    claimed: Claimed,
    state: WorkState,
    wanted: WordState,
    *,
    now: datetime,
    reason: str | None = None,
) -> bool:
    """End the claim; False: the lease was lost and nothing was written."""
    current = WordState(connection.execute(_STATE, {"id": claimed.id}).scalar_one())
    also = {"word_state": move(TRANSITIONS, current, wanted)}
    return settle(connection, WORD, claimed, state=state, reason=reason, now=now, also=also)
