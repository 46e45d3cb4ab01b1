"""A municipality that pushes in every content mode, with the bytes that the library makes."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import httpx
from cloudevents.core.bindings.http import to_binary_event
from cloudevents.core.v1.event import CloudEvent

from tests.integration.brp_adapter.running import World

BATCH = "application/cloudevents-batch+json"


def in_headers(event: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    """An event in binary mode."""
    attributes = {name: value for name, value in event.items() if name != "data"}
    attributes["time"] = datetime.fromisoformat(attributes["time"])
    message = to_binary_event(CloudEvent(attributes, event["data"]))
    return message.headers, message.body


def send_binary(world: World, event: dict[str, Any], **headers: str) -> httpx.Response:
    given, body = in_headers(event)
    return world.send(body, **{"Content-Type": "application/json", **given, **headers})


def send_batch(world: World, events: Sequence[object] | bytes, **headers: str) -> httpx.Response:
    body = events if isinstance(events, bytes) else json.dumps(list(events)).encode()
    return world.send(body, **{"Content-Type": BATCH, **headers})
