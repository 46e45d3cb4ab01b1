"""The OpenAPI document of the notifier (NL API Design Rules 2.2)."""

from collections.abc import Sequence
from typing import Any, Final

from fastapi import APIRouter

from contracts.contact import CONTACT, LICENCE
from contracts.messages.wire import DEPARTURE_FACTS
from foundation import openapi

API_VERSION: Final = "1.0.0"


def build_document(routers: Sequence[APIRouter], server: str) -> dict[str, Any]:
    """The document for those who may look at cases."""
    api = openapi.Api(
        title="Vertrekmelding: zaken",
        version=API_VERSION,
        description="Zaken inzien: besluit, redenen, tijdlijn, berichten en vlaggen.",
        contact=CONTACT,
        licence=LICENCE,
        always=("400", "401", "403", "500", "503"),
        schemas=_facts_schemas(),
    )
    return openapi.build_document(api, routers, server)


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
