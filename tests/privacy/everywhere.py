"""Everything that both databases hold about people, whatever table it is in.

Nothing here knows our tables: a new one is searched like the others. What is sealed is opened with
the keys of the stack, and a column of bytes that is neither sealed, nor a blind index, nor a hash
is an error.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from foundation.encryption import BlindIndex, KeyRing
from tests.privacy.markers import found_in

SCHEMAS = {"brp_adapter": "BRP_ADAPTER", "notifier": "NOTIFIER"}
"""With what the settings of the service begin."""

_SEALED = b"v1|"
_HASH = 32


@dataclass(frozen=True)
class Keys:
    """Those of one service."""

    ring: KeyRing
    index: BlindIndex


def keys_of(environment: Mapping[str, str]) -> dict[str, Keys]:
    """By schema."""
    return {
        schema: Keys(
            KeyRing.parse(environment[f"{prefix}_ENCRYPTION_KEYS"]),
            BlindIndex.parse(environment[f"{prefix}_INDEX_KEY"]),
        )
        for schema, prefix in SCHEMAS.items()
    }


def found_everywhere(
    url: str, keys: Mapping[str, Keys], markers: Mapping[str, str]
) -> dict[str, set[str]]:
    """Labels of the markers by ``schema.table.column``: in plain, sealed, or as a blind index."""
    found: dict[str, set[str]] = {}
    with psycopg.connect(url, row_factory=dict_row) as connection:
        for schema, own in keys.items():
            indexes = {
                own.index.of("bsn", marker): label
                for label, marker in markers.items()
                if label.endswith(" bsn")
            }
            for table in _tables(connection, schema):
                place = sql.Identifier(schema, table)
                for row in connection.execute(sql.SQL("SELECT * FROM {}").format(place)):
                    for column, value in row.items():
                        name = f"{schema}.{table}.{column}"
                        for content in _plain(own.ring, table, column, row, value):
                            labels = found_in(content, markers) | _as_index(content, indexes)
                            if labels:
                                found.setdefault(name, set()).update(labels)
    return found


def _tables(connection: "psycopg.Connection[Any]", schema: str) -> list[str]:
    rows = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = %s"
        " ORDER BY table_name",
        [schema],
    )
    return [row["table_name"] for row in rows]


def _plain(
    ring: KeyRing, table: str, column: str, row: Mapping[str, Any], value: object
) -> Iterator[bytes]:
    """What can be read in a value by whoever has the keys."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from _plain(ring, table, column, row, one)
    elif isinstance(value, bytes):
        if value.startswith(_SEALED):
            yield ring.open(value, table=table, column=column, row_id=UUID(str(row["id"])))
        else:
            assert len(value) == _HASH, f"{table}.{column}: neither sealed nor a hash"
            yield value
    elif value is not None:
        yield str(value).encode()


def _as_index(content: bytes, indexes: Mapping[bytes, str]) -> set[str]:
    """The index itself, or the same in hexadecimal."""
    found = {indexes[content]} if content in indexes else set()
    if len(content) > _HASH:
        small = content.lower()
        found |= {
            label
            for index, label in indexes.items()
            if index in content or index.hex().encode() in small
        }
    return found
