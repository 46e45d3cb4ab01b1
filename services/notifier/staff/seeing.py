"""From the roles of somebody who logged in to the cases that they see."""

from datetime import datetime
from typing import Final

from notifier.staff.roles import Role, Visitor
from notifier.staff.sees import Sees, SeesAll, SeesAnyOf, SeesDeparted, SeesMunicipality

_NATIONAL: Final = frozenset({Role.REVIEWER, Role.SECOND_READER, Role.LEAD, Role.AUDITOR})


def sees_of(visitor: Visitor, now: datetime) -> Sees:
    """What the roles of this moment see together; a privacy officer by that role sees nothing."""
    roles = visitor.roles_at(now)
    if roles & _NATIONAL:
        return SeesAll()
    parts: list[SeesMunicipality | SeesDeparted] = []
    if Role.MUNICIPAL_SPECIALIST in roles and visitor.oin is not None:
        parts.append(SeesMunicipality(visitor.oin))
    if Role.CA_IKA_OFFICER in roles:
        parts.append(SeesDeparted())
    return SeesAnyOf(tuple(parts))
