"""The claim gave up on a row; what the row is about must say the same, in its case as well."""

from typing import Final
from uuid import UUID

from sqlalchemy import select, update

from foundation.log import get_logger
from foundation.work import ATTEMPTS_EXHAUSTED, WorkState
from notifier.cases.case_row import locked_case
from notifier.cases.timeline import Happening, note
from notifier.delivery import message_state
from notifier.delivery.message_state import OPEN, MessageState
from notifier.handover import handover_state
from notifier.handover.handover_state import HandoverState
from notifier.handover.happenings import needs_a_human
from notifier.redecide import redecide
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.findings import FINDING, FINDING_HANDOVER
from notifier.storage.handovers import HANDOVER, HandoverKind
from notifier.storage.messages import MESSAGE

_PER_RUN: Final = 100
_GIVEN_UP: Final = "given_up"
"""The reason of a finding of which its case says so: it has no state of its own beside its row."""

_log = get_logger(__name__)


def follow_exhausted(service: Service) -> int:
    """Put messages, flags and findings whose row was given up before a human; answers how many."""
    given_up_messages = select(MESSAGE.c.id).where(
        MESSAGE.c.state == WorkState.NEEDS_REVIEW, MESSAGE.c.message_state.in_(sorted(OPEN))
    )
    given_up_flags = select(HANDOVER.c.id).where(
        HANDOVER.c.state == WorkState.NEEDS_REVIEW,
        HANDOVER.c.handover_state == HandoverState.PLANNED,
    )
    given_up_findings = select(FINDING_HANDOVER.c.id).where(
        FINDING_HANDOVER.c.state == WorkState.NEEDS_REVIEW,
        FINDING_HANDOVER.c.reason == ATTEMPTS_EXHAUSTED,
    )
    with service.database.transaction() as connection:
        messages = connection.execute(given_up_messages.limit(_PER_RUN)).scalars().all()
        flags = connection.execute(given_up_flags.limit(_PER_RUN)).scalars().all()
        findings = connection.execute(given_up_findings.limit(_PER_RUN)).scalars().all()
    followed = [_follow_message(service, message_id) for message_id in messages]
    followed += [_follow_flag(service, handover_id) for handover_id in flags]
    followed += [_follow_finding(service, handover_id) for handover_id in findings]
    return sum(followed)


def _follow_message(service: Service, message_id: UUID) -> bool:
    with service.database.transaction() as connection:
        now = service.clock()
        mine = MESSAGE.c.id == message_id
        zaak_id = connection.execute(select(MESSAGE.c.zaak_id).where(mine)).scalar_one()
        locked_case(connection, zaak_id)
        row = connection.execute(select(MESSAGE).where(mine)).one()
        current = MessageState(row.message_state)
        if row.state != WorkState.NEEDS_REVIEW or current not in OPEN:
            return False  # another sweep, or a human, was first
        moved = move(message_state.TRANSITIONS, current, MessageState.NEEDS_REVIEW)
        connection.execute(update(MESSAGE).where(mine).values(message_state=moved, updated_at=now))
        note(connection, zaak_id, Happening.MESSAGE_NEEDS_REVIEW, row.reason, now=now)
        # Another way is due, or a person who calls.
        redecide(connection, service, zaak_id, now=now)
    _log.error("message_needs_review", message_id=str(message_id), code=row.reason)
    return True


def _follow_flag(service: Service, handover_id: UUID) -> bool:
    with service.database.transaction() as connection:
        now = service.clock()
        mine = HANDOVER.c.id == handover_id
        zaak_id = connection.execute(select(HANDOVER.c.zaak_id).where(mine)).scalar_one()
        locked_case(connection, zaak_id)
        row = connection.execute(select(HANDOVER).where(mine)).one()
        current = HandoverState(row.handover_state)
        if row.state != WorkState.NEEDS_REVIEW or current is not HandoverState.PLANNED:
            return False
        moved = move(handover_state.TRANSITIONS, current, HandoverState.NEEDS_REVIEW)
        connection.execute(
            update(HANDOVER).where(mine).values(handover_state=moved, updated_at=now)
        )
        happening = needs_a_human(HandoverKind(row.kind))
        note(connection, zaak_id, happening, row.reason, now=now)
    _log.error("flag_needs_review", handover_id=str(handover_id), code=row.reason, kind=row.kind)
    return True


def _follow_finding(service: Service, handover_id: UUID) -> bool:
    mine = FINDING_HANDOVER.c.id == handover_id
    whose = (
        select(FINDING.c.zaak_id)
        .join(FINDING_HANDOVER, FINDING_HANDOVER.c.finding_id == FINDING.c.id)
        .where(mine)
    )
    with service.database.transaction() as connection:
        now = service.clock()
        zaak_id = connection.execute(whose).scalar_one()
        locked_case(connection, zaak_id)
        given_up = connection.execute(
            update(FINDING_HANDOVER)
            .where(
                mine,
                FINDING_HANDOVER.c.state == WorkState.NEEDS_REVIEW,
                FINDING_HANDOVER.c.reason == ATTEMPTS_EXHAUSTED,
            )
            .values(reason=_GIVEN_UP, updated_at=now)
        )
        if not given_up.rowcount:
            return False  # another sweep, or a human, was first
        note(connection, zaak_id, Happening.FINDING_NEEDS_REVIEW, ATTEMPTS_EXHAUSTED, now=now)
    _log.error("finding_needs_review", handover_id=str(handover_id), code=ATTEMPTS_EXHAUSTED)
    return True
