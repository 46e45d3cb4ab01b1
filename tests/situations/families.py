"""Where the situations lie: our own beside this file, the shared ones beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vertrekmelding.situations.file import Situation

_HERE = Path(__file__).parent
SHARED = _HERE.parents[1].parent / "shared" / "situations"
SCHEMA = SHARED / "situation.schema.json"
OWN_FILES = tuple(sorted(_HERE.glob("*.json")))
SHARED_FILES = tuple(
    sorted(file for file in SHARED.glob("*.json") if not file.name.endswith(".schema.json"))
)


def written(file: Path) -> list[dict[str, Any]]:
    """The situations of one file as they are written."""
    content = json.loads(file.read_bytes())
    return content if isinstance(content, list) else [content]


def all_written() -> list[dict[str, Any]]:
    """Our own situations and, where they are there, the shared ones."""
    return [item for file in (*OWN_FILES, *SHARED_FILES) for item in written(file)]


def read(item: dict[str, Any]) -> Situation:
    """One situation as the program reads it."""
    return Situation.model_validate(item)
