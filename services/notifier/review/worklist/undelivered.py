"""What did not arrive and still needs somebody: letters, and flags towards their recipients."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    true,
    union,
)

from notifier.cases.handling_state import HandlingState
from notifier.decision.outcome import Disposition
from notifier.delivery.message_state import MessageState
from notifier.letters.content import LetterKind
from notifier.storage.cases import SHOWN, ZAAK
from notifier.storage.handovers import HANDOVER, STUCK_FLAG
from notifier.storage.history import ZAAK_OUTCOME
from notifier.storage.messages import MESSAGE, STUCK
from notifier.storage.verdicts import CALL_TASK, HOLDER_CALL
from notifier.verdicts.call_purpose import CallPurpose

_SETS_RIGHT: Final = (LetterKind.RECALL, LetterKind.CORRECTION)
_ARRIVES: Final = (MessageState.SENT, MessageState.DELIVERED)


def letter_matters() -> ColumnElement[bool]:
    """Whether a letter (MESSAGE) of a case (ZAAK) did not arrive and somebody should do something.

    Not when a later one of its kind went out to the same holder by the same way, nor when somebody
    told it by phone or closed the case after it failed. In a closed case only what sets something
    right, and what a person has to find out about.
    """
    later = MESSAGE.alias("later")
    replaced = (
        exists()
        .where(
            later.c.zaak_id == MESSAGE.c.zaak_id,
            later.c.holder_index == MESSAGE.c.holder_index,
            later.c.kind == MESSAGE.c.kind,
            later.c.channel == MESSAGE.c.channel,
            later.c.round > MESSAGE.c.round,
            later.c.message_state.in_(_ARRIVES),
        )
        .correlate(MESSAGE)
    )
    still_asked = or_(
        ZAAK.c.handling != HandlingState.CLOSED,
        MESSAGE.c.message_state == MessageState.NEEDS_REVIEW,
        MESSAGE.c.kind.in_(_SETS_RIGHT),
    )
    return (
        STUCK & still_asked & ~replaced & ~_told_by_phone() & ~_closed_since(MESSAGE.c.updated_at)
    )


def flag_matters() -> ColumnElement[bool]:
    """Whether a flag or the withdrawal of one (HANDOVER) of a case waits for somebody."""
    return STUCK_FLAG & ~_closed_since(HANDOVER.c.updated_at)


def letters_of_case() -> ScalarSelect[int]:
    """How many letters of the case of the query."""
    mine = MESSAGE.c.zaak_id == ZAAK.c.id
    return select(func.count()).where(mine, letter_matters()).correlate(ZAAK).scalar_subquery()


def flags_of_case() -> ScalarSelect[int]:
    """How many flags of the case of the query."""
    mine = HANDOVER.c.zaak_id == ZAAK.c.id
    return select(func.count()).where(mine, flag_matters()).correlate(ZAAK).scalar_subquery()


def calls_of_case() -> ScalarSelect[int]:
    """How many holders of the case of the query somebody must call; none while it holds."""
    waits = CALL_TASK.c.zaak_id == ZAAK.c.id, CALL_TASK.c.ended_at.is_(None)
    free = ZAAK.c.disposition != Disposition.HOLD
    return select(func.count()).where(*waits, free).correlate(ZAAK).scalar_subquery()


def cases_with_undelivered(
    conditions: Iterable[ColumnElement[bool]],
) -> Select[*tuple[object, ...]]:
    """Place in the order of the cases with something undelivered that meet the conditions.

    From the few letters to their cases: the other way round would read every case there is.
    """
    letters = select(MESSAGE.c.zaak_id).where(STUCK)
    flags = select(HANDOVER.c.zaak_id).where(STUCK_FLAG)
    # UNION, not UNION ALL: each case once.
    stuck = union(letters, flags).subquery("stuck")
    a_letter = exists().where(MESSAGE.c.zaak_id == ZAAK.c.id, letter_matters()).correlate(ZAAK)
    a_flag = exists().where(HANDOVER.c.zaak_id == ZAAK.c.id, flag_matters()).correlate(ZAAK)
    its_case = (
        select(ZAAK.c.id, ZAAK.c.clockless, ZAAK.c.sorts_at)
        .where(ZAAK.c.id == stuck.c.zaak_id, SHOWN, or_(a_letter, a_flag), *conditions)
        # Keeps the planner from turning the join around.
        .limit(1)
        .lateral("its_case")
    )
    return select(its_case.c.id, its_case.c.clockless, its_case.c.sorts_at).select_from(
        stuck.join(its_case, true())
    )


def _told_by_phone() -> ColumnElement[bool]:
    return and_(
        MESSAGE.c.kind.in_([kind for kind in LetterKind if kind not in _SETS_RIGHT]),
        exists()
        .where(
            HOLDER_CALL.c.zaak_id == MESSAGE.c.zaak_id,
            HOLDER_CALL.c.holder_index == MESSAGE.c.holder_index,
            HOLDER_CALL.c.reached,
            HOLDER_CALL.c.purpose == CallPurpose.TELL,
            HOLDER_CALL.c.noted_at >= MESSAGE.c.updated_at,
        )
        .correlate(MESSAGE),
    )


def _closed_since(failed_at: ColumnElement[datetime]) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            ZAAK_OUTCOME.c.zaak_id == ZAAK.c.id,
            ZAAK_OUTCOME.c.undone_at.is_(None),
            ZAAK_OUTCOME.c.closed_at >= failed_at,
        )
        # All that is above it, however deep this is put.
        .correlate(ZAAK, MESSAGE, HANDOVER)
    )
