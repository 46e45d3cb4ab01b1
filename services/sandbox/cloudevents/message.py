"""Events as one HTTP message in a content mode, written by the official library."""

from collections.abc import Sequence

from cloudevents.core.bindings.http import HTTPMessage, to_binary_event, to_structured_event
from cloudevents.core.v1.event import CloudEvent

from sandbox.cloudevents.order import Mode

BATCH = "application/cloudevents-batch+json; charset=utf-8"


def messages_of(events: Sequence[CloudEvent], mode: Mode) -> list[HTTPMessage]:
    """One message each, or in batch mode one for all.

    The library has no batch mode: its structured events are put in a list (JSON format §4).
    """
    if mode is Mode.BINARY:
        return [to_binary_event(event) for event in events]
    structured = [to_structured_event(event) for event in events]
    if mode is Mode.STRUCTURED:
        return structured
    body = b"[" + b",".join(one.body for one in structured) + b"]"
    return [HTTPMessage({"content-type": BATCH}, body)]
