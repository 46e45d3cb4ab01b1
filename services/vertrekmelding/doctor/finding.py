"""One line of the doctor."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error keeps the service from doing its work, or makes it unsafe; a warning will."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Finding:
    """``what`` was looked at and how it is; ``do`` says what to do about it, empty when ok.

    Neither repeats a secret or an address with one in it.
    """

    level: Level
    what: str
    do: str = ""

    def __str__(self) -> str:
        after = f": {self.do}" if self.do else ""
        return f"{self.level.value:<8}{self.what}{after}"


def ok(what: str) -> Finding:
    """Nothing to do."""
    return Finding(Level.OK, what)


def warning(what: str, do: str) -> Finding:
    """It works, but not for long or not as it should."""
    return Finding(Level.WARNING, what, do)


def error(what: str, do: str) -> Finding:
    """It does not work, or it is not safe."""
    return Finding(Level.ERROR, what, do)
