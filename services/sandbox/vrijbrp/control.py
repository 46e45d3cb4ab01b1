"""Orders to the sandbox's vrijBRP: let it write something down, and so tell of it."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from sandbox.emigration import Emigration, UnknownPersonError
from sandbox.persons import Persons
from sandbox.problem import faulty, problem
from sandbox.vrijbrp.notices import Notices

_Number = Annotated[str, StringConstraints(pattern=r"^9999[0-9]{5}$")]


class Mutation(BaseModel):
    """Something about one person changed; `vroegereNummers` where that was the number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    burgerservicenummer: _Number
    vroegere_nummers: list[_Number] = Field(
        default_factory=list, max_length=10, alias="vroegereNummers"
    )


def vrijbrp_router(notices: Notices | None, persons: Persons) -> APIRouter:
    """Serve the orders. `notices` None: it was told no address to send to."""
    router = APIRouter(prefix="/sandbox/bronnen/vrijbrp")
    nowhere = "vrijBRP has no address to send to: set SANDBOX_INTAKE_URL"

    @router.post("/mutaties")
    async def mutate(request: Request) -> Response:
        if notices is None:
            return problem(409, nowhere)
        try:
            order = Mutation.model_validate_json(await request.body())
        except ValidationError as error:
            return problem(400, faulty(error, "mutatie"))
        number = notices.tell(order.burgerservicenummer, tuple(order.vroegere_nummers))
        return JSONResponse({"id": number}, status_code=202)

    @router.post("/vertrek")
    async def depart(request: Request) -> Response:
        """The register shows them gone; of each vrijBRP tells no more than that."""
        if notices is None:
            return problem(409, nowhere)
        try:
            order = Emigration.model_validate_json(await request.body())
            persons.emigrate(order)
        except ValidationError as error:
            return problem(400, faulty(error, "vertrek"))
        except UnknownPersonError as error:
            return problem(400, str(error))
        told = [notices.tell(bsn) for bsn in order.burgerservicenummer]
        return JSONResponse({"ids": told}, status_code=202)

    @router.get("/mutaties")
    async def sent() -> Response:
        found = [] if notices is None else notices.sent
        return JSONResponse(
            [{"id": one.id, "antwoorden": one.answers, "melding": one.melding} for one in found]
        )

    return router
