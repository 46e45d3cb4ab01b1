"""What nobody came back for goes by itself: addresses without their code, enrolments for years."""

from datetime import timedelta
from typing import Final

from sqlalchemy import and_, delete, func, select

from notifier.enrolment.drop_address import let_go
from notifier.enrolment.erase_enrolment import wipe
from notifier.enrolment.kinds import AddressState
from notifier.hints.kinds import HintPurpose
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT, ENROLMENT_ADDRESS, HINT

UNVERIFIED_KEPT: Final = timedelta(hours=20)
"""Within 24 hours, with four to spare for trouble: it may be somebody else's address."""

KEPT: Final = timedelta(days=3 * 365)
"""After the holder last logged in. Who still wants to be told by then is told by letter anyway."""

CODES_KEPT: Final = timedelta(days=2)
"""That a code was sent: long enough to count how many were within a day."""

_PER_RUN: Final = 100


def forget_enrolments(service: Service) -> int:
    """How many rows went; can be repeated and run twice at once."""
    with service.database.transaction() as connection:
        now = service.clock()
        unverified = connection.execute(
            select(ENROLMENT_ADDRESS.c.enrolment_id, ENROLMENT_ADDRESS.c.kind)
            .where(
                ENROLMENT_ADDRESS.c.address_state == AddressState.UNVERIFIED,
                ENROLMENT_ADDRESS.c.given_at < now - UNVERIFIED_KEPT,
                func.coalesce(ENROLMENT_ADDRESS.c.code_until, now) <= now,
            )
            .limit(_PER_RUN)
            .with_for_update(skip_locked=True)
        ).all()
        for row in unverified:
            let_go(connection, row.enrolment_id, row.kind)
        old = connection.execute(
            select(ENROLMENT.c.id)
            .where(ENROLMENT.c.seen_at < now - KEPT)
            .limit(_PER_RUN)
            .with_for_update(skip_locked=True)
        ).scalars()
        ids = list(old)
        for enrolment_id in ids:
            wipe(connection, enrolment_id)
        codes = and_(HINT.c.purpose == HintPurpose.CODE, HINT.c.created_at < now - CODES_KEPT)
        gone = connection.execute(delete(HINT).where(codes)).rowcount
        return len(unverified) + len(ids) + gone
