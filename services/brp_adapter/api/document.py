"""The OpenAPI document of the adapter (NL API Design Rules 2.2)."""

from collections.abc import Sequence
from typing import Any, Final

from fastapi import APIRouter
from pydantic.json_schema import models_json_schema

from brp_adapter.sources.event_types import EVENT_TYPES
from brp_adapter.sources.notification import Notificatie
from brp_adapter.sources.vrijbrp import PersonMutation
from contracts.contact import CONTACT, LICENCE
from contracts.messages.wire import FINDING
from foundation import openapi

API_VERSION: Final = "1.0.0"

_AGREED: Final = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "De hele waarde van de header, zoals afgesproken met de beheerder.",
}


def build_document(routers: Sequence[APIRouter], server: str) -> dict[str, Any]:
    """The document for everyone who sends events."""
    api = openapi.Api(
        title="Vertrekmelding: intake",
        version=API_VERSION,
        description="Meld dat het vertrek van een kind naar het buitenland is aangegeven of "
        "geregistreerd (NL GOV profile for CloudEvents).",
        contact=CONTACT,
        licence=LICENCE,
        always=("400", "401", "406", "500", "503"),
        schemas={**_event_schemas(), **openapi.lifted("Finding", FINDING.json_schema())},
    )
    document = openapi.build_document(api, routers, server)
    document["components"]["securitySchemes"]["geheim"] = _AGREED
    _say_what_a_batch_hears(document)
    return document


def _say_what_a_batch_hears(document: dict[str, Any]) -> None:
    """A 400 about a batch says of every event what became of it, in an extension member."""
    refusal = document["paths"]["/gebeurtenissen"]["post"]["responses"]["400"]
    problem = refusal["content"][openapi.PROBLEM]["schema"]
    refusal["content"][openapi.PROBLEM]["schema"] = {"allOf": [problem, _OF_EACH_EVENT]}


_OF_EACH_EVENT: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "gebeurtenissen": {
            "type": "array",
            "description": "Alleen bij een lijst: per gebeurtenis, in volgorde van de lijst.",
            "items": {
                "type": "object",
                "required": ["status"],
                "properties": {
                    "status": {"type": "string", "enum": ["ontvangen", "geweigerd"]},
                    "id": {"type": "string", "format": "uuid"},
                    "code": {"type": "string"},
                },
            },
        }
    },
}


def _event_schemas() -> dict[str, Any]:
    """``Gebeurtenis`` with its attributes, and one schema per type for ``data``."""
    models = [*EVENT_TYPES.values(), Notificatie, PersonMutation]
    _, generated = models_json_schema(
        [(model, "validation") for model in models],
        ref_template="#/components/schemas/{model}",
    )
    variants = [
        {
            "title": kind,
            "properties": {
                "type": {"const": kind},
                "data": {"$ref": f"#/components/schemas/{model.__name__}"},
            },
        }
        for kind, model in EVENT_TYPES.items()
    ]
    event = {
        "type": "object",
        "required": ["specversion", "id", "source", "type", "time", "data"],
        "properties": {
            "specversion": {"type": "string", "const": "1.0"},
            "id": {"type": "string", "minLength": 1, "maxLength": 255},
            "source": {
                "type": "string",
                "pattern": "^urn:nld:oin:[0-9]{20}:systeem:.+$",
                "description": "Het OIN is dat van het token.",
            },
            "type": {"type": "string", "enum": list(EVENT_TYPES)},
            "time": {
                "type": "string",
                "format": "date-time",
                "description": "Moment van vastleggen (niet van het vertrek).",
            },
            "subject": {"type": "string", "description": "Nooit een burgerservicenummer."},
            "datacontenttype": {"type": "string", "const": "application/json"},
            "data": {"type": "object"},
        },
        "oneOf": variants,
    }
    return {**generated.get("$defs", {}), "Gebeurtenis": event}
