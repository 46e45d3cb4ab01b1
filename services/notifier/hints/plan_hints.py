"""A message left: hints that it waits are planned to the addresses that its holder confirmed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as upsert

from foundation.correlation import current_correlation_id
from foundation.work import new_work
from notifier.enrolment.kinds import AddressState
from notifier.hints.kinds import HintPurpose, HintState
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT, ENROLMENT_ADDRESS, HINT
from notifier.storage.messages import MESSAGE


def plan_hints(
    connection: Connection, service: Service, message_id: UUID, *, now: datetime
) -> tuple[UUID, ...]:
    """In the transaction in which the message came to be sent, under the lock of its case.

    One hint per address, also when the same goes by paper and by the personal box: whichever
    leaves first. Ring ``SEND_HINTS`` after the commit when there are any.
    """
    if not service.hints.channels:
        return ()
    message = connection.execute(
        select(
            MESSAGE.c.zaak_id, MESSAGE.c.holder_index, MESSAGE.c.kind, MESSAGE.c.created_at
        ).where(MESSAGE.c.id == message_id)
    ).one()
    other = MESSAGE.alias()
    hinted = (
        select(HINT.c.id)
        .join(other, other.c.id == HINT.c.message_id)
        .where(
            HINT.c.address_id == ENROLMENT_ADDRESS.c.id,
            # One that was called off told nobody.
            HINT.c.hint_state != HintState.CANCELLED,
            other.c.zaak_id == message.zaak_id,
            other.c.kind == message.kind,
            # Planned by the same decision: the same words by another way.
            other.c.created_at == message.created_at,
        )
        .exists()
    )
    addresses = connection.execute(
        select(ENROLMENT_ADDRESS.c.id, ENROLMENT_ADDRESS.c.kind)
        .join(ENROLMENT, ENROLMENT.c.id == ENROLMENT_ADDRESS.c.enrolment_id)
        .where(
            ENROLMENT.c.holder_index == message.holder_index,
            ENROLMENT_ADDRESS.c.address_state == AddressState.VERIFIED,
            ENROLMENT_ADDRESS.c.kind.in_(sorted(service.hints.channels)),
            ~hinted,
        )
        .order_by(ENROLMENT_ADDRESS.c.kind)
    ).all()
    planned = []
    for address in addresses:
        values = new_work(now=now, correlation_id=current_correlation_id())
        row = connection.execute(
            upsert(HINT)
            .values(
                **values,
                address_id=address.id,
                kind=address.kind,
                purpose=HintPurpose.MESSAGE,
                message_id=message_id,
                holder_index=message.holder_index,
                hint_state=HintState.PLANNED,
            )
            .on_conflict_do_nothing(index_elements=["message_id", "address_id"])
            .returning(HINT.c.id)
        ).scalar()
        if row is not None:
            planned.append(row)
    return tuple(planned)
