"""An authorised system looks at a case, or asks which cases there are about somebody.

Every look is an audit entry, in the same transaction: without the entry no answer.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from contracts.values.bsn import Bsn
from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from notifier.cases.case_view import CaseView, read_case_view
from notifier.cases.person_index import person_index
from notifier.service import Service
from notifier.storage.cases import ZAAK, ZAAK_CHILD, ZAAK_PERSON
from notifier.storage.messages import MESSAGE
from notifier.storage.shared import AUDIT

_BASIS = "zaken:lezen"


@dataclass(frozen=True)
class Looker:
    """Who looks: the case's municipality sees its own, a national party sees all."""

    oin: str
    national: bool


def look_at_case(service: Service, zaak_id: UUID, looker: Looker) -> CaseView | None:
    """The case; None when there is none that this looker may see. Shadow cases do not exist."""
    with service.database.transaction() as connection:
        view = read_case_view(connection, service, zaak_id)
        if view is not None and not may_see(looker, view.municipality, shadow=view.shadow):
            view = None
        result = "niet_gevonden" if view is None else "getoond"
        _audit(
            connection,
            service,
            looker,
            action="zaak_bekeken",
            what=f"zaak:{zaak_id}",
            result=result,
            person=None,
        )
    return view


def find_cases(
    service: Service, looker: Looker, *, bsn: Bsn | None, departure_id: UUID | None
) -> tuple[UUID, ...]:
    """Cases of a person (child, departing person, or holder who was written to) or departure."""
    person = None if bsn is None else person_index(service.index, bsn)
    with service.database.transaction() as connection:
        candidates = set(_of_departure(connection, departure_id))
        candidates |= set(_of_person(connection, person))
        rows = connection.execute(
            select(ZAAK.c.id, ZAAK.c.municipality, ZAAK.c.shadow)
            .where(ZAAK.c.id.in_(candidates))
            .order_by(ZAAK.c.opened_at)
        )
        found = tuple(
            row.id for row in rows if may_see(looker, row.municipality, shadow=row.shadow)
        )
        what = "zaken" if departure_id is None else f"vertrek:{departure_id}"
        _audit(
            connection,
            service,
            looker,
            action="zaken_gezocht",
            what=what,
            result=f"aantal_{len(found)}",
            person=person,
        )
    return found


def may_see(looker: Looker, municipality: str | None, *, shadow: bool) -> bool:
    """Whether a case of this municipality exists for whoever looks."""
    return not shadow and (looker.national or looker.oin == municipality)


def _of_departure(connection: Connection, departure_id: UUID | None) -> list[UUID]:
    if departure_id is None:
        return []
    statement = select(ZAAK_CHILD.c.zaak_id).where(ZAAK_CHILD.c.departure_id == departure_id)
    return list(connection.execute(statement).scalars())


def _of_person(connection: Connection, person: bytes | None) -> list[UUID]:
    if person is None:
        return []
    found: list[UUID] = []
    for column, of in (
        (ZAAK_PERSON.c.zaak_id, ZAAK_PERSON.c.person_index),
        (ZAAK_CHILD.c.zaak_id, ZAAK_CHILD.c.child_index),
        (MESSAGE.c.zaak_id, MESSAGE.c.holder_index),
    ):
        found += connection.execute(select(column).where(of == person)).scalars()
    return found


def _audit(
    connection: Connection,
    service: Service,
    looker: Looker,
    *,
    action: str,
    what: str,
    result: str,
    person: bytes | None,
) -> None:
    entry = AuditEntry(
        actor=looker.oin,
        action=action,
        object=what,
        result=result,
        origin="api",
        basis=_BASIS,
        correlation_id=current_correlation_id(),
        person=person,
    )
    record(connection, AUDIT, entry, now=service.clock())
