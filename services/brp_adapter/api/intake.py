"""``POST /v1/gebeurtenissen`` and ``GET /v1/meldingen/{id}``, for municipalities and vendors."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from brp_adapter.api.access import answers_json, from_organisation
from brp_adapter.api.admission import known_pusher
from brp_adapter.api.event_body import EVENT_BODY
from brp_adapter.api.pushed import Mode, Pushed, pushed
from brp_adapter.api.take_pushed import take_batch, take_event
from brp_adapter.application import Application
from brp_adapter.report_status import MeldingStatus, Status, report_status
from foundation.bearer import Caller
from foundation.problem import Problem

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


class Ontvangsten(_Wire):
    """What a sender gets for a batch: our id of each event, in the order of the batch."""

    gebeurtenissen: list[Ontvangst]


def intake_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Intake"])
    service = application.service

    @router.post(
        "/gebeurtenissen",
        status_code=202,
        summary="Een gebeurtenis aanleveren, of een lijst gebeurtenissen",
        description="NL GOV profile for CloudEvents, structured, binary of batch. Antwoordt pas "
        "als alles duurzaam is opgeslagen. Dezelfde gebeurtenis nog eens, in welke vorm ook, geeft "
        "hetzelfde antwoord. Van een lijst wordt bewaard wat klopt, ook bij een 400: "
        "`gebeurtenissen` zegt dan per gebeurtenis, in volgorde, wat ermee is gebeurd.",
        operation_id="leverGebeurtenisAan",
        dependencies=[Depends(answers_json)],
        openapi_extra=EVENT_BODY,
        responses={403: {}, 409: {}, 410: {}, 413: {}, 415: {}, 429: {}},
    )
    def post_event(
        response: Response,
        caller: Annotated[Caller, Depends(from_organisation(application, WRITE_EVENTS))],
        message: Annotated[Pushed, Depends(pushed)],
    ) -> Ontvangst | Ontvangsten:
        pusher = known_pusher(application, caller.oin)
        if message.mode is Mode.BATCH:
            return Ontvangsten(
                gebeurtenissen=[Ontvangst(id=one) for one in take_batch(service, message, pusher)]
            )
        received = take_event(service, message, pusher)
        response.headers["Location"] = f"/v1/meldingen/{received}"
        return Ontvangst(id=received)

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
