"""The part of NotifyNL that sends text messages (its public OpenAPI): a template to a number."""

import json
import uuid
from typing import Any

from sandbox.calls import SMS, Call, Calls
from sandbox.clock import stamp

_REQUIRED = ("phone_number", "template_id")
_FEWEST_DIGITS = 8


class UnfitTextError(ValueError):
    """NotifyNL refuses the order; the message says why."""


async def take_text(calls: Calls, body: bytes, base: str) -> dict[str, Any]:
    """Take a text message and answer as NotifyNL does; a reference that came before is no matter.

    Raises UnfitTextError.
    """
    order = _order(body)
    reference = order.get("reference") or ""
    kept = await calls.take(SMS, reference, order["phone_number"], order["template_id"])
    return {
        "id": kept.id,
        "reference": kept.reference or None,
        "content": {"body": "", "from_number": "GOVNL"},
        "uri": f"{base}v2/notifications/{kept.id}",
        "template": _template(kept, base),
        "scheduled_for": None,
    }


def text_notification(text: Call, base: str) -> dict[str, Any]:
    """One text message in a list of notifications: delivered as soon as it was sent."""
    moment = stamp(text.received_at)
    return {
        "id": text.id,
        "reference": text.reference or None,
        "email_address": None,
        "phone_number": text.receiver,
        **{f"line_{number}": None for number in range(1, 7)},
        "postcode": None,
        "postage": None,
        "type": "sms",
        "status": "delivered",
        "template": _template(text, base),
        "body": "",
        "subject": None,
        "created_at": moment,
        "created_by_name": None,
        "sent_at": moment,
        "completed_at": moment,
        "scheduled_for": None,
    }


def _template(text: Call, base: str) -> dict[str, Any]:
    uri = f"{base}v2/template/{text.content}/version/1"
    return {"id": text.content, "version": 1, "uri": uri}


def _order(body: bytes) -> dict[str, Any]:
    try:
        order = json.loads(body)
    except ValueError:
        order = None
    if not isinstance(order, dict):
        message = "Invalid JSON supplied in POST data"
        raise UnfitTextError(message)
    faults = [f"{name} is a required property" for name in _REQUIRED if name not in order]
    if not faults:
        digits = "".join(sign for sign in str(order["phone_number"]) if sign.isdigit())
        if len(digits) < _FEWEST_DIGITS:
            faults.append("phone_number Not enough digits")
        try:
            uuid.UUID(str(order["template_id"]))
        except ValueError:
            faults.append("template_id is not a valid UUID")
    if faults:
        raise UnfitTextError("; ".join(faults))
    return order
