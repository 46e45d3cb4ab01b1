"""The body of ``POST /v1/gebeurtenissen`` in the OpenAPI document: three content modes."""

from typing import Any, Final

from brp_adapter.accept_batch import MOST_EVENTS
from brp_adapter.api.pushed import BATCH, CLOUD_EVENT, JSON
from brp_adapter.sources.event_types import EVENT_TYPES

_EVENT: Final = {"$ref": "#/components/schemas/Gebeurtenis"}
_IN_HEADERS: Final = {
    "ce-specversion": "1.0",
    "ce-id": "Eigen id van de gebeurtenis.",
    "ce-source": "Het OIN is dat van het token.",
    "ce-type": "Type van de gebeurtenis.",
    "ce-time": "Moment van vastleggen (niet van het vertrek).",
}

EVENT_BODY: Final[dict[str, Any]] = {
    "parameters": [
        {
            "name": name,
            "in": "header",
            "required": False,
            "description": f"Alleen in binary mode. {text}",
            "schema": {"type": "string"},
        }
        for name, text in _IN_HEADERS.items()
    ],
    "requestBody": {
        "required": True,
        "description": "NL GOV CloudEvent: structured (hoogstens 64 KB); een lijst daarvan (batch,"
        f" hoogstens {MOST_EVENTS} gebeurtenissen en 1 MB); of binary, met de attributen in headers"
        " ce- en in de body alleen data (hoogstens 64 KB).",
        "content": {
            CLOUD_EVENT: {"schema": _EVENT},
            BATCH: {"schema": {"type": "array", "maxItems": MOST_EVENTS, "items": _EVENT}},
            JSON: {
                "schema": {
                    "anyOf": [
                        {"$ref": f"#/components/schemas/{model.__name__}"}
                        for model in EVENT_TYPES.values()
                    ]
                }
            },
        },
    },
}
