"""What is wrong in a file that people write: where, what, and what to write instead."""

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

ModelT = TypeVar("ModelT", bound=BaseModel)


class FileMistake(Exception):
    """The file cannot be used; one line per mistake: where, what, and what to write."""


def read_toml(
    path: Path, model: type[ModelT], *, called: str, short: str, mistake: type[FileMistake]
) -> tuple[ModelT, bytes]:
    """What is in a file, checked as a whole, and its bytes. Raises ``mistake``.

    ``called`` begins what is said of the file, and ``short`` what is said of a place in it.
    """
    try:
        raw = path.read_bytes()
        given = tomllib.loads(raw.decode())
    except OSError as error:
        message = f"{called} cannot be read: {error.strerror}"
        raise mistake(message) from None
    except UnicodeDecodeError:
        message = f"{called} is no UTF-8 text"
        raise mistake(message) from None
    except tomllib.TOMLDecodeError as error:
        message = f"{called} is no TOML: {error}"
        raise mistake(message) from None
    try:
        return model.model_validate(given), raw
    except ValidationError as error:
        message = "\n".join(f"{short}: {line}" for line in _told(model, given, error))
        raise mistake(message) from None


def _told(file: type[BaseModel], given: dict[str, Any], error: ValidationError) -> tuple[str, ...]:
    """A line per mistake in what was ``given`` for a ``file``: where, what, and what to write.

    What was given is not repeated: only the names of keys and of tables. A text that must have a
    form says in its description which: it is what the writer reads.
    """
    schema = file.model_json_schema()
    found = error.errors(include_url=False)
    return tuple(f"{_place(given, one)}: {_said(one, schema)}" for one in found)


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
        elif isinstance(node, dict) and part not in node and part in node.values():
            continue  # which kind of table it is, written as a value in it
        else:
            node = node.get(part) if isinstance(node, dict) else None
            place += f".{part}" if place else part
    return place or "file"


def _said(found: ErrorDetails, schema: dict[str, Any]) -> str:
    """What is wrong, and what to write instead."""
    kind, key = found["type"], str(found["loc"][-1]) if found["loc"] else ""
    if kind == "missing":
        return f"is missing; write {key} = …"
    if kind == "extra_forbidden":
        return _unknown(found, schema)
    wanted = _node_at(found["loc"], schema).get("description")
    if kind == "string_pattern_mismatch" and wanted is not None:
        return f"is not in its form; write {wanted}"
    if key in {"oin", "gemeente"}:
        return 'is no OIN; write twenty digits between quotes, as "00000001234567890000"'
    return _INSTEAD.get(kind, "{msg}").format(msg=found["msg"], **found.get("ctx", {}))


def _unknown(found: ErrorDetails, schema: dict[str, Any]) -> str:
    known = _keys_at(found["loc"][:-1], schema)
    near = get_close_matches(str(found["loc"][-1]), known, n=1)
    return f"unknown key; write {near[0]}" if near else f"unknown key; write {', '.join(known)}"


def _keys_at(place: tuple[int | str, ...], schema: dict[str, Any]) -> list[str]:
    """The keys of the table at a place."""
    return sorted(_node_at(place, schema).get("properties", {}))


def _node_at(place: tuple[int | str, ...], schema: dict[str, Any]) -> dict[str, Any]:
    """The part of the schema at a place."""
    node: Any = schema
    for part in place:
        node = _resolved(node, schema)
        if isinstance(part, int):
            node = node.get("items", {})
        elif part not in node.get("properties", {}):
            node = _named(node, str(part), schema)
        else:
            node = node["properties"][part]
    found: dict[str, Any] = _resolved(node, schema)
    return found


def _named(node: dict[str, Any], tag: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Of several kinds of table the one that a tag names: pydantic puts the tag in the place."""
    mapping = node.get("discriminator", {}).get("mapping", {})
    return _resolved({"$ref": mapping[tag]}, schema) if tag in mapping else {}


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref")
    if reference is None:
        return node
    found: dict[str, Any] = schema["$defs"][reference.rsplit("/", 1)[1]]
    return found


_INSTEAD: Final = {
    "enum": "is none of these; write {expected}",
    "string_type": "is no text; write it between quotes",
    "string_too_short": "is empty; write a text",
    "string_too_long": "is too long; write at most {max_length} characters",
    "string_pattern_mismatch": "is no version; write 1 to 60 characters on one line",
    "int_type": "is no whole number; write digits without quotes",
    "int_from_float": "is no whole number; write digits without a point",
    "int_parsing": "is no whole number; write digits without quotes",
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
    "union_tag_invalid": "is of none of these kinds; write {discriminator} = {expected_tags}",
    "union_tag_not_found": "has no kind; write {discriminator} = …",
    "time_type": "is no time of day; write one without quotes, as 08:00:00",
    "time_parsing": "is no time of day; write one without quotes, as 08:00:00",
}
