"""Remedy cards at rest, and what was verified on them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, func, insert, or_, select, update

from foundation.encryption import KeyRing
from notifier.remedies.card_fields import DATES, CardField
from notifier.remedies.verification_kind import VerificationKind
from notifier.storage.remedies import REMEDY_CARD, REMEDY_VERIFICATION
from notifier.storage.sealed import seal, unseal


@dataclass(frozen=True)
class RemedyCard:
    """``values``: text by field, a date as yyyy-mm-dd, nothing where it is not known.

    ``verified``: the fields of which this very value was verified. ``verified_at``: since when all
    of them are; None: whoever reads the card gets nothing of it to see.
    """

    iso2: str
    name: str
    version: int
    values: dict[CardField, str]
    verified: frozenset[CardField]
    verified_at: datetime | None


@dataclass(frozen=True)
class Source:
    """What somebody looked at: its title, where it is, and of which day it is."""

    title: str = field(repr=False)
    address: str = field(repr=False)
    dated: date


@dataclass(frozen=True)
class Verification:
    """One entry of a card's history."""

    version: int
    field: CardField
    kind: VerificationKind
    value: str
    at: datetime
    actor: str
    source: Source


def read_card(connection: Connection, iso2: str, *, lock: bool = False) -> RemedyCard | None:
    """The card of one country; None where there is none."""
    statement = select(REMEDY_CARD).where(REMEDY_CARD.c.iso2 == iso2)
    row = connection.execute(statement.with_for_update() if lock else statement).one_or_none()
    return None if row is None else _card(row)


def find_cards(
    connection: Connection, *, name: str = "", unverified_only: bool = False
) -> tuple[RemedyCard, ...]:
    """By a part of the name or the code, in order of name."""
    statement = select(REMEDY_CARD).order_by(func.lower(REMEDY_CARD.c.name))
    if name:
        statement = statement.where(
            or_(
                REMEDY_CARD.c.name.icontains(name, autoescape=True),
                REMEDY_CARD.c.iso2 == name.upper(),
            )
        )
    if unverified_only:
        statement = statement.where(REMEDY_CARD.c.verified_at.is_(None))
    return tuple(_card(row) for row in connection.execute(statement))


def count_unverified(connection: Connection) -> tuple[int, int]:
    """How many cards are not verified, and how many there are."""
    counted = select(
        func.count().filter(REMEDY_CARD.c.verified_at.is_(None)), func.count()
    ).select_from(REMEDY_CARD)
    open_ones, all_of_them = connection.execute(counted).one()
    return open_ones, all_of_them


def write_card(connection: Connection, card: RemedyCard) -> None:
    """Make this how the card stands."""
    values = {one.value: _column(one, text) for one, text in card.values.items()}
    connection.execute(
        update(REMEDY_CARD)
        .where(REMEDY_CARD.c.iso2 == card.iso2)
        .values(
            **values,
            version=card.version,
            verified=" ".join(sorted(card.verified)),
            verified_at=card.verified_at,
        )
    )


def add_history(
    connection: Connection, keyring: KeyRing, iso2: str, entries: Iterable[Verification]
) -> None:
    """Append; nothing of it is ever changed."""
    for entry in entries:
        row_id = uuid4()
        connection.execute(
            insert(REMEDY_VERIFICATION).values(
                id=row_id,
                iso2=iso2,
                version=entry.version,
                field=entry.field,
                kind=entry.kind,
                value=entry.value,
                at=entry.at,
                actor=entry.actor,
                source=_seal_source(keyring, row_id, entry.source),
            )
        )


def read_history(connection: Connection, keyring: KeyRing, iso2: str) -> tuple[Verification, ...]:
    """What was done to a card, the newest first."""
    rows = connection.execute(
        select(REMEDY_VERIFICATION)
        .where(REMEDY_VERIFICATION.c.iso2 == iso2)
        .order_by(REMEDY_VERIFICATION.c.version.desc(), REMEDY_VERIFICATION.c.field)
    )
    return tuple(_verification(keyring, row) for row in rows)


_ALL: Final = frozenset(CardField)


def whole(verified: frozenset[CardField]) -> bool:
    """Whether every field of a card was verified."""
    return verified >= _ALL


def _card(row: Row[Any]) -> RemedyCard:
    return RemedyCard(
        iso2=row.iso2,
        name=row.name,
        version=row.version,
        values={one: _text(getattr(row, one.value)) for one in CardField},
        verified=frozenset(CardField(name) for name in row.verified.split()),
        verified_at=row.verified_at,
    )


def _text(value: str | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


def _column(of: CardField, text: str) -> str | date | None:
    if of not in DATES:
        return text
    return date.fromisoformat(text) if text else None


def _seal_source(keyring: KeyRing, row_id: UUID, source: Source) -> bytes:
    plain = json.dumps([source.title, source.address, source.dated.isoformat()]).encode()
    return seal(keyring, REMEDY_VERIFICATION, "source", row_id, plain)


def _verification(keyring: KeyRing, row: Row[Any]) -> Verification:
    plain = unseal(keyring, REMEDY_VERIFICATION, "source", row.id, row.source)
    title, address, dated = json.loads(plain)
    return Verification(
        version=row.version,
        field=CardField(row.field),
        kind=VerificationKind(row.kind),
        value=row.value,
        at=row.at,
        actor=row.actor,
        source=Source(title, address, date.fromisoformat(dated)),
    )
