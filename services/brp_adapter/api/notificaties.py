"""``POST /v1/notificaties``: where a municipality's NRC brings its notifications."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Response

from brp_adapter.accept_notification import accept_notification
from brp_adapter.api.access import JSON, body_of
from brp_adapter.api.refusals import invalid
from brp_adapter.api.shown_secret import showing
from brp_adapter.application import Application
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.keep_unreadable import keep_unreadable
from brp_adapter.sources.faults import EventRefused
from brp_adapter.sources.formats import Format

_BODY: Final[dict[str, Any]] = {
    "security": [{"geheim": []}],
    "requestBody": {
        "required": True,
        "description": "Notificatie van de VNG Notificaties API 1.0, hoogstens 64 KB.",
        "content": {
            JSON: {
                "schema": {"$ref": "#/components/schemas/Notificatie"},
                "example": {
                    "kanaal": "personen",
                    "hoofdObject": "https://brp.voorbeeldstad.example/api/v1/personen/0b5d9a5e",
                    "resource": "persoon",
                    "resourceUrl": "https://brp.voorbeeldstad.example/api/v1/personen/0b5d9a5e",
                    "actie": "partial_update",
                    "aanmaakdatum": "2026-01-12T09:30:15+01:00",
                    "kenmerken": {"gebeurtenis": "emigratie"},
                },
            }
        },
    },
}


def notificaties_router(application: Application) -> APIRouter:
    """The route, around one application."""
    router = APIRouter(tags=["Intake"])
    service = application.service

    of_nrc = showing(
        application,
        Notificaties,
        missing="De header Authorization die bij het abonnement is afgesproken ontbreekt.",
        unknown="Deze header Authorization hoort bij geen aansluiting. Maak het abonnement"
        " opnieuw met het geheim van nu.",
    )

    @router.post(
        "/notificaties",
        status_code=204,
        summary="Een notificatie van een NRC aannemen",
        description="Antwoordt pas als de notificatie duurzaam is opgeslagen; daarna wordt"
        " resourceUrl opgehaald. Een notificatie waar de aansluiting niet op wacht krijgt ook 204."
        " Dezelfde notificatie nog eens verandert niets.",
        operation_id="neemNotificatieAan",
        openapi_extra=_BODY,
        responses={403: {}, 410: {}, 413: {}, 415: {}, 429: {}},
    )
    def post_notification(
        connection: Annotated[Notificaties, Depends(of_nrc)],
        body: Annotated[bytes, Depends(body_of(JSON))],
    ) -> Response:
        try:
            accept_notification(service, body, connection)
        except EventRefused as refused:
            keep_unreadable(service, connection, Format.NOTIFICATIES, body, refused.faults)
            raise invalid(refused, "notificatie", code="invalid_notification") from None
        return Response(status_code=204)

    return router
