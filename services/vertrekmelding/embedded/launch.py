"""Become another program that dies with the process that asked for it.

Run as a script: ``python -I -S launch.py PARENT_PID DEATH_SIGNAL USER PROGRAM ARGUMENT…``.
A separate program and not a ``preexec_fn``, because Python code between fork and exec can
deadlock in a process that has threads, and the supervisor has them. USER is a name, or ``-`` to
stay who we are. Standard library only: it runs without site-packages.
"""

import ctypes
import os
import pwd
import sys

_PR_SET_PDEATHSIG = 1
_PARENT_IS_GONE = 3
_CANNOT_START = 127


def main(arguments: list[str]) -> int:
    """Never returns when the program could be started; an exit code otherwise."""
    parent, death_signal, user, *command = arguments
    if user != "-":
        _become(user)
    # After the change of user: the kernel forgets the death signal on setuid.
    _die_with_parent(int(death_signal))
    if os.getppid() != int(parent):
        return _PARENT_IS_GONE  # it died before the kernel knew that we care
    try:
        os.execv(command[0], command)  # noqa: S606 - the command comes from our own supervisor
    except OSError as error:
        sys.stderr.write(f"cannot start {command[0]}: {error.strerror}\n")
    return _CANNOT_START


def _become(user: str) -> None:
    entry = pwd.getpwnam(user)
    os.setgroups([])
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)


def _die_with_parent(death_signal: int) -> None:
    # Linux only; elsewhere the watchdog process ends the orphans a moment later.
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, death_signal, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
