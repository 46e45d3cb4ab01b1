"""Packages at rest: sealed, under the hash that both sides see."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from foundation.encryption import KeyRing
from notifier.handover.package.canonical import content_hash
from notifier.handover.package.wire import Pakket
from notifier.storage.handovers import HANDOVER_PACKAGE, TransferGround
from notifier.storage.sealed import seal, unseal


class PackageErased(Exception):
    """Its personal data is gone."""


class PackageBroken(Exception):
    """What is kept is not what its hash says: nobody may be shown it. A defect, or worse."""


@dataclass(frozen=True)
class StoredPackage:
    """``content``: the canonical JSON, whose SHA-256 is ``sha256``."""

    content: bytes
    pdf: bytes
    sha256: bytes

    @property
    def package(self) -> Pakket:
        """Read."""
        return Pakket.model_validate_json(self.content)


def store_package(
    connection: Connection,
    keyring: KeyRing,
    package: Pakket,
    stored: StoredPackage,
    *,
    made_by: str,
    facts_id: UUID,
    version: int,
    now: datetime,
) -> None:
    """Once; the database refuses to change it."""
    row_id = package.overdracht.id
    connection.execute(
        insert(HANDOVER_PACKAGE).values(
            id=row_id,
            ground=TransferGround(package.overdracht.aanleiding),
            made_by=made_by,
            made_at=now,
            facts_id=facts_id,
            version=version,
            content=seal(keyring, HANDOVER_PACKAGE, "content", row_id, stored.content),
            pdf=seal(keyring, HANDOVER_PACKAGE, "pdf", row_id, stored.pdf),
            content_hash=stored.sha256,
            confirm_by=package.overdracht.bevestigen_voor,
        )
    )


def read_package(connection: Connection, keyring: KeyRing, transfer_id: UUID) -> StoredPackage:
    """Raises ``PackageErased`` and ``PackageBroken``."""
    row = connection.execute(
        select(
            HANDOVER_PACKAGE.c.content, HANDOVER_PACKAGE.c.pdf, HANDOVER_PACKAGE.c.content_hash
        ).where(HANDOVER_PACKAGE.c.id == transfer_id)
    ).one()
    if row.content is None or row.pdf is None:
        raise PackageErased
    content = unseal(keyring, HANDOVER_PACKAGE, "content", transfer_id, row.content)
    if content_hash(content) != row.content_hash:
        raise PackageBroken
    pdf = unseal(keyring, HANDOVER_PACKAGE, "pdf", transfer_id, row.pdf)
    return StoredPackage(content, pdf, row.content_hash)
