"""Values with people in them, to and from sealed columns."""

import json
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Table

from contracts.values.bsn import Bsn
from foundation.encryption import KeyRing


def seal(keyring: KeyRing, table: Table, column: str, row_id: UUID, plain: bytes) -> bytes:
    """Seal for this very row and column."""
    return keyring.seal(plain, table=table.name, column=column, row_id=row_id)


def unseal(keyring: KeyRing, table: Table, column: str, row_id: UUID, sealed: bytes) -> bytes:
    """Open what ``seal`` made for the same place."""
    return keyring.open(sealed, table=table.name, column=column, row_id=row_id)


def seal_bsns(
    keyring: KeyRing, table: Table, column: str, row_id: UUID, bsns: Iterable[Bsn]
) -> bytes:
    """Seal a list of numbers, in order of number so that equal sets are equal."""
    return seal(
        keyring, table, column, row_id, json.dumps([b.reveal() for b in sorted(bsns)]).encode()
    )


def unseal_bsns(
    keyring: KeyRing, table: Table, column: str, row_id: UUID, sealed: bytes
) -> frozenset[Bsn]:
    """Open what ``seal_bsns`` made."""
    return frozenset(
        Bsn(digits) for digits in json.loads(unseal(keyring, table, column, row_id, sealed))
    )
