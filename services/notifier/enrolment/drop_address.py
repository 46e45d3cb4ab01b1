"""A holder takes an address back: nothing goes there any more."""

from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from foundation.work import WorkState
from notifier.enrolment.kinds import AddressKind
from notifier.enrolment.noted import note_enrolment
from notifier.hints.kinds import HintState
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT, ENROLMENT_ADDRESS, HINT


def drop_address(service: Service, holder_index: bytes, kind: AddressKind) -> None:
    """Erase it; repeating it changes nothing. What is being sent at this moment may still come."""
    with service.database.transaction() as connection:
        mine = select(ENROLMENT.c.id).where(ENROLMENT.c.holder_index == holder_index)
        enrolment_id = connection.execute(mine.with_for_update()).scalar()
        gone = enrolment_id is not None and let_go(connection, enrolment_id, kind)
        result = "gewist" if gone else "was_er_niet"
        note_enrolment(connection, service, holder_index, action=f"{kind}_gewist", result=result)


def let_go(connection: Connection, enrolment_id: UUID, kind: AddressKind | None = None) -> bool:
    """Erase the address of this kind, or all of them, and call off what was planned to go there.

    False: there was none. That hints went there stays on record, without the address.
    """
    mine = ENROLMENT_ADDRESS.c.enrolment_id == enrolment_id
    if kind is not None:
        mine &= ENROLMENT_ADDRESS.c.kind == kind
    # The address before its hints, in the order in which whoever sends takes them.
    theirs = select(ENROLMENT_ADDRESS.c.id).where(mine).order_by(ENROLMENT_ADDRESS.c.kind)
    ids = list(connection.execute(theirs.with_for_update()).scalars())
    if not ids:
        return False
    connection.execute(
        update(HINT)
        .where(HINT.c.address_id.in_(ids), HINT.c.hint_state == HintState.PLANNED)
        .values(
            hint_state=HintState.CANCELLED,
            state=WorkState.DONE,
            reason="address_erased",
            lease_token=None,
            lease_until=None,
        )
    )
    connection.execute(delete(ENROLMENT_ADDRESS).where(ENROLMENT_ADDRESS.c.id.in_(ids)))
    return True
