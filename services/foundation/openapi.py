"""An OpenAPI 3.1 document as the NL API Design Rules 2.2 want it, from FastAPI's routes.

What FastAPI makes by itself breaks ten of those rules: no version header, 422 in place of 400, the
version in the paths and not in the server.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

PROBLEM: Final = "application/problem+json"
_PROBLEM_REF: Final = "#/components/schemas/Problem"
_TEXTS: Final = {
    "400": "Ongeldig verzoek.",
    "401": "Geen of een ongeldig token.",
    "403": "Geen toegang.",
    "404": "Niet gevonden.",
    "406": "Dit formaat kan niet worden geleverd.",
    "409": "Eerder is onder deze id iets anders ontvangen.",
    "413": "Het bericht is te groot.",
    "410": "Deze aansluiting is beëindigd.",
    "415": "Dit mediatype wordt niet aangenomen; zie Accept.",
    "429": "Meer dan is afgesproken; zie Retry-After.",
    "500": "Fout bij ons; het verzoek kan worden herhaald.",
    "502": "Een bron achter ons gaf geen bruikbaar antwoord.",
    "503": "Tijdelijk niet beschikbaar; zie Retry-After.",
}


@dataclass(frozen=True, slots=True)
class Api:
    """What a document says of itself. ``always``: statuses that every operation may answer."""

    title: str
    version: str
    description: str
    contact: Mapping[str, str]
    licence: Mapping[str, str]
    always: tuple[str, ...]
    schemas: Mapping[str, Any] = field(default_factory=dict)


def build_document(api: Api, routers: Sequence[APIRouter], server: str) -> dict[str, Any]:
    """Paths stand without ``/v1``, which is in the URL of the server."""
    document = get_openapi(
        title=api.title,
        version=api.version,
        description=api.description,
        routes=[route for router in routers for route in router.routes],
        servers=[{"url": f"{server.rstrip('/')}/v1"}],
        license_info=dict(api.licence),
    )
    # Not through FastAPI, which wants a library for checking this one address of ours.
    document["info"]["contact"] = dict(api.contact)
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas |= {**api.schemas, "Problem": _PROBLEM, "InvalidParam": _INVALID_PARAM}
    components["headers"] = {
        "ApiVersion": {"description": "Volledige versie.", "schema": {"type": "string"}}
    }
    components["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
    }
    document["security"] = [{"bearer": []}]
    for path in document["paths"].values():
        for operation in path.values():
            # An operation that says it takes no token never answers that there is none.
            public = operation.get("security") == []
            _complete(
                operation["responses"], tuple(s for s in api.always if s != "401" or not public)
            )
    return document


def document_router(document: dict[str, Any]) -> APIRouter:
    """``/openapi.json``, readable for everyone."""
    router = APIRouter(include_in_schema=False)

    @router.get("/openapi.json")
    def openapi() -> JSONResponse:
        return JSONResponse(document, headers={"Access-Control-Allow-Origin": "*"})

    return router


def _complete(responses: dict[str, Any], always: tuple[str, ...]) -> None:
    responses.pop("422", None)
    for status in always:
        responses.setdefault(status, {})
    for status, response in responses.items():
        response["headers"] = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}
        if status in _TEXTS:
            if response.get("content"):
                continue  # the route says itself what it answers
            response["description"] = _TEXTS[status]
            response["content"] = {PROBLEM: {"schema": {"$ref": _PROBLEM_REF}}}


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
    "required": ["type", "title", "status", "detail"],
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


def lifted(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A JSON Schema that pydantic made, and everything in it, as components."""
    definitions = schema.pop("$defs", {})
    parts: dict[str, Any] = _repointed({**definitions, name: schema})
    return parts


def _repointed(value: Any) -> Any:  # noqa: ANN401 -- any JSON
    if isinstance(value, dict):
        return {key: _repointed(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_repointed(below) for below in value]
    if isinstance(value, str) and value.startswith("#/$defs/"):
        return value.replace("#/$defs/", "#/components/schemas/")
    return value
