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
    return openapi.lifted("DepartureFacts", DEPARTURE_FACTS.json_schema())
