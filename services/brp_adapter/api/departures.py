"""``POST /v1/vertrekken/_vaststellen``: fresh facts for the notifier, right before it sends."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from brp_adapter.api.access import answers_json, from_ourselves
from brp_adapter.application import Application
from brp_adapter.establish_again import (
    FamilyChanging,
    ReadingNotAllowed,
    UnknownDeparture,
    establish_again,
)
from brp_adapter.register.errors import RegisterError, RegisterUnavailable
from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from foundation.problem import RETRY_AFTER_SECONDS, Problem

ESTABLISH_DEPARTURES: Final = "vertrekken:vaststellen"
MOST_DEPARTURES: Final = 50
FAMILY_CHANGING: Final = "family_changing"
REGISTER_UNAVAILABLE: Final = "register_unavailable"


class Vaststelling(BaseModel):
    """Which departures."""

    vertrekken: Annotated[frozenset[UUID], Field(min_length=1, max_length=MOST_DEPARTURES)]


def departures_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Vertrekken"])

    @router.post(
        "/vertrekken/_vaststellen",
        summary="Vertrekken opnieuw vaststellen",
        description="Voor de notifier. Vraagt de BRP opnieuw; antwoordt met "
        '`{"vertrekfeiten": [DepartureFacts, ...]}`, een per gemeente.',
        operation_id="stelVertrekkenVast",
        dependencies=[
            Depends(from_ourselves(application, ESTABLISH_DEPARTURES)),
            Depends(answers_json),
        ],
        response_class=Response,
        responses={
            200: {"content": {"application/json": {}}, "description": "De feiten van nu."},
            403: {},
            404: {},
            502: {},
            503: {},
        },
    )
    def establish(asked: Vaststelling) -> Response:
        facts = _anew(application, asked.vertrekken)
        body = b",".join(DEPARTURE_FACTS.encode(message) for message in facts)
        return Response(b'{"vertrekfeiten":[' + body + b"]}", media_type="application/json")

    return router


def _anew(application: Application, ids: frozenset[UUID]) -> tuple[DepartureFacts, ...]:
    try:
        return establish_again(application.service, ids)
    except UnknownDeparture:
        raise Problem(404, detail="Een van de vertrekken is er niet.", code="not_found") from None
    except ReadingNotAllowed:
        detail = "De BRP mag voor deze gemeente nu niet bevraagd worden."
        raise Problem(403, detail=detail, code="read_brp_off") from None
    except FamilyChanging:
        raise _later(FAMILY_CHANGING, RETRY_AFTER_SECONDS) from None
    except RegisterUnavailable as error:
        seconds = error.retry_after
        wait = RETRY_AFTER_SECONDS if seconds is None else str(int(seconds.total_seconds()))
        raise _later(REGISTER_UNAVAILABLE, wait) from None
    except RegisterError as error:
        detail = "De BRP gaf geen bruikbaar antwoord."
        raise Problem(502, detail=detail, code=error.code) from None


def _later(code: str, wait: str) -> Problem:
    return Problem(
        503, detail="Probeer het later nog eens.", code=code, headers={"Retry-After": wait}
    )
