"""A file of JSON lines that holds what the outside world received, whatever happens to us."""

import asyncio
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


class Journal:
    """Appends entries durably; many at once share one fsync, so that it keeps up under load."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: list[tuple[bytes, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    def entries(self) -> Iterator[dict[str, Any]]:
        """Read back every whole entry and cut off a last line that a crash left half written."""
        if not self._path.exists():
            return
        content = self._path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            os.truncate(self._path, whole)
        for line in content[:whole].splitlines():
            yield json.loads(line)

    async def append(self, entry: Mapping[str, Any]) -> None:
        """Return once the entry is on disk; an OSError means that it was not kept."""
        kept = asyncio.get_running_loop().create_future()
        self._waiting.append((json.dumps(entry, ensure_ascii=False).encode() + b"\n", kept))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_waiting())
        await kept

    def clear(self) -> None:
        """Forget everything."""
        write_durably(self._path, b"")

    async def _write_waiting(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            failure: OSError | None = None
            try:
                await asyncio.to_thread(self._append_lines, b"".join(line for line, _ in batch))
            except OSError as error:
                failure = error
            for _, kept in batch:
                if kept.cancelled():
                    continue
                if failure is None:
                    kept.set_result(None)
                else:
                    kept.set_exception(failure)

    def _append_lines(self, lines: bytes) -> None:
        with self._path.open("ab") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())


def write_durably(path: Path, content: bytes) -> None:
    """Write a whole file: after a crash the old or the new one is there, never half of one."""
    draft = path.with_name(f".{path.name}.new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
