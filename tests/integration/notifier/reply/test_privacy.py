"""What a parent types stands nowhere in plain: not in the log, not in Redis, not in an address."""

import json
from collections.abc import Callable
from datetime import date

import pytest
import redis
from sqlalchemy import text

from notifier.reconsider_cases import reconsider_cases
from notifier.storage.metadata import METADATA
from tests.integration.notifier.reply.parent import NOWHERE, Parent
from tests.integration.notifier.world import World

WORDS = "MARKERTEKST van een ouder"
WRONG = date(1987, 3, 21)


def test_markers_are_found_nowhere(
    world: World,
    parents: Callable[[], Parent],
    tell: Callable[..., str],
    redis_of: Callable[[str], redis.Redis],
    capfd: pytest.CaptureFixture[str],
) -> None:
    code = tell("Sanne")
    parent = parents()
    # An address and a date that stand nowhere else, in everything that can go wrong with them.
    for typed in (code, NOWHERE, code[:-1], code.lower()):
        parents().open(typed, WRONG, via="198.51.100.77")
    parent.open(code, via="198.51.100.77")
    parent.answer("bezwaar", WORDS)
    reconsider_cases(world.service)
    plain = [code, code.replace("-", ""), code.lower(), NOWHERE, WORDS, "MARKERTEKST"]
    plain += ["198.51.100.77", "1987-03-21", "21-03-1987"]
    for url in (answer.url for answer in parent.seen):
        assert url.query in {b"", b"ingetrokken"}
        assert not [mark for mark in plain if mark in str(url)]
    written = capfd.readouterr()
    assert "reply_refused" in written.out + written.err, "the log is looked at"
    assert not [mark for mark in plain if mark in written.out + written.err]
    for name in ("sessions", "limits"):
        kept = _everything(redis_of(name))
        assert kept, name
        assert not [mark for mark in plain if mark.encode() in kept], name
    stored = _database(world)
    assert not [mark for mark in plain if mark in stored]


def _everything(client: redis.Redis) -> bytes:
    found: list[bytes] = sorted(client.scan_iter())
    return b"\n".join(key + (client.dump(key) or b"") for key in found)


def _database(world: World) -> str:
    with world.service.database.transaction() as connection:
        rows = [
            str(row)
            for table in METADATA.sorted_tables
            for row in connection.execute(text(f"SELECT * FROM {table.name}"))  # noqa: S608
        ]
    return json.dumps(rows)
