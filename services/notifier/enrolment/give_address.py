"""A holder gives an address for hints; a code goes there first."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select

from foundation.correlation import current_correlation_id
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.work import new_work
from notifier.enrolment.address_code import MOST_A_DAY
from notifier.enrolment.drop_address import let_go
from notifier.enrolment.enrol import enrolment_of
from notifier.enrolment.kinds import AddressKind, AddressState
from notifier.enrolment.noted import note_enrolment
from notifier.enrolment.store import sealed_address
from notifier.hints.kinds import HintPurpose, HintState
from notifier.service import SEND_HINTS, Service
from notifier.storage.enrolments import ENROLMENT_ADDRESS, HINT

_DAY: Final = timedelta(hours=24)
_log = get_logger(__name__)


class Given(StrEnum):
    """What came of it."""

    CODE_ON_ITS_WAY = "code_onderweg"
    TOO_MANY_CODES = "te_veel_codes"


def give_address(service: Service, holder_index: bytes, kind: AddressKind, address: str) -> Given:
    """Keep it unverified in place of the one of this kind, and plan its code.

    ``address`` as ``read_address`` made it. Until its code is typed nothing else ever goes there,
    and no earlier address of the kind is kept for it.
    """
    with service.database.transaction("give_address") as connection:
        now = service.clock()
        enrolment_id = enrolment_of(connection, service, holder_index, now=now)
        if _codes_lately(connection, holder_index, now) >= MOST_A_DAY:
            given = Given.TOO_MANY_CODES
        else:
            given = Given.CODE_ON_ITS_WAY
            let_go(connection, enrolment_id, kind)
            address_id = _keep(connection, service, enrolment_id, kind, address, now=now)
            hint_id = _plan_code(connection, address_id, kind, holder_index, now=now)
        note_enrolment(connection, service, holder_index, action=f"{kind}_opgegeven", result=given)
    _log.info("address_given", kind=kind, outcome=given)
    if given is Given.CODE_ON_ITS_WAY:
        service.ring(SEND_HINTS, hint_id)
        failpoint("give_address.rung")
    return given


def _codes_lately(connection: Connection, holder_index: bytes, now: datetime) -> int:
    mine = select(func.count()).where(
        HINT.c.holder_index == holder_index,
        HINT.c.purpose == HintPurpose.CODE,
        HINT.c.created_at > now - _DAY,
    )
    return int(connection.execute(mine).scalar_one())


def _keep(
    connection: Connection,
    service: Service,
    enrolment_id: UUID,
    kind: AddressKind,
    address: str,
    *,
    now: datetime,
) -> UUID:
    address_id = uuid4()
    connection.execute(
        insert(ENROLMENT_ADDRESS).values(
            id=address_id,
            enrolment_id=enrolment_id,
            kind=kind,
            address=sealed_address(service, address_id, address),
            address_state=AddressState.UNVERIFIED,
            tries=0,
            given_at=now,
        )
    )
    return address_id


def _plan_code(
    connection: Connection,
    address_id: UUID,
    kind: AddressKind,
    holder_index: bytes,
    *,
    now: datetime,
) -> UUID:
    hint_id = uuid4()
    connection.execute(
        insert(HINT).values(
            **new_work(now=now, correlation_id=current_correlation_id(), row_id=hint_id),
            address_id=address_id,
            kind=kind,
            purpose=HintPurpose.CODE,
            holder_index=holder_index,
            hint_state=HintState.PLANNED,
        )
    )
    return hint_id
