"""Facts that came in become a case, a decision, planned messages and flags: one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS, MessageRefused
from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.durations import note_duration
from foundation.encryption import CannotOpen
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.sealed_content import read_content
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, settle
from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.take_up import take_up
from notifier.delivery.message_state import MessageState
from notifier.merge_cases import decide_households
from notifier.metrics import EVENT_TO_DECISION
from notifier.redecide import Redecided
from notifier.service import DELIVER, HAND_OVER, REPORT_BACK, Service
from notifier.storage.shared import DURATIONS, INBOX

BATCH: Final = 10
MAX_ATTEMPTS: Final = 5
_log = get_logger(__name__)


def decide_cases(service: Service) -> int:
    """Work off facts that are due; answers how many there were."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.clock,
        turn=service.timing.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("decide.claim") as connection:
        return claim(
            connection,
            INBOX,
            now=service.clock(),
            limit=BATCH,
            lease=service.timing.lease,
            max_attempts=MAX_ATTEMPTS,
        )


def _work_off(service: Service, rows: Sequence[Claimed]) -> bool:
    """Whether others were due beside them."""
    for row in rows:
        with correlated(row.correlation_id):
            _decide_or_put_aside(service, row)
    return rows[0].more_due


def _decide_or_put_aside(service: Service, row: Claimed) -> None:
    try:
        _decide(service, row)
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the row is taken again
    except LeaseLost:
        _log.warning("decide_lease_lost", inbox_id=str(row.id))
    except Exception as error:  # noqa: BLE001 -- one message that breaks the program must not hold up the others: a human looks at it
        _log.exception("decide_failed", inbox_id=str(row.id))
        _put_aside(service, row, f"failed_{type(error).__name__}")


def _decide(service: Service, row: Claimed) -> None:
    facts = _read(service, row)
    if facts is None:
        _put_aside(service, row, "content_unreadable")
        return
    with service.database.transaction("decide.outcome") as connection:
        now = service.clock()
        taken = take_up(connection, service, facts, correlation_id=row.correlation_id, now=now)
        households = decide_households(connection, service, facts, taken, now=now)
        for zaak_id, decided in households.items():
            decision = decided.decision
            _measure(connection, decided.case, facts, now)
            _log.info(
                "case_decided",
                zaak_id=str(zaak_id),
                case=decision.case,
                urgency=decision.urgency,
                mode=decision.mode,
                flags=len(decision.flags),
            )
        if not settle(
            connection,
            INBOX,
            row,
            state=WorkState.DONE,
            reason=_reason(facts, news=bool(taken.zaak_ids)),
            now=now,
            # What was in it now lies with the case, and goes when the case goes.
            also={"content": None},
        ):
            raise LeaseLost
    # Only after the commit: a worker that is woken sooner would find nothing.
    if any(_may_flag(decided) for decided in households.values()):
        service.ring(HAND_OVER, row.id)
        failpoint("decide.flag_rung")
    if any(_may_tell(decided) for decided in households.values()):
        service.ring(DELIVER, row.id)
        failpoint("decide.rung")
    if any(decided.spoke for decided in households.values()):
        service.ring(REPORT_BACK, row.id)
        failpoint("decide.word_rung")


def _may_flag(decided: Redecided) -> bool:
    """Whether there may be a flag, or the withdrawal of one: not in a new case without flags."""
    return bool(decided.decision.flags) or decided.case.version > 1


def _may_tell(decided: Redecided) -> bool:
    return any(message.state is MessageState.PLANNED for message in decided.messages)


def _measure(connection: Connection, case: CaseRow, facts: DepartureFacts, now: datetime) -> None:
    if facts.reported_at is None:
        return
    took = now - facts.reported_at
    values: dict[str, object] = {}
    if case.reported_at != facts.reported_at:
        values["reported_at"] = facts.reported_at
    if case.reported_at is None and case.version == 1:
        values["decided_after"] = max(0, round(took.total_seconds()))
    if values:
        change_case(connection, case.id, **values)
    note_duration(connection, DURATIONS, EVENT_TO_DECISION.name, took)


def _read(service: Service, row: Claimed) -> DepartureFacts | None:
    try:
        with service.database.transaction("decide.read") as connection:
            content = read_content(connection, INBOX, service.keyring, row.id)
        return None if content is None else DEPARTURE_FACTS.decode(content)
    except (CannotOpen, MessageRefused):
        return None


def _reason(facts: DepartureFacts, *, news: bool) -> str | None:
    if not facts.children:
        return "no_minor"
    return None if news else "older_facts"


def _put_aside(service: Service, row: Claimed, reason: str) -> None:
    with service.database.transaction("decide.put_aside") as connection:
        settle(
            connection,
            INBOX,
            row,
            state=WorkState.NEEDS_REVIEW,
            reason=reason,
            now=service.clock(),
        )
