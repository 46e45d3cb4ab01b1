"""A case that a human may close or reopen by its id.

Shadow cases and erased ones do not exist; one that went on in another is closed over there.
"""

from uuid import UUID

from sqlalchemy import Connection, select

from notifier.cases.case_row import CaseRow, locked_case
from notifier.storage.cases import ZAAK


def closable_case(connection: Connection, zaak_id: UUID) -> CaseRow | None:
    """The case, locked; None when there is none that anybody may see."""
    visible = select(ZAAK.c.id).where(
        ZAAK.c.id == zaak_id,
        ZAAK.c.shadow.is_(False),
        ZAAK.c.erased_at.is_(None),
        ZAAK.c.merged_into.is_(None),
    )
    if connection.execute(visible).scalar() is None:
        return None
    return locked_case(connection, zaak_id)
