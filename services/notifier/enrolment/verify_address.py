"""A holder types the code that came at an address."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select, update

from foundation.log import get_logger
from notifier.enrolment.address_code import MOST_TRIES, is_right
from notifier.enrolment.kinds import TRANSITIONS, AddressKind, AddressState
from notifier.enrolment.noted import note_enrolment
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.enrolments import ENROLMENT, ENROLMENT_ADDRESS

_log = get_logger(__name__)


class Checked(StrEnum):
    """What came of it."""

    VERIFIED = "bevestigd"
    WRONG = "verkeerd"
    OVER = "verlopen"
    """No code waits: it is too old, was tried too often, or none was sent. Ask for another."""


def verify_address(service: Service, holder_index: bytes, kind: AddressKind, typed: str) -> Checked:
    """From now on hints go there; a code can be tried five times."""
    with service.database.transaction() as connection:
        now = service.clock()
        row = _locked(connection, holder_index, kind)
        checked = _check(service, row, typed, now)
        if row is not None:
            _keep(connection, row, checked, now)
        note_enrolment(
            connection, service, holder_index, action=f"{kind}_bevestigen", result=checked
        )
    _log.info("address_checked", kind=kind, outcome=checked)
    return checked


def _locked(connection: Connection, holder_index: bytes, kind: AddressKind) -> Row[Any] | None:
    of_holder = select(ENROLMENT.c.id).where(ENROLMENT.c.holder_index == holder_index)
    mine = select(ENROLMENT_ADDRESS).where(
        ENROLMENT_ADDRESS.c.enrolment_id.in_(of_holder), ENROLMENT_ADDRESS.c.kind == kind
    )
    return connection.execute(mine.with_for_update()).one_or_none()


def _check(service: Service, row: Row[Any] | None, typed: str, now: datetime) -> Checked:
    if row is None or row.code_hash is None or row.code_until <= now or row.tries >= MOST_TRIES:
        return Checked.OVER
    right = is_right(service.index, row.id, typed, row.code_hash)
    return Checked.VERIFIED if right else Checked.WRONG


def _keep(connection: Connection, row: Row[Any], checked: Checked, now: datetime) -> None:
    values: dict[str, object] = {}
    if checked is Checked.VERIFIED:
        verified = move(TRANSITIONS, AddressState(row.address_state), AddressState.VERIFIED)
        values = {"address_state": verified, "verified_at": now}
        values |= {"code_hash": None, "code_until": None, "tries": 0}
    elif checked is Checked.WRONG:
        values = {"tries": row.tries + 1}
    if values:
        mine = update(ENROLMENT_ADDRESS).where(ENROLMENT_ADDRESS.c.id == row.id)
        connection.execute(mine.values(**values))
