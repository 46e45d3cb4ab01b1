"""What the rest of the service may know of an enrolment: order, channel, type size, a number.

Never a reason to tell somebody or not: the decision takes nothing from here.
"""

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from notifier.enrolment.kinds import AddressKind, FirstWay
from notifier.enrolment.store import read_enrolment
from notifier.service import Service


@dataclass(frozen=True, slots=True)
class Preferred:
    """``phone``: verified, E.164, for a person who calls; None: none was given."""

    enrolled: bool = False
    first_way: FirstWay | None = None
    large_print: bool = False
    phone: str | None = field(default=None, repr=False)


NOTHING_PREFERRED: Final = Preferred()


def preferred_by(connection: Connection, service: Service, holder_index: bytes) -> Preferred:
    """What this holder asked for; nothing where he or she is not enrolled."""
    found = read_enrolment(connection, service, holder_index, now=service.clock())
    if found is None:
        return NOTHING_PREFERRED
    wishes = found.wishes
    phone = found.verified(AddressKind.SMS)
    return Preferred(
        enrolled=True,
        first_way=wishes.first_way,
        large_print=wishes.large_print,
        phone=phone,
    )
