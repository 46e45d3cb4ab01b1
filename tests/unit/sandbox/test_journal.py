"""The journal that survives a crash."""

import asyncio
from pathlib import Path

import pytest

from sandbox.journal import Journal


def test_keeps_many_entries_that_come_at_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl")

    async def all_at_once() -> None:
        await asyncio.gather(*(journal.append({"n": number}) for number in range(200)))

    asyncio.run(all_at_once())
    assert [entry["n"] for entry in journal.entries()] == list(range(200))


def test_cuts_off_a_half_written_line(tmp_path: Path) -> None:
    file = tmp_path / "j.jsonl"
    file.write_bytes(b'{"n":1}\n{"n":')
    journal = Journal(file)
    assert list(journal.entries()) == [{"n": 1}]
    asyncio.run(journal.append({"n": 2}))
    assert list(journal.entries()) == [{"n": 1}, {"n": 2}]


def test_says_when_an_entry_could_not_be_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "away" / "j.jsonl")
    with pytest.raises(FileNotFoundError):
        asyncio.run(journal.append({"n": 1}))
