"""The one folder in which everything embedded lies. It can be deleted when nothing runs."""

import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vertrekmelding.embedded.ordinary_user import OrdinaryUser, ordinary_user

_ELSEWHERE = "servers.location"


class DataFolderInUse(Exception):
    """Another instance runs on this folder; two would corrupt each other's database."""

    def __init__(self, folder: Path, pid: str) -> None:
        super().__init__(
            f"the data folder {folder} is in use by another instance (process {pid or 'unknown'}); "
            "stop that one first, or choose another folder with --data"
        )


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where things lie. Valid while the context that made it is open."""

    root: Path
    servers: Path
    """What the servers themselves read and write; owned by `user` when there is one."""
    user: OrdinaryUser | None

    @property
    def logs(self) -> Path:
        """One log file per process."""
        return self.root / "logs"

    def secret(self, name: str) -> str:
        """A random password that is made once and stays as long as the folder does."""
        path = self.root / "secrets" / name
        if not path.exists():
            unfinished = path.with_suffix(".new")
            unfinished.touch(mode=0o600)
            unfinished.write_text(secrets.token_urlsafe(32), encoding="ascii")
            unfinished.rename(path)
        return path.read_text(encoding="ascii")


@contextmanager
def open_data_folder(root: Path) -> Iterator[DataFolder]:
    """Make the folder where needed and keep it to ourselves until the block ends.

    The lock is the kernel's and goes with the process, so nothing stale can stay behind.

    Raises:
        DataFolderInUse: another living process has it open.

    """
    root = root.resolve()
    user = ordinary_user()
    # Others may pass through (the ordinary user must), nobody else may look around.
    root.mkdir(mode=0o711, parents=True, exist_ok=True)
    with (root / "lock").open("a+", encoding="ascii") as lock:
        _take(lock, root)
        (root / "secrets").mkdir(mode=0o700, exist_ok=True)
        (root / "logs").mkdir(mode=0o700, exist_ok=True)
        yield DataFolder(root, _servers_folder(root, user), user)


def _take(lock: IO[str], root: Path) -> None:
    lock.seek(0)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise DataFolderInUse(root, lock.read().strip()) from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()


def _servers_folder(root: Path, user: OrdinaryUser | None) -> Path:
    inside = root / "servers"
    if user is None:
        inside.mkdir(mode=0o700, exist_ok=True)
        return inside
    if user.can_enter(root):
        inside.mkdir(mode=0o711, exist_ok=True)
        if inside.stat().st_uid != user.uid:
            user.give(inside)
        return inside
    return _servers_folder_elsewhere(root, user)


def _servers_folder_elsewhere(root: Path, user: OrdinaryUser) -> Path:
    """Return a folder that `user` can reach, remembered by a pointer in `root`."""
    pointer = root / _ELSEWHERE
    if pointer.exists():
        known = Path(pointer.read_text(encoding="utf-8"))
        # A folder in a temporary directory may be gone, or have become someone else's.
        if known.is_dir() and not known.is_symlink() and known.stat().st_uid == user.uid:
            return known
    made = Path(tempfile.mkdtemp(prefix="vertrekmelding-", dir=_reachable_temporary(user)))
    user.give(made)
    pointer.write_text(str(made), encoding="utf-8")
    return made


def _reachable_temporary(user: OrdinaryUser) -> Path:
    for place in (Path(tempfile.gettempdir()), Path("/var/tmp"), Path("/tmp")):  # noqa: S108 - mkdtemp
        if place.is_dir() and user.can_enter(place):
            return place
    raise PermissionError
