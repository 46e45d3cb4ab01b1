"""Every place where personal data could turn up, as bytes to search."""

import contextlib
import io
import json
import os
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pikepdf
import psutil
import psycopg
import pypdf
import redis
from psycopg import sql

from tests.privacy.markers import BSN_STEM, WORDS

_STEMS = re.compile(rb"(?i:%s)|%s\d{3}" % ("|".join(WORDS).encode(), BSN_STEM.encode()))


def files_under(root: Path, *, but: tuple[Path, ...] = ()) -> dict[str, bytes]:
    """The content of every file."""
    found = {}
    for folder, _, names in os.walk(root):
        if any(Path(folder).is_relative_to(other) for other in but):
            continue
        for name in names:
            path = Path(folder, name)
            try:
                found[str(path.relative_to(root))] = path.read_bytes()
            except FileNotFoundError:
                continue  # servers come and go with their files
    return found


def with_stems(files: Mapping[str, bytes]) -> set[str]:
    """Files in which anything like a marker stands, in plain text: quick, for large files."""
    return {name for name, content in files.items() if _STEMS.search(content)}


def in_redis(client: "redis.Redis") -> dict[str, bytes]:
    """Every key of every type, with the bodies of Celery messages taken out of their base64."""
    read: dict[bytes, Any] = {
        b"list": lambda key: client.lrange(key, 0, -1),
        b"hash": client.hgetall,
        b"set": client.smembers,
        b"zset": lambda key: client.zrange(key, 0, -1, withscores=True),
        b"string": client.get,
    }
    found = {}
    for key in cast("list[bytes]", client.keys("*")):
        kind = cast("bytes", client.type(key))
        if kind == b"none":
            continue  # gone since it was listed: a queue of which the last message was taken
        value = read[kind](key)
        found[key.decode()] = key + repr(value).encode()
    return found


@contextmanager
def everything_said_to(url: str) -> Iterator[bytearray]:
    """Every command that anybody gives to Redis, as long as the block lasts."""
    place = urlsplit(url)
    heard = bytearray()
    stop = threading.Event()
    line = socket.create_connection((str(place.hostname), place.port or 6379), timeout=0.2)
    user = f"{place.username} " if place.username else ""
    line.sendall(f"AUTH {user}{place.password}\r\nMONITOR\r\n".encode())

    def listen() -> None:
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                heard.extend(line.recv(65536))

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        yield heard
    finally:
        stop.set()
        listener.join()
        line.close()


def cells(url: str, *schemas: str) -> dict[str, bytes]:
    """Every column of every table: all its values in a row."""
    found = {}
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables"
            " WHERE table_schema = ANY(%s)",
            [list(schemas)],
        ).fetchall()
        for schema, table in tables:
            rows = connection.execute(
                sql.SQL("SELECT * FROM {}").format(sql.Identifier(schema, table))
            )
            values = rows.fetchall()
            for number, column in enumerate(rows.description or ()):
                found[f"{schema}.{table}.{column.name}"] = b"\n".join(
                    _bytes(row[number]) for row in values
                )
    return found


def bytea_values(url: str, *schemas: str) -> dict[str, list[bytes]]:
    """The values of every column of bytes, apart."""
    found = {}
    with psycopg.connect(url) as connection:
        columns = connection.execute(
            "SELECT table_schema, table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = ANY(%s) AND data_type = 'bytea'",
            [list(schemas)],
        ).fetchall()
        for schema, table, column in columns:
            question = sql.SQL("SELECT {0} FROM {1} WHERE {0} IS NOT NULL").format(
                sql.Identifier(column), sql.Identifier(schema, table)
            )
            values = [bytes(row[0]) for row in connection.execute(question)]
            found[f"{schema}.{table}.{column}"] = values
    return found


def processes(pids: Mapping[str, int]) -> dict[str, str]:
    """Arguments and environment of every process and of what it started."""
    found = {}
    for name, pid in pids.items():
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            told = [*process.cmdline(), *(f"{k}={v}" for k, v in process.environ().items())]
            found[f"{name} {process.pid}"] = "\n".join(told)
    return found


def pdf_parts(pdf: bytes) -> dict[str, bytes]:
    """The raw file, its text, its metadata, and every stream and string inside it."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    parts = {
        "raw": pdf,
        "text": "\n".join(page.extract_text() for page in reader.pages).encode(),
        "information": repr(reader.metadata).encode(),
    }
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, thing in enumerate(document.objects):
            if isinstance(thing, pikepdf.Stream):
                parts[f"stream {number}"] = _unpacked(thing)
            parts[f"object {number}"] = "\n".join(pdf_strings(thing)).encode()
    return parts


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())  # an image


def pdf_strings(thing: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 -- any object of a PDF
    if depth > 8 or (getattr(thing, "is_indirect", False) and depth):
        return  # looked at by itself
    if isinstance(thing, pikepdf.String | str):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for one in thing:
            yield from pdf_strings(one, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, one in thing.items():
            yield key
            yield from pdf_strings(one, depth + 1)


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    if isinstance(value, list) and any(isinstance(one, bytes) for one in value):
        return b"\n".join(map(_bytes, value))  # an array of bytea
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False).encode()
    return str(value).encode()
