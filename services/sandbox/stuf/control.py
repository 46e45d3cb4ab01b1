"""The control API of the broker: a departure that is registered now, and told of."""

from dataclasses import asdict
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from sandbox.clock import Clock
from sandbox.emigration import Emigration, UnknownPersonError
from sandbox.persons import Persons
from sandbox.problem import faulty, problem
from sandbox.stuf.broker import Broker
from sandbox.stuf.message import departure_message


def stuf_router(broker: Broker | None, persons: Persons, clock: Clock) -> APIRouter:
    """Serve it under /sandbox/bronnen/stuf. `broker` None: it was told no address to send to."""
    router = APIRouter(prefix="/sandbox/bronnen/stuf")
    nowhere = "the broker has no address to send to: set SANDBOX_INTAKE_URL"

    @router.post("/vertrek")
    async def depart(request: Request) -> Response:
        """The register shows them gone; of each the broker says when, and for which country."""
        if broker is None:
            return problem(409, nowhere)
        try:
            order = Emigration.model_validate_json(await request.body())
            before = {one["burgerservicenummer"]: one for one in persons.everyone()}
            persons.emigrate(order)
        except ValidationError as error:
            return problem(400, faulty(error, "vertrek"))
        except UnknownPersonError as error:
            return problem(400, str(error))
        told = []
        for bsn in order.burgerservicenummer:
            reference = f"SANDBOX-{uuid4().hex}"
            content = departure_message(before[bsn], order, reference=reference, now=clock())
            told.append(asdict(await broker.send(reference, content)))
        return JSONResponse({"berichten": told})

    @router.get("")
    async def state() -> Response:
        if broker is None:
            return problem(409, nowhere)
        return JSONResponse(
            {"gestopt": broker.stopped, "berichten": [asdict(one) for one in broker.sent]}
        )

    @router.post("/hervat")
    async def go_on() -> Response:
        if broker is None:
            return problem(409, nowhere)
        broker.go_on()
        return Response(status_code=204)

    return router
