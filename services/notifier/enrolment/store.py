"""Enrolments at rest."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from notifier.enrolment.kinds import AddressKind, AddressState, FirstWay
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT, ENROLMENT_ADDRESS
from notifier.storage.sealed import seal, unseal


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a holder would like. It changes order, channel and type size, never who is told."""

    first_way: FirstWay | None = None
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class EnrolledAddress:
    """An address that a holder gave. ``code_waits``: a code was sent that may still be typed."""

    id: UUID
    kind: AddressKind
    address: str = field(repr=False)
    state: AddressState
    code_waits: bool


@dataclass(frozen=True, slots=True)
class Enrolment:
    """All that one holder registered, but for objections and silence, which have their own."""

    id: UUID
    wishes: Wishes
    addresses: tuple[EnrolledAddress, ...]
    seen_at: datetime

    def verified(self, kind: AddressKind) -> str | None:
        """The address of this kind that may be used."""
        found = (a for a in self.addresses if a.kind is kind)
        return next((a.address for a in found if a.state is AddressState.VERIFIED), None)


def read_enrolment(
    connection: Connection, service: Service, holder_index: bytes, *, now: datetime
) -> Enrolment | None:
    """What stands under this index; None where nothing was ever registered, or it was erased."""
    row = connection.execute(
        select(ENROLMENT).where(ENROLMENT.c.holder_index == holder_index)
    ).one_or_none()
    if row is None:
        return None
    mine = select(ENROLMENT_ADDRESS).where(ENROLMENT_ADDRESS.c.enrolment_id == row.id)
    addresses = tuple(
        EnrolledAddress(
            id=one.id,
            kind=AddressKind(one.kind),
            address=open_address(service, one.id, one.address),
            state=AddressState(one.address_state),
            code_waits=one.code_until is not None and one.code_until > now,
        )
        for one in connection.execute(mine.order_by(ENROLMENT_ADDRESS.c.kind))
    )
    return Enrolment(row.id, open_wishes(service, row.id, row.wishes), addresses, row.seen_at)


def sealed_wishes(service: Service, enrolment_id: UUID, wishes: Wishes) -> bytes:
    """For the column."""
    plain = {"first_way": wishes.first_way, "large_print": wishes.large_print}
    return seal(service.keyring, ENROLMENT, "wishes", enrolment_id, json.dumps(plain).encode())


def sealed_address(service: Service, address_id: UUID, address: str) -> bytes:
    """For the column."""
    return seal(service.keyring, ENROLMENT_ADDRESS, "address", address_id, address.encode())


def open_address(service: Service, address_id: UUID, sealed: bytes) -> str:
    """To send to, or to show to who gave it."""
    return unseal(service.keyring, ENROLMENT_ADDRESS, "address", address_id, sealed).decode()


def open_wishes(service: Service, enrolment_id: UUID, sealed: bytes) -> Wishes:
    """From the column."""
    plain = json.loads(unseal(service.keyring, ENROLMENT, "wishes", enrolment_id, sealed))
    way = plain["first_way"]
    return Wishes(None if way is None else FirstWay(way), bool(plain["large_print"]))
