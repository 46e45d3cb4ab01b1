"""Everything there is to tell about one case, for ``vertrekmelding explain CASE``."""

from uuid import UUID

from sqlalchemy import select

from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from notifier.cases.case_view import CaseView, read_case_view
from notifier.service import Service
from notifier.storage.cases import ZAAK
from notifier.storage.shared import AUDIT


class NoSuchCase(Exception):
    """No case has this id or reference."""


def explain_case(service: Service, case: str, *, actor: str) -> CaseView:
    """By id, or by the short reference. The look is an audit entry. Raises ``NoSuchCase``."""
    with service.database.transaction() as connection:
        zaak_id = connection.execute(
            select(ZAAK.c.id).where(ZAAK.c.reference == case.upper())
        ).scalar() or _as_id(case)
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


def _as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NoSuchCase from None
