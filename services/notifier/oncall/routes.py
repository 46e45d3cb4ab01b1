"""``GET /v1/bereikbaarheid``: whether somebody would be called at this moment, without names."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Header
from pydantic import Field

from foundation.problem import Problem
from notifier.application import Application
from notifier.oncall.reachability import reachability
from notifier.reports.wire import Uitgaand

READ_REACHABILITY: Final = "bereikbaarheid:lezen"


class Toestand(StrEnum):
    """Of er iemand is."""

    BEREIKBAAR = "bereikbaar"
    GEEN_BEREIKBAARHEID = "geen_bereikbaarheid"


class Bereikbaarheid(Uitgaand):
    """Of iemand van het team RvdK IKO nu wordt opgeroepen als iets niet kan wachten."""

    toestand: Toestand
    sinds: Annotated[
        datetime | None, Field(description="Sinds wanneer; leeg als dat niet bekend is.")
    ]
    volgende_bereikbaar: Annotated[
        datetime | None,
        Field(
            description="Wanneer volgens het rooster weer iemand dienst heeft; leeg als er niemand"
            " is ingeroosterd, en nu als het team bereikbaar is."
        ),
    ]


def reachability_router(application: Application) -> APIRouter:
    """The route, around one application."""
    router = APIRouter(tags=["Bereikbaarheid"])

    def asking(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> str:
        caller = application.verifier.verify(authorization, scope=READ_REACHABILITY)
        if not caller.oin:
            raise Problem(403, detail="Het token noemt geen OIN.", code="oin_missing")
        return caller.oin

    @router.get(
        "/bereikbaarheid",
        summary="Of het team RvdK IKO nu bereikbaar is",
        operation_id="bekijkBereikbaarheid",
    )
    def show(_oin: Annotated[str, Depends(asking)]) -> Bereikbaarheid:
        """Wacht bij `geen_bereikbaarheid` niet op ons: doe wat u zelf kunt, bel bij gevaar 112."""
        service = application.service
        with service.database.transaction() as connection:
            found = reachability(connection, service.on_call, now=service.clock())
        here = Toestand.BEREIKBAAR if found.reachable else Toestand.GEEN_BEREIKBAARHEID
        return Bereikbaarheid(
            toestand=here, sinds=found.since, volgende_bereikbaar=found.next_covered
        )

    return router
