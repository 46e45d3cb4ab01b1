"""A holder registers in advance that he or she wants to be told, and how; or changes that."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from notifier.enrolment.noted import note_enrolment
from notifier.enrolment.store import Wishes, sealed_wishes
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT


def enrol(service: Service, holder_index: bytes, wishes: Wishes) -> None:
    """Keep these wishes in place of earlier ones; repeating it changes nothing."""
    with service.database.transaction() as connection:
        now = service.clock()
        enrolment_id = enrolment_of(connection, service, holder_index, now=now)
        connection.execute(
            update(ENROLMENT)
            .where(ENROLMENT.c.id == enrolment_id)
            .values(wishes=sealed_wishes(service, enrolment_id, wishes), seen_at=now)
        )
        note_enrolment(
            connection, service, holder_index, action="aanmelding_gewijzigd", result="bewaard"
        )


def enrolment_of(
    connection: Connection, service: Service, holder_index: bytes, *, now: datetime
) -> UUID:
    """The enrolment of this holder under its lock, made where there is none yet."""
    new_id = uuid4()
    connection.execute(
        upsert(ENROLMENT)
        .values(
            id=new_id,
            holder_index=holder_index,
            wishes=sealed_wishes(service, new_id, Wishes()),
            created_at=now,
            seen_at=now,
        )
        .on_conflict_do_nothing(index_elements=["holder_index"])
    )
    mine = select(ENROLMENT.c.id).where(ENROLMENT.c.holder_index == holder_index)
    found: UUID = connection.execute(mine.with_for_update()).scalar_one()
    return found


def seen_again(connection: Connection, holder_index: bytes, *, now: datetime) -> None:
    """The holder logged in: what is registered is kept on."""
    mine = update(ENROLMENT).where(ENROLMENT.c.holder_index == holder_index)
    connection.execute(mine.values(seen_at=now))
