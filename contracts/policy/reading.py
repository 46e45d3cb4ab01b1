"""Reading a policy file: all of it is right, or every mistake is told in a line of its own."""

import hashlib
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from contracts.policy.file import PolicyFile

NO_FILE: Final = "geen"
"""Version of the policy that holds where no file was given."""

OF_NOTHING: Final = hashlib.sha256(b"").hexdigest()
"""Its hash."""


class PolicyMistake(Exception):
    """The policy file cannot be used; one line per mistake: where, what, and what to write."""


@dataclass(frozen=True)
class ReadFile:
    """A valid file, and the SHA-256 of its bytes in hexadecimal."""

    content: PolicyFile
    sha256: str


def read_policy_file(path: Path | None) -> ReadFile:
    """Read and check the whole file. Raises ``PolicyMistake``.

    Without a file the BRP is asked for nobody and everything else is in shadow.
    """
    if path is None:
        return ReadFile(PolicyFile(versie=NO_FILE), OF_NOTHING)
    try:
        raw = path.read_bytes()
        given = tomllib.loads(raw.decode())
    except OSError as error:
        message = f"policy file cannot be read: {error.strerror}"
        raise PolicyMistake(message) from None
    except UnicodeDecodeError:
        message = "policy file is no UTF-8 text"
        raise PolicyMistake(message) from None
    except tomllib.TOMLDecodeError as error:
        message = f"policy file is no TOML: {error}"
        raise PolicyMistake(message) from None
    try:
        content = PolicyFile.model_validate(given)
    except ValidationError as error:
        found = error.errors(include_url=False)
        message = "\n".join(f"policy: {_place(given, one)}: {_said(one)}" for one in found)
        raise PolicyMistake(message) from None
    return ReadFile(content, hashlib.sha256(raw).hexdigest())


def _place(given: dict[str, Any], found: ErrorDetails) -> str:
    """The way to the mistake as the file writes it; tables are counted from one and named."""
    place = ""
    node: Any = given
    for part in found["loc"]:
        if isinstance(part, int):
            if not isinstance(node, list):
                continue  # one period, written without a list around it
            node = node[part] if part < len(node) else None
            name = node.get("naam") if isinstance(node, dict) else None
            place += f"[{part + 1}]" + (f"({name})" if isinstance(name, str) else "")
        else:
            node = node.get(part) if isinstance(node, dict) else None
            place += f".{part}" if place else part
    return place or "file"


def _said(found: ErrorDetails) -> str:
    """What is wrong, and what to write instead."""
    kind, key = found["type"], str(found["loc"][-1]) if found["loc"] else ""
    if kind == "missing":
        return f"is missing; write {key} = …"
    if kind == "extra_forbidden":
        return _unknown(found)
    if key == "oin":
        return 'is no OIN; write twenty digits between quotes, as "00000001234567890000"'
    return _INSTEAD.get(kind, "{msg}").format(msg=found["msg"], **found.get("ctx", {}))


def _unknown(found: ErrorDetails) -> str:
    known = _keys_at(found["loc"][:-1])
    near = get_close_matches(str(found["loc"][-1]), known, n=1)
    return f"unknown key; write {near[0]}" if near else f"unknown key; write {', '.join(known)}"


def _keys_at(place: tuple[int | str, ...]) -> list[str]:
    """The keys of the table at a place, from the example of everything."""
    node: Any = _SCHEMA
    for part in place:
        node = _resolved(node)
        node = node.get("items", {}) if isinstance(part, int) else node["properties"][part]
    return sorted(_resolved(node).get("properties", {}))


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref")
    if reference is None:
        return node
    found: dict[str, Any] = _SCHEMA["$defs"][reference.rsplit("/", 1)[1]]
    return found


_SCHEMA: Final = PolicyFile.model_json_schema()
_INSTEAD: Final = {
    "enum": "is none of these; write {expected}",
    "string_type": "is no text; write it between quotes",
    "string_too_short": "is empty; write a text",
    "string_too_long": "is too long; write at most {max_length} characters",
    "string_pattern_mismatch": "is no version; write 1 to 60 characters on one line",
    "int_type": "is no whole number; write digits without quotes",
    "greater_than": "is too small; write more than {gt}",
    "greater_than_equal": "is too small; write {ge} or more",
    "less_than_equal": "is too large; write at most {le}",
    "too_short": "is empty; write at least one delay in seconds",
    "too_long": "is too long; write at most {max_length}",
    "tuple_type": "is no list; write it between [ and ]",
    "model_type": "is no table; write it under a [heading]",
    "date_type": "is no date; write one without quotes, as 2026-12-31",
    "date_from_datetime_parsing": "is no date; write one without quotes, as 2026-12-31",
    "date_from_datetime_inexact": "is no date; write one without a time, as 2026-12-31",
    "time_type": "is no time of day; write one without quotes, as 08:00:00",
    "time_parsing": "is no time of day; write one without quotes, as 08:00:00",
}
