"""JSON from outside, read so that it can mean one thing only (RFC 8259, I-JSON RFC 7493).

The ordinary reader takes more than the standard: a member that stands there twice, of which the
last silently counts, numbers that are no numbers, UTF-16. Of ``veiligTeInformeren: false`` and
then ``true`` nobody may choose one.
"""

import json
from typing import Any, Final, NoReturn

from brp_adapter.sources.faults import EventRefused, Fault

DEEPEST: Final = 64
"""Levels of lists and objects in one another; nothing that we read has more than ten."""

_OPENS: Final = (b"{", b"[")


class _Twice(ValueError):
    """A member stands in one object twice."""


def read_json(content: bytes, *, where: str) -> object:
    """Read bytes in UTF-8. ``where`` names them in what is said of a fault: one of our own words.

    Raises ``EventRefused``, whatever the bytes are.
    """
    try:
        value = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number
        )
    except _Twice:
        reason = "Een lid komt twee keer voor in hetzelfde object."
        raise EventRefused([Fault(where, "duplicate", reason)]) from None
    except (ValueError, RecursionError):
        raise EventRefused([Fault(where, "json", "Geen JSON in UTF-8.")]) from None
    # Counting brackets is cheap; only what could be deep is looked into.
    if sum(content.count(sign) for sign in _OPENS) > DEEPEST and _deeper(value):
        reason = f"Meer dan {DEEPEST} niveaus diep."
        raise EventRefused([Fault(where, "depth", reason)])
    return value


def write_json(value: object, *, where: str) -> bytes:
    """One spelling of what ``read_json`` gave: order of members and white space say nothing.

    Raises ``EventRefused`` for a number beyond all numbers.
    """
    try:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    except ValueError:
        raise EventRefused([Fault(where, "json", "Een getal is te groot.")]) from None
    return text.encode()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Twice
    return members


def _no_number(_: str) -> NoReturn:
    raise ValueError


def _deeper(value: object) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return any(isinstance(one, dict | list) for one in level)
