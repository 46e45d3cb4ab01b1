"""A callback of NotifyNL as it comes in; only what is kept is read."""

import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from foundation.problem import InvalidParam, Problem
from notifier.receipts.inbox import NewReceipt
from notifier.receipts.notifynl import TYPES, read_listed
from notifier.receipts.word import Provider

_MEDIA: Final = {name: medium for medium, name in TYPES.items()}

SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "description": "Wat NotifyNL over één bericht zegt. Andere velden worden niet gelezen.",
    "required": ["id", "status", "notification_type"],
    "properties": {
        "id": {"type": "string", "format": "uuid", "description": "Id bij NotifyNL."},
        "reference": {"type": ["string", "null"], "description": "Ons kenmerk van het bericht."},
        "status": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"},
        "notification_type": {"type": "string", "enum": sorted(_MEDIA)},
        "created_at": {"type": ["string", "null"], "format": "date-time"},
        "completed_at": {"type": ["string", "null"], "format": "date-time"},
    },
}
"""In NotifyNL's own names: it is their message."""


def read_callback(body: bytes) -> NewReceipt:
    """Raises ``Problem`` (400) that names members and repeats no value."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, Mapping):
        raise Problem(400, code="invalid_request", detail="Dit is geen JSON-object.")
    said = read_listed(given)
    kind = given.get("notification_type")
    medium = _MEDIA.get(kind) if isinstance(kind, str) else None
    if said is None or medium is None:
        wrong = ("notification_type",) if said is not None else ("id", "status")
        params = [InvalidParam(name, "invalid", "is ongeldig") for name in wrong]
        raise Problem(400, code="invalid_request", invalid_params=params)
    return NewReceipt(
        provider=Provider.NOTIFYNL,
        medium=medium,
        provider_id=said.provider_id,
        reference=_ours(given.get("reference")),
        status=said.status,
        taken_at=said.taken_at,
        status_at=said.status_at,
    )


def _ours(reference: object) -> UUID | None:
    """All our references are UUIDs; any other belongs to something else, and is not kept."""
    try:
        return UUID(reference) if isinstance(reference, str) else None
    except ValueError:
        return None
