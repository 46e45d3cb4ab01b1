"""Everything that reads bytes from outside, with messages that are right to begin from.

The next format: one entry here, and a file ``fuzz_<name>.py`` beside this one.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from brp_adapter.sources.formats import Format
from brp_adapter.sources.reading import READERS

OIN: Final = "00000009900000000000"
RECEIVED: Final = datetime(2026, 3, 10, 9, tzinfo=UTC)
_EXAMPLES: Final = Path(__file__).parents[2] / "contracts" / "examples"


@dataclass(frozen=True)
class Parser:
    """``read`` may raise EventRefused and UnknownEventType, and nothing else, whatever it gets."""

    name: str
    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    reads: Format | None = None


def _kept(name: str, reads: Format, seeds: tuple[bytes, ...]) -> Parser:
    """The reader of a format: what workers read again."""
    read = partial(READERS[reads], sender=OIN, received_at=RECEIVED)
    return Parser(name, read, seeds, reads)


def _events() -> tuple[bytes, ...]:
    files = sorted((_EXAMPLES / "gebeurtenissen").glob("*.json"))
    return tuple(json.dumps(json.loads(file.read_text())).encode() for file in files)


PARSERS: Final[Mapping[str, Parser]] = {
    one.name: one for one in (_kept("nlgov", Format.NLGOV, _events()),)
}
