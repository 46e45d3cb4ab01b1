"""The OpenAPI document of the notifier (NL API Design Rules 2.2)."""

from collections.abc import Sequence
from typing import Any, Final

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from contracts.messages.wire import DEPARTURE_FACTS

API_VERSION: Final = "1.0.0"
_PROBLEM_REF: Final = "#/components/schemas/Problem"
_TEXTS: Final = {
    "400": "Ongeldig verzoek.",
    "401": "Geen of een ongeldig token.",
    "403": "Geen toegang.",
    "404": "Niet gevonden.",
    "409": "Eerder is onder deze id iets anders ontvangen.",
    "500": "Fout bij ons; het verzoek kan worden herhaald.",
    "503": "Tijdelijk niet beschikbaar; zie Retry-After.",
}
_ALWAYS: Final = ("400", "401", "403", "500", "503")


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
        title="Vertrekmelding: zaken",
        version=API_VERSION,
        description="Zaken inzien: besluit, redenen, tijdlijn, berichten en vlaggen.",
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
    schemas |= _facts_schemas() | {"Problem": _PROBLEM, "InvalidParam": _INVALID_PARAM}
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


def _facts_schemas() -> dict[str, Any]:
    """``DepartureFacts`` and everything in it, as components."""
    return _lifted("DepartureFacts", DEPARTURE_FACTS.json_schema())


def _lifted(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema.pop("$defs", {})
    lifted: dict[str, Any] = _repointed({**definitions, name: schema})
    return lifted


def _repointed(value: Any) -> Any:  # noqa: ANN401 -- any JSON
    if isinstance(value, dict):
        return {key: _repointed(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_repointed(below) for below in value]
    if isinstance(value, str) and value.startswith("#/$defs/"):
        return value.replace("#/$defs/", "#/components/schemas/")
    return value


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
