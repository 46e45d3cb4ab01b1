"""The folder of the demonstration: emptied before each run, with the letters in it afterwards."""

import fcntl
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.seen import Outcome
from vertrekmelding.embedded.data_folder import DataFolderInUse

_MARK: Final = "demonstratie"
_ELSEWHERE: Final = "servers.location"
"""Where the servers' own folder lies when it could not be inside (``embedded.data_folder``)."""


class NotOurFolder(Exception):
    """The folder holds things that are not of a demonstration; they are not thrown away."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"the folder {data} holds other things than an earlier demonstration, which empties"
            " its folder before it starts; choose another one with --data"
        )


def empty(data: Path) -> None:
    """Make the folder, or throw away what an earlier demonstration left in it.

    Raises:
        DataFolderInUse: a demonstration runs there.
        NotOurFolder: there is something else in it.

    """
    data.mkdir(mode=0o711, parents=True, exist_ok=True)
    mark = data / _MARK
    if not mark.exists() and any(data.iterdir()):
        raise NotOurFolder(data)
    mark.touch()
    with (data / "lock").open("a+", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise DataFolderInUse(data, lock.read().strip()) from None
        pointer = data / _ELSEWHERE
        if pointer.exists():
            shutil.rmtree(pointer.read_text(encoding="utf-8"), ignore_errors=True)
        for old in data.iterdir():
            if old.name in (_MARK, "lock"):
                continue
            if old.is_dir():
                shutil.rmtree(old)
            else:
                old.unlink()


def keep_letters(data: Path, outcomes: Iterable[tuple[Family, Outcome]]) -> Path:
    """Copy the letters under the names of their families; the folder in which they lie."""
    letters = data / "brieven"
    letters.mkdir(exist_ok=True)
    for family, outcome in outcomes:
        several = len(outcome.letters) > 1
        for number, letter in enumerate(outcome.letters, 1):
            name = f"{family.id}-{number}.pdf" if several else f"{family.id}.pdf"
            shutil.copyfile(letter.file, letters / name)
    return letters


def keep_token(data: Path, token: str) -> Path:
    """Write the header for curl where only its owner can read it; where it lies."""
    file = data / "token"
    file.touch(mode=0o600)
    file.write_text(f"Authorization: Bearer {token}\n", encoding="ascii")
    return file
