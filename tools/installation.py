"""What setup.py does: virtual environment, locked dependencies, Redis, the project itself.

Only the standard library of the Python that a newcomer has. Where packages come from is not our
business: pip's own settings decide, and the hashes in requirements/ say what is accepted.
"""

import fcntl
import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"run": ("run.txt",), "test": ("test.txt",)}


class SetUpFailed(Exception):
    """The text tells the person at the terminal what to do."""


def main(arguments: list[str]) -> int:
    """Set up for `run` or `test`; answers the exit code."""
    kind = arguments[0] if arguments else "run"
    if kind not in KINDS:
        print(f"usage: setup.py [{'|'.join(KINDS)}]", file=sys.stderr)
        return 2
    if is_done(ROOT, kind):
        return 0
    # Imported late: a start with nothing to do should cost nothing.
    import installation_steps as steps  # noqa: PLC0415

    (ROOT / ".setup").mkdir(exist_ok=True)
    with (ROOT / ".setup" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_done(ROOT, kind):  # by another start, while we waited
            return 0
        try:
            steps.set_up(ROOT, KINDS[kind][0])
        except SetUpFailed as failure:
            print(f"\nSet-up stopped: {failure}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("\nSet-up interrupted; the next start repairs it.", file=sys.stderr)
            return 130
        stamp(ROOT, kind).write_text(fingerprint(ROOT, kind), encoding="ascii")
    return 0


def is_done(root: Path, kind: str) -> bool:
    """Whether nothing has changed since the last complete set-up; `test` includes `run`."""
    return (
        any(_read(stamp(root, done)) == fingerprint(root, done) for done in {kind, "test"})
        and not unfinished(root).exists()
    )


def stamp(root: Path, kind: str) -> Path:
    """The file that says what the environment was made from."""
    return root / ".venv" / f"set-up.{kind}"


def unfinished(root: Path) -> Path:
    """The file that is there while packages are being installed."""
    return root / ".venv" / "set-up.unfinished"


def fingerprint(root: Path, kind: str) -> str:
    """Everything that the environment depends on, in one hash.

    The path is part of it: an environment that was moved or copied does not work.
    """
    digest = hashlib.sha256(os.fsencode(root))
    inputs = [root / "requirements" / name for name in (*KINDS[kind], "build.txt", "redis.txt")]
    inputs += [root / "pyproject.toml", *sorted((root / "tools").glob("*.py"))]
    for path in inputs:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii") if path.exists() else ""
