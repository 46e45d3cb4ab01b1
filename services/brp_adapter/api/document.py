"""The OpenAPI document of the adapter (NL API Design Rules 2.2)."""

from collections.abc import Sequence
from typing import Any, Final

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic.json_schema import models_json_schema

from brp_adapter.sources.event_types import EVENT_TYPES

API_VERSION: Final = "1.0.0"
_PROBLEM_REF: Final = "#/components/schemas/Problem"
_TEXTS: Final = {
    "400": "Ongeldig verzoek.",
    "401": "Geen of een ongeldig token.",
    "403": "Geen toegang.",
    "404": "Niet gevonden.",
    "406": "Dit formaat kan niet worden geleverd.",
    "409": "Eerder is onder deze id iets anders ontvangen.",
    "413": "Het bericht is te groot.",
    "415": "Dit mediatype wordt niet aangenomen.",
    "500": "Fout bij ons; het verzoek kan worden herhaald.",
    "502": "De BRP gaf geen bruikbaar antwoord.",
    "503": "Tijdelijk niet beschikbaar; zie Retry-After.",
}
_ALWAYS: Final = ("400", "401", "406", "500", "503")


def document_router(routers: Sequence[APIRouter], server: str) -> APIRouter:
    """``/openapi.json``, readable for everyone."""
    router = APIRouter(include_in_schema=False)
    document = build_document(routers, server)

    @router.get("/openapi.json")
    def openapi() -> JSONResponse:
        return JSONResponse(document, headers={"Access-Control-Allow-Origin": "*"})

    return router


def build_document(routers: Sequence[APIRouter], server: str) -> dict[str, Any]:
    """Paths stand without ``/v1``, which is in the URL of the server."""
    document = get_openapi(
        title="Vertrekmelding: intake",
        version=API_VERSION,
        description="Meld dat het vertrek van een kind naar het buitenland is aangegeven of "
        "geregistreerd (NL GOV profile for CloudEvents).",
        routes=[route for router in routers for route in router.routes],
        servers=[{"url": f"{server.rstrip('/')}/v1"}],
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    # Not through FastAPI, which wants a library for checking this one address of ours.
    document["info"]["contact"] = {
        "name": "Beheer Vertrekmelding",
        "email": "beheer@vertrekmelding.example",
        "url": "https://vertrekmelding.example/vragen",
    }
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas |= _event_schemas() | {"Problem": _PROBLEM, "InvalidParam": _INVALID_PARAM}
    components["headers"] = {
        "ApiVersion": {"description": "Volledige versie.", "schema": {"type": "string"}}
    }
    components["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
    }
    document["security"] = [{"bearer": []}]
    for path in document["paths"].values():
        for operation in path.values():
            _complete(operation["responses"])
    return document


def _complete(responses: dict[str, Any]) -> None:
    responses.pop("422", None)
    for status in _ALWAYS:
        responses.setdefault(status, {})
    for status, response in responses.items():
        response["headers"] = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}
        if status in _TEXTS:
            response["description"] = _TEXTS[status]
            response["content"] = {"application/problem+json": {"schema": {"$ref": _PROBLEM_REF}}}


def _event_schemas() -> dict[str, Any]:
    """``Gebeurtenis`` with its attributes, and one schema per type for ``data``."""
    models = list(EVENT_TYPES.values())
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


_INVALID_PARAM: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["name", "code", "reason"],
    "properties": {
        "name": {"type": "string", "description": "Pad van het lid."},
        "code": {"type": "string"},
        "reason": {"type": "string"},
    },
}
_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "code": {"type": "string"},
        "invalidParams": {
            "type": "array",
            "items": {"$ref": "#/components/schemas/InvalidParam"},
        },
    },
}
