"""Which user runs the servers.

PostgreSQL refuses to run as root, and rightly. Started by root we give the servers to an
ordinary user that exists already; users are never created and the rights on folders that are
not ours are never changed.
"""

import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

_PREFERRED = ("nobody", "daemon")


class NoOrdinaryUser(Exception):
    """We are root and the machine knows no user that is not."""

    def __str__(self) -> str:
        return "started as root, and there is no ordinary user to run PostgreSQL as"


@dataclass(frozen=True, slots=True)
class OrdinaryUser:
    """A user without special rights; `name` is what the system calls it."""

    name: str
    uid: int
    gid: int

    def can_enter(self, folder: Path) -> bool:
        """Whether the user may pass through `folder` and every folder above it."""
        resolved = folder.resolve()
        return all(self._may_pass(place) for place in (resolved, *resolved.parents))

    def _may_pass(self, place: Path) -> bool:
        status = place.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == self.gid:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)

    def give(self, path: Path) -> None:
        """Make `path` and all in it this user's own."""
        for place in (path, *path.rglob("*")):
            os.chown(place, self.uid, self.gid, follow_symlinks=False)


def ordinary_user() -> OrdinaryUser | None:
    """The user to run servers as when we are root; None when we are ordinary ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall() if entry.pw_uid != 0}
    for name in (*_PREFERRED, *sorted(known)):
        if name in known:
            return OrdinaryUser(name, known[name].pw_uid, known[name].pw_gid)
    raise NoOrdinaryUser


def readable_copy(program_folder: Path, user: OrdinaryUser | None, place: Path) -> Path:
    """`program_folder` itself where `user` can reach it, else a copy of it in `place`.

    A project folder under root's home cannot be entered by anyone else.
    """
    if user is None or user.can_enter(program_folder):
        return program_folder
    copy = place / program_folder.name
    if not copy.exists():
        with tempfile.TemporaryDirectory(dir=place) as unfinished:
            complete = Path(unfinished) / program_folder.name
            shutil.copytree(program_folder, complete, symlinks=True)
            complete.rename(copy)
    return copy
