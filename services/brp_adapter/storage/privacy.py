"""Sealing and looking up: the two ways in which a BSN is stored, and how addresses compare."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Table

from brp_adapter.custody.person import AddressKey
from contracts.values.bsn import Bsn
from foundation.encryption import BlindIndex, KeyRing


@dataclass(frozen=True)
class Privacy:
    """The keys of this service."""

    keyring: KeyRing
    index: BlindIndex

    def index_of(self, bsn: Bsn) -> bytes:
        """The 32 bytes under which a person is found."""
        return self.index.of("bsn", bsn.reveal())

    def indexes_of(self, bsns: Iterable[Bsn]) -> set[bytes]:
        """The same for several."""
        return {self.index_of(bsn) for bsn in bsns}

    def masked(self, key: AddressKey) -> AddressKey:
        """The address as keyed hashes: equal for equal addresses, and nothing can be read in it."""
        joined = "\x1f".join(key.lines)
        return AddressKey(
            self.index.of("address-object", key.object_id).hex() if key.object_id else None,
            (self.index.of("address-lines", joined).hex(),) if key.lines else (),
        )

    def seal(self, plain: bytes, table: Table, column: str, row_id: UUID) -> bytes:
        """Encrypt for one place."""
        return self.keyring.seal(plain, table=table.name, column=column, row_id=row_id)

    def open(self, sealed: bytes, table: Table, column: str, row_id: UUID) -> bytes:
        """Decrypt what was sealed for this place."""
        return self.keyring.open(sealed, table=table.name, column=column, row_id=row_id)
