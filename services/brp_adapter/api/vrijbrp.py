"""``POST /v1/vrijbrp``, for vrijBRP alone."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Response

from brp_adapter.accept_mutation import accept_mutation
from brp_adapter.api.access import JSON, answers_json, body_of
from brp_adapter.api.intake import Ontvangst
from brp_adapter.api.refusals import invalid
from brp_adapter.api.shown_secret import showing
from brp_adapter.application import Application
from brp_adapter.connections.vrijbrp import VrijBrp
from brp_adapter.keep_unreadable import keep_unreadable
from brp_adapter.sources.faults import EventRefused
from brp_adapter.sources.formats import Format

MUTATION_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "Melding vrijbrp.pl.mutation.v1 van vrijBRP, hoogstens 64 KB.",
        "content": {JSON: {"schema": {"$ref": "#/components/schemas/PersonMutation"}}},
    }
}


def vrijbrp_router(application: Application) -> APIRouter:
    """The route, around one application."""
    router = APIRouter(tags=["Bronnen"])
    service = application.service

    from_vrijbrp = showing(
        application,
        VrijBrp,
        missing="De header Authorization met het afgesproken geheim ontbreekt.",
        unknown="Dit geheim is niet van een aangesloten vrijBRP. Vraag het de beheerder na.",
    )

    @router.post(
        "/vrijbrp",
        status_code=202,
        summary="Een mutatie van vrijBRP aanleveren",
        description="Antwoordt pas als de melding duurzaam is opgeslagen. Na de bezinktijd wordt "
        "de BRP opnieuw bevraagd; meldingen over één persoon die dan wachten zijn samen één vraag.",
        operation_id="leverVrijBrpMutatieAan",
        dependencies=[Depends(answers_json)],
        openapi_extra=MUTATION_BODY,
        responses={403: {}, 410: {}, 413: {}, 415: {}, 429: {}},
    )
    def post_mutation(
        connection: Annotated[VrijBrp, Depends(from_vrijbrp)],
        body: Annotated[bytes, Depends(body_of(JSON))],
        response: Response,
    ) -> Ontvangst:
        try:
            received = accept_mutation(service, body, connection)
        except EventRefused as refused:
            keep_unreadable(service, connection, Format.VRIJBRP, body, refused.faults)
            raise invalid(refused, "melding", code="invalid_event") from None
        response.headers["Location"] = f"/v1/meldingen/{received.id}"
        return Ontvangst(id=received.id)

    return router
