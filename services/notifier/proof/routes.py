"""``GET /v1/zaken/{id}/verzendbewijs``, for authorised systems; without names."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path

from foundation.problem import Problem
from notifier.application import Application
from notifier.look_at_case import Looker
from notifier.proof.wire import Verzendbewijs
from notifier.show_proof import show_proof


def proof_router(application: Application, looker: Callable[..., Looker]) -> APIRouter:
    """The route, around one application; ``looker`` says who asks."""
    router = APIRouter(tags=["Zaken"])

    @router.get(
        "/zaken/{id}/verzendbewijs",
        summary="Bewijs van verzending van de berichten van een zaak",
        operation_id="bekijkVerzendbewijs",
        responses={404: {}},
    )
    def show(
        zaak_id: Annotated[UUID, Path(alias="id")], who: Annotated[Looker, Depends(looker)]
    ) -> Verzendbewijs:
        """Wat er met elk bericht gebeurde, en wat niemand weet. Zonder namen.

        Elke keer wordt vastgelegd. Met namen, als PDF: in de werkbank.
        """
        found = show_proof(application.service, zaak_id, who)
        if found is None:
            raise Problem(404, code="not_found")
        return found

    return router
