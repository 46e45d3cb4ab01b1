"""Which of somebody's roles count at one case.

Who has several roles sees what any of them sees. But a specialist who is also a second reader is
no specialist of another municipality, and an auditor does nothing as an officer of the Ca IKA to
a case that the Ca IKA was never told of.
"""

from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from contracts.values.dates import local_date
from notifier.review.visit import Visit
from notifier.staff.roles import Role
from notifier.staff.seeing import sees_of
from notifier.staff.sees import visible
from notifier.storage.cases import ZAAK

_OF_SOME_CASES: Final = frozenset({Role.MUNICIPAL_SPECIALIST, Role.CA_IKA_OFFICER})


def at_case(connection: Connection, visit: Visit, zaak_id: UUID) -> Visit:
    """The same visit, with only the roles by which this case may be seen."""
    login, roles = visit.login, visit.roles
    if login is None or len(roles) == 1 or not roles & _OF_SOME_CASES:
        return visit
    visitor, today = login.visitor, local_date(visit.now)
    here = frozenset(
        role
        for role in roles
        if role not in _OF_SOME_CASES
        or connection.execute(
            select(ZAAK.c.id).where(
                ZAAK.c.id == zaak_id,
                visible(sees_of(replace(visitor, roles=frozenset({role})), visit.now), today),
            )
        ).scalar()
        is not None
    )
    session = replace(login.session, visitor=replace(visitor, roles=here))
    return replace(visit, login=replace(login, session=session))
