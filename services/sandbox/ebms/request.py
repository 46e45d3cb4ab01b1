"""Reads what a client of ebms-core posts to have a message sent (`MessageRequest`, REST v19)."""

import base64
import binascii
import json
import re
from dataclasses import dataclass, field
from typing import Any, Final

_REQUIRED: Final = ("cpaId", "fromPartyId", "fromRole", "service", "action")
_PROPERTIES: Final = (
    *_REQUIRED,
    "toPartyId",
    "toRole",
    "conversationId",
    "messageId",
    "refToMessageId",
)
_MESSAGE_ID: Final = re.compile(r"[^@\s<>]+@[^@\s<>]+")


class UnfitRequest(ValueError):
    """ebms-core cannot make a message of it."""


@dataclass(frozen=True)
class MessageRequest:
    """A sound request; ``properties`` as they were given."""

    properties: dict[str, str]
    payload: bytes = field(repr=False)


def read_request(body: bytes) -> MessageRequest:
    """Give the request. Raises ``UnfitRequest``."""
    try:
        content = json.loads(body)
        properties = content["properties"]
        (source,) = content["dataSources"]
        payload = base64.b64decode(source["content"], validate=True)
        kind = source["contentType"]
    except (ValueError, TypeError, KeyError, binascii.Error):
        why = "no MessageRequest with one data source"
        raise UnfitRequest(why) from None
    if not isinstance(properties, dict) or not isinstance(kind, str):
        why = "no MessageRequest"
        raise UnfitRequest(why)
    if faults := _faults(properties):
        raise UnfitRequest("; ".join(faults))
    return MessageRequest(properties, payload)


def _faults(properties: dict[str, Any]) -> list[str]:
    faults = [f"{name} is missing" for name in _REQUIRED if not properties.get(name)]
    faults += [
        f"{name} is no text"
        for name in _PROPERTIES
        if name in properties and not isinstance(properties[name], str)
    ]
    given = properties.get("messageId")
    if isinstance(given, str) and not _MESSAGE_ID.fullmatch(given):
        faults.append("messageId is no msg-id of RFC 2822")
    return faults
