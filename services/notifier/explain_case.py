"""Everything there is to tell about one case, for ``vertrekmelding explain CASE``."""

from uuid import UUID

from sqlalchemy import Connection, select

from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from notifier.cases.case_view import CaseView, read_case_view
from notifier.service import Service
from notifier.storage.cases import ZAAK
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import MESSAGE
from notifier.storage.shared import AUDIT


class NoSuchCase(Exception):
    """No case has this id or reference."""


def explain_case(service: Service, case: str, *, actor: str) -> CaseView:
    """By id, by the short reference, or by the id of one of its letters or flags.

    The look is an audit entry. Raises ``NoSuchCase``.
    """
    with service.database.transaction() as connection:
        zaak_id = connection.execute(
            select(ZAAK.c.id).where(ZAAK.c.reference == case.upper())
        ).scalar() or _case_of(connection, _as_id(case))
        view = read_case_view(connection, service, zaak_id)
        if view is None:
            raise NoSuchCase
        entry = AuditEntry(
            actor=actor,
            action="zaak_uitgelegd",
            object=f"zaak:{zaak_id}",
            result="getoond",
            origin="vertrekmelding",
            basis="beheer",
            correlation_id=current_correlation_id(),
        )
        record(connection, AUDIT, entry, now=service.clock())
    return view


def _case_of(connection: Connection, row_id: UUID) -> UUID:
    """Of a letter or a flag its case; anything else is taken for the case itself."""
    for table in (MESSAGE, HANDOVER):
        found = connection.execute(select(table.c.zaak_id).where(table.c.id == row_id)).scalar()
        if found is not None:
            return UUID(str(found))
    return row_id


def _as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NoSuchCase from None
