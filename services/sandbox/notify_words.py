"""The part of NotifyNL that sends text messages and e-mails (its public OpenAPI).

A template to a number or an address, with words in its places.
"""

import json
import uuid
from typing import Any

from sandbox.calls import EMAIL, SMS, Call, Calls
from sandbox.clock import stamp
from sandbox.notify_course import CALLED_BACK, Courses, Kind, Notification

_TO = {SMS: "phone_number", EMAIL: "email_address"}
_FEWEST_DIGITS = 8
_LONGEST_SMS = 918


class UnfitTextError(ValueError):
    """NotifyNL refuses the order; the message says why."""


async def take_words(
    kind: str, calls: Calls, courses: Courses, body: bytes, base: str
) -> dict[str, Any]:
    """Take one (`kind`: SMS or EMAIL) and answer as NotifyNL does.

    A reference that came before is no matter. Raises UnfitTextError.
    """
    order = _order(kind, body)
    reference = order.get("reference") or ""
    words = order.get("personalisation") or {}
    kept = await calls.take(kind, reference, order[_TO[kind]], order["template_id"], words)
    await courses.start(as_notification(kept))
    content = {"body": words.get("bericht", ""), "from_number": "GOVNL"}
    if kind == EMAIL:
        content = {
            "subject": words.get("onderwerp", ""),
            "body": words.get("bericht", ""),
            "from_email": "vertrekmelding@example.org",
        }
    return {
        "id": kept.id,
        "reference": kept.reference or None,
        "content": content,
        "uri": f"{base}v2/notifications/{kept.id}",
        "template": _template(kept, base),
        "scheduled_for": None,
    }


def as_notification(text: Call) -> Notification:
    """What its course is about."""
    return Notification(
        Kind(text.kind), text.id, text.reference, text.receiver, text.content, text.received_at
    )


def words_notification(text: Call, courses: Courses, base: str) -> dict[str, Any]:
    """One of them in a list of notifications."""
    moment = stamp(text.received_at)
    step = courses.stands(as_notification(text))
    return {
        "id": text.id,
        "reference": text.reference or None,
        "email_address": text.receiver if text.kind == EMAIL else None,
        "phone_number": text.receiver if text.kind == SMS else None,
        **{f"line_{number}": None for number in range(1, 7)},
        "postcode": None,
        "postage": None,
        "type": text.kind,
        "status": step.status,
        "template": _template(text, base),
        "body": text.words.get("bericht", ""),
        "subject": text.words.get("onderwerp"),
        "created_at": moment,
        "created_by_name": None,
        "sent_at": moment,
        "completed_at": stamp(step.at) if step.status in CALLED_BACK else None,
        "scheduled_for": None,
    }


def _template(text: Call, base: str) -> dict[str, Any]:
    uri = f"{base}v2/template/{text.content}/version/1"
    return {"id": text.content, "version": 1, "uri": uri}


def _order(kind: str, body: bytes) -> dict[str, Any]:
    try:
        order = json.loads(body)
    except ValueError:
        order = None
    if not isinstance(order, dict):
        message = "Invalid JSON supplied in POST data"
        raise UnfitTextError(message)
    required = (_TO[kind], "template_id")
    faults = [f"{name} is a required property" for name in required if name not in order]
    if not faults:
        faults += _unfit(kind, order)
        try:
            uuid.UUID(str(order["template_id"]))
        except ValueError:
            faults.append("template_id is not a valid UUID")
    if faults:
        raise UnfitTextError("; ".join(faults))
    return order


def _unfit(kind: str, order: dict[str, Any]) -> list[str]:
    to = str(order[_TO[kind]])
    words = order.get("personalisation") or {}
    if not isinstance(words, dict):
        return ["personalisation is not of type object"]
    if kind == EMAIL:
        name, _, host = to.partition("@")
        return [] if name and "." in host else ["email_address Not a valid email address"]
    if sum(sign.isdigit() for sign in to) < _FEWEST_DIGITS:
        return ["phone_number Not enough digits"]
    if len(str(words.get("bericht", ""))) > _LONGEST_SMS:
        return [f"Text messages cannot be longer than {_LONGEST_SMS} characters"]
    return []
