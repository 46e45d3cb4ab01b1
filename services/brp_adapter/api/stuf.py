"""``POST /v1/stuf`` and ``GET /v1/stuf?wsdl``, for municipal brokers that speak StUF-BG 3.10."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Request, Response

from brp_adapter.accept_stuf import accept_stuf
from brp_adapter.api.access import body_of
from brp_adapter.api.admission import admit
from brp_adapter.api.intake import WRITE_EVENTS
from brp_adapter.application import Application
from brp_adapter.connections.stuf import Stuf
from brp_adapter.sources.stuf.answers import fault_of_ours
from brp_adapter.sources.stuf.wsdl import wsdl
from brp_adapter.stuf_answer import FAULT
from foundation.database import DatabaseError
from foundation.problem import Problem

XML: Final = "text/xml"
_TEXT: Final[dict[str, Any]] = {"content": {XML: {"schema": {"type": "string"}}}}
_BODY: Final[dict[str, Any]] = {
    "security": [{"bearer": []}, {"geheim": []}],
    "requestBody": {
        "required": True,
        "description": "SOAP 1.1 envelop met een npsLk01 van StUF-BG 3.10, hoogstens 256 KB.",
        **_TEXT,
    },
}


class XmlResponse(Response):
    """SOAP 1.1 over HTTP."""

    media_type = XML
    charset = "utf-8"


def stuf_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Intake"])
    service = application.service

    @router.post(
        "/stuf",
        summary="Een StUF-BG-kennisgeving aanleveren",
        description="Antwoordt met Bv03 als het bericht duurzaam is opgeslagen, met een SOAP Fault"
        " (Fo03) als het niet wordt aangenomen. Hetzelfde bericht nog eens geeft hetzelfde"
        " antwoord.",
        operation_id="leverKennisgevingAan",
        response_class=XmlResponse,
        openapi_extra=_BODY,
        responses={
            200: {"description": "Bv03.", **_TEXT},
            500: {"description": "SOAP Fault, met Fo03 waar dat kan.", **_TEXT},
            **{status: {} for status in (403, 410, 413, 415, 429)},
        },
    )
    def post_message(
        connection: Annotated[Stuf, Depends(_sender(application))],
        body: Annotated[bytes, Depends(body_of(XML))],
        soapaction: Annotated[str, Header(alias="SOAPAction")] = "",
    ) -> Response:
        admit(service, connection)
        action = soapaction.strip().strip('"')
        try:
            answer = accept_stuf(service, connection, body, action=action)
        except DatabaseError:
            text = "Opslaan bericht niet mogelijk. Stuur het later opnieuw."
            return XmlResponse(fault_of_ours(text), FAULT)
        return XmlResponse(answer.content, answer.status)

    @router.get(
        "/stuf",
        summary="De WSDL van deze aansluiting",
        description="Alleen met ?wsdl. De XSD's zijn die van StUF-BG 3.10 zelf.",
        operation_id="haalWsdl",
        response_class=XmlResponse,
        openapi_extra={"security": []},
        responses={200: {"description": "WSDL 1.1.", **_TEXT}, 404: {}},
    )
    def get_wsdl(request: Request) -> Response:
        if not any(name.lower() == "wsdl" for name in request.query_params):
            raise Problem(404, detail="Vraag /v1/stuf?wsdl, of stuur een bericht met POST.")
        address = f"{application.settings.public_url.rstrip('/')}/v1/stuf"
        return XmlResponse(wsdl(address))

    return router


def _sender(application: Application) -> Callable[..., Awaitable[Stuf]]:
    """Dependency: the broker that shows the whole header agreed with it, or a token."""

    async def check(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Stuf:
        connected = application.service.connected
        shown = connected.shown_by(Stuf, authorization)
        if shown is not None:
            return shown
        caller = await application.verifier.verify_in_loop(authorization, scope=WRITE_EVENTS)
        with_token = (one for one in connected.of_kind(Stuf) if one.geheim is None)
        known = next((one for one in with_token if one.gemeente == caller.oin), None)
        if known is None:
            raise Problem(
                403,
                detail="Deze organisatie heeft hier geen StUF-aansluiting. Vraag de beheerder om"
                " een aansluiting.",
                code="sender_unknown",
            )
        return known

    return check
