"""``POST /v1/gebeurtenissen`` and ``GET /v1/meldingen/{id}``, for municipalities and vendors."""

from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from brp_adapter.accept_event import SenderMismatch, accept_event
from brp_adapter.api.access import answers_json, body_of, from_organisation
from brp_adapter.api.admission import admitted_pusher
from brp_adapter.application import Application
from brp_adapter.connections.connection import Connection
from brp_adapter.keep_unreadable import keep_unreadable
from brp_adapter.report_status import MeldingStatus, Status, report_status
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType
from brp_adapter.sources.formats import Format
from foundation.bearer import Caller
from foundation.inbox import Conflict, Received
from foundation.problem import InvalidParam, Problem

CLOUD_EVENT: Final = "application/cloudevents+json"
WRITE_EVENTS: Final = "gebeurtenissen:schrijven"
READ_STATUS: Final = "meldingen:lezen"


class _Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Ontvangst(_Wire):
    """What a sender gets for an event: our id of it."""

    id: UUID
    status: Status = Status.RECEIVED


class Melding(_Wire):
    """How an event stands; ``vertrekken`` are our ids, one per child, once established."""

    id: UUID
    status: Status
    ontvangen_op: datetime
    gewijzigd_op: datetime
    vertrekken: list[UUID]

    @classmethod
    def of(cls, found: MeldingStatus) -> "Melding":
        """In the words of the API."""
        return cls(
            id=found.id,
            status=found.status,
            ontvangen_op=found.received_at,
            gewijzigd_op=found.changed_at,
            vertrekken=list(found.departure_ids),
        )


EVENT_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "NL GOV CloudEvent in structured mode, hoogstens 64 KB.",
        "content": {CLOUD_EVENT: {"schema": {"$ref": "#/components/schemas/Gebeurtenis"}}},
    }
}


def intake_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Intake"])
    service = application.service

    @router.post(
        "/gebeurtenissen",
        status_code=202,
        summary="Een gebeurtenis aanleveren",
        description="Antwoordt pas als de gebeurtenis duurzaam is opgeslagen. Dezelfde gebeurtenis "
        "nog eens geeft hetzelfde antwoord.",
        operation_id="leverGebeurtenisAan",
        dependencies=[Depends(answers_json)],
        openapi_extra=EVENT_BODY,
        responses={403: {}, 409: {}, 410: {}, 413: {}, 415: {}, 429: {}},
    )
    def post_event(
        response: Response,
        caller: Annotated[Caller, Depends(from_organisation(application, WRITE_EVENTS))],
        body: Annotated[bytes, Depends(body_of(CLOUD_EVENT))],
    ) -> Ontvangst:
        connection = admitted_pusher(application, caller.oin)
        received = _accepted(application, body, connection)
        response.headers["Location"] = f"/v1/meldingen/{received.id}"
        return Ontvangst(id=received.id)

    @router.get(
        "/meldingen/{meldingId}",
        summary="Hoe een aangeleverde gebeurtenis ervoor staat",
        description="Alleen voor wie haar aanleverde; zonder persoonsgegevens.",
        operation_id="raadpleegMelding",
        dependencies=[Depends(answers_json)],
        responses={403: {}, 404: {}},
    )
    def get_status(
        meldingId: UUID,  # noqa: N803  name of the path parameter in the API
        caller: Annotated[Caller, Depends(from_organisation(application, READ_STATUS))],
    ) -> Melding:
        found = report_status(service, meldingId, sender=caller.oin)
        if found is None:
            raise Problem(404, detail="Deze melding is er niet.", code="not_found")
        return Melding.of(found)

    return router


def _accepted(application: Application, body: bytes, connection: Connection) -> Received:
    service = application.service
    try:
        received = accept_event(service, body, sender=connection.gemeente)
    except EventRefused as refused:
        keep_unreadable(service, connection, Format.NLGOV, body, refused.faults)
        raise Problem(
            400,
            title="Ongeldige gebeurtenis",
            detail="Een of meer leden van de gebeurtenis zijn ongeldig.",
            code="invalid_event",
            invalid_params=[InvalidParam(f.path, f.code, f.reason) for f in refused.faults],
        ) from None
    except UnknownEventType as unknown:
        faults = [Fault("type", "unknown", "Dit type wordt niet aangenomen.")]
        keep_unreadable(service, connection, Format.NLGOV, body, faults)
        raise Problem(
            400,
            title="Onbekend type gebeurtenis",
            detail=f"Deze typen worden aangenomen: {', '.join(unknown.accepted)}.",
            code="unknown_event_type",
            invalid_params=[InvalidParam(f.path, f.code, f.reason) for f in faults],
        ) from None
    except SenderMismatch:
        raise Problem(
            403,
            detail="Het OIN in source is niet het OIN van het token.",
            code="source_not_yours",
        ) from None
    if isinstance(received, Conflict):
        raise Problem(
            409,
            title="Andere inhoud onder dezelfde id",
            detail="Onder deze source en id is eerder iets anders ontvangen. Het eerste blijft "
            "gelden; een beheerder kijkt ernaar.",
            code="event_conflict",
        )
    return received
