"""``POST /v1/vertrekken/_bevinding``: what a person found about gezag, from our own notifier."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Response

from brp_adapter.api.access import JSON, answers_json, body_of, from_ourselves
from brp_adapter.api.departures import ESTABLISH_DEPARTURES
from brp_adapter.application import Application
from brp_adapter.storage.findings import FindingConflict
from brp_adapter.take_finding import NoSuchDeparture, take_finding
from contracts.messages.wire import MessageRefused
from foundation.problem import InvalidParam, Problem

_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "Een `Finding`: de hele stand van één bevinding, ook een ingetrokken.",
        "content": {JSON: {"schema": {"$ref": "#/components/schemas/Finding"}}},
    }
}


def findings_router(application: Application) -> APIRouter:
    """The route, around one application."""
    router = APIRouter(tags=["Vertrekken"])

    @router.post(
        "/vertrekken/_bevinding",
        status_code=204,
        summary="Een bevinding over gezag bewaren of intrekken",
        description="Voor de notifier. De feiten van het vertrek worden daarna opnieuw "
        "vastgesteld en aangeboden. Dezelfde bevinding nog eens verandert niets.",
        operation_id="bewaarBevinding",
        dependencies=[
            Depends(from_ourselves(application, ESTABLISH_DEPARTURES)),
            Depends(answers_json),
        ],
        openapi_extra=_BODY,
        response_class=Response,
        responses={403: {}, 404: {}, 409: {}, 415: {}},
    )
    def take(body: Annotated[bytes, Depends(body_of(JSON))]) -> Response:
        _take(application, body)
        return Response(status_code=204)

    return router


def _take(application: Application, body: bytes) -> None:
    try:
        take_finding(application.service, body)
    except MessageRefused as refused:
        params = [InvalidParam(place, "invalid", "is ongeldig") for place in refused.places]
        raise Problem(400, code="invalid_request", invalid_params=params) from None
    except NoSuchDeparture:
        raise Problem(404, detail="Dit vertrek is er niet.", code="not_found") from None
    except FindingConflict:
        detail = "Onder deze id is eerder een andere bevinding ontvangen. De eerste blijft gelden."
        raise Problem(409, detail=detail, code="same_id_other_content") from None
