"""The members of the CloudEvents in one HTTP message, in any of the three content modes.

Structured and batch: all of it in the body. Binary: attributes in ``ce-`` headers, with values
percent-encoded, and the data alone in the body (CloudEvents HTTP binding 1.0.2, §3.1). The library
reads these too, but takes data that is no JSON for text, puts signs in place of bytes that are no
UTF-8, and cannot say which header is wrong; so it only judges the attributes (``envelope``).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import unquote

from brp_adapter.sources.faults import UNKNOWN_MEMBER, EventRefused, Fault
from brp_adapter.sources.json_text import read_json

MESSAGE: Final = "(bericht)"
KNOWN_ATTRIBUTES: Final = frozenset(
    {"id", "source", "specversion", "type", "time", "subject", "datacontenttype", "dataschema",
     "dataref", "sequence", "sequencetype"}
)  # fmt: skip
CE: Final = "ce-"

_NOT_IN_HEADERS: Final = frozenset({"data", "data_base64", "datacontenttype"})
_PRINTABLE: Final = re.compile(r"[\x20-\x7e]*")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_LOOSE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")

Headers = Iterable[tuple[str, str]]


def members_in_body(body: bytes) -> Mapping[str, Any]:
    """Of the event in structured mode. Raises ``EventRefused``."""
    members = read_json(body, where=MESSAGE)
    if not isinstance(members, dict):
        raise EventRefused([Fault(MESSAGE, "json", "Geen JSON-object in UTF-8.")])
    return members


def members_in_headers(headers: Headers, body: bytes) -> Mapping[str, Any]:
    """Of the event in binary mode, whose data is JSON. Raises ``EventRefused``."""
    members: dict[str, Any] = {}
    faults: list[Fault] = []
    for header, value in headers:
        if not header.lower().startswith(CE):
            continue
        name = header.lower().removeprefix(CE)
        shown = name if name in KNOWN_ATTRIBUTES else UNKNOWN_MEMBER
        if name in _NOT_IN_HEADERS:
            faults.append(Fault(shown, "name", "Dit staat niet in een header ce-."))
        elif name in members:
            faults.append(Fault(shown, "duplicate", "Deze header staat er twee keer."))
        else:
            try:
                members[name] = _decoded(value)
            except ValueError:
                reason = "Procentcodering van UTF-8 (CloudEvents HTTP binding, 3.1.3.2)."
                faults.append(Fault(shown, "encoding", reason))
    try:
        data = read_json(body, where="data") if body else None
    except EventRefused as refused:
        raise EventRefused([*faults, *refused.faults]) from None
    if faults:
        raise EventRefused(faults)
    return members if data is None else {**members, "data": data}


def events_in_batch(body: bytes) -> list[object]:
    """What stands in the list: members of one event each, if it is right.

    Raises ``EventRefused`` when it is no list.
    """
    events = read_json(body, where=MESSAGE)
    if not isinstance(events, list):
        raise EventRefused([Fault(MESSAGE, "json", "Geen JSON-lijst in UTF-8.")])
    return events


def written_out(headers: Headers, body: bytes) -> bytes:
    """An event in binary mode as one piece of text: its own headers, and never another."""
    kept = (f"{name}: {value}" for name, value in headers if _of_event(name))
    return "\r\n".join((*kept, "", "")).encode() + body


def members_as_kept(content: bytes) -> Mapping[str, Any]:
    """Of one event as it is kept: bytes of structured mode, or what ``written_out`` made.

    Raises ``EventRefused``.
    """
    head, blank, body = content.partition(b"\r\n\r\n")
    if not blank or not head.lower().startswith((CE.encode(), b"content-type:")):
        return members_in_body(content)
    lines = head.decode(errors="replace").split("\r\n")
    headers = [(name, value) for name, _, value in (line.partition(": ") for line in lines)]
    return members_in_headers(headers, body)


def _of_event(header: str) -> bool:
    return header.lower().startswith(CE) or header.lower() == "content-type"


def _decoded(value: str) -> str:
    """Unquoted, then decoded once; raises ``ValueError``."""
    if not _PRINTABLE.fullmatch(value):
        raise ValueError
    if _QUOTED.fullmatch(value):
        value = re.sub(r"\\(.)", r"\1", value[1:-1])
    if _LOOSE_PERCENT.search(value):
        raise ValueError
    return unquote(value, errors="strict")
