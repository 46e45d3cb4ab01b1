"""The settings of a running stack, kept in its data folder for the commands beside it.

Only its owner can read the file: it holds the keys of that folder.
"""

import json
from collections.abc import Mapping
from pathlib import Path

_NAME = "environment.json"


class NothingRunsThere(Exception):
    """The data folder has no settings: no stack was ever started on it."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"nothing was ever started on {data}: name the folder that `vertrekmelding up` or "
            "`vertrekmelding demo` runs on, with --data"
        )


def note_environment(data: Path, environment: Mapping[str, str]) -> None:
    """Keep the settings; replaces those of an earlier run, whose ports are no longer true."""
    unfinished = data / f"{_NAME}.new"
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps(dict(environment), indent=1), encoding="utf-8")
    unfinished.rename(data / _NAME)


def noted_environment(data: Path) -> dict[str, str]:
    """Read them back.

    Raises:
        NothingRunsThere: there are none.

    """
    try:
        environment: dict[str, str] = json.loads((data / _NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NothingRunsThere(data) from None
    return environment
