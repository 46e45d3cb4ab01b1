"""A13: what was told was wrong; whoever was told is written that, by the same channel."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select, update

from notifier.cases.case_row import CaseRow
from notifier.delivery.holder_message import TELLING
from notifier.delivery.message_state import IN_FLIGHT, WENT_OUT
from notifier.redecide import redecide
from notifier.review.acts.action_store import StoredAction
from notifier.review.acts.form_field import ticked
from notifier.service import Service
from notifier.storage.messages import MESSAGE

_MAY_HAVE_ARRIVED: Final = WENT_OUT | IN_FLIGHT


def rectify(
    connection: Connection, service: Service, case: CaseRow, action: StoredAction, *, now: datetime
) -> None:
    """Mark the messages that were chosen; deciding again plans the recalls (ring DELIVER).

    What was taken back so is not told to that person again by itself.
    """
    connection.execute(
        update(MESSAGE)
        .where(
            MESSAGE.c.zaak_id == case.id,
            MESSAGE.c.reference.in_(ticked(action.fields, "berichten")),
            MESSAGE.c.message_state.in_(sorted(_MAY_HAVE_ARRIVED)),
            MESSAGE.c.taken_back_at.is_(None),
        )
        .values(taken_back_at=now)
    )
    redecide(connection, service, case.id, now=now)


def rectifiable(connection: Connection, case: CaseRow) -> tuple[str, ...]:
    """References of messages that told of a departure and were not taken back, the last first."""
    told = (
        select(MESSAGE.c.reference)
        .where(
            MESSAGE.c.zaak_id == case.id,
            MESSAGE.c.kind.in_(sorted(TELLING)),
            MESSAGE.c.message_state.in_(sorted(_MAY_HAVE_ARRIVED)),
            MESSAGE.c.taken_back_at.is_(None),
        )
        .order_by(MESSAGE.c.created_at.desc(), MESSAGE.c.reference)
    )
    return tuple(connection.execute(told).scalars())
