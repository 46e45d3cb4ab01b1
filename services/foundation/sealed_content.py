"""Reading back what an inbox or an outbox keeps sealed."""

from uuid import UUID

from sqlalchemy import Connection, Table, select

from foundation.encryption import KeyRing


def read_content(
    connection: Connection, table: Table, keyring: KeyRing, row_id: UUID
) -> bytes | None:
    """Open the content of a row; None when it was erased or there is no such row.

    Raises ``CannotOpen``.
    """
    sealed = connection.execute(select(table.c.content).where(table.c.id == row_id)).scalar()
    if sealed is None:
        return None
    return keyring.open(sealed, table=table.name, column="content", row_id=row_id)
