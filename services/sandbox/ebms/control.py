"""The control API of the Berichtenbox: who has no box, what comes back, and what came in."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse
from pydantic import ValidationError

from sandbox.clock import stamp
from sandbox.ebms.adapter import EbmsCore
from sandbox.ebms.carried import Carried
from sandbox.ebms.orders import ResultOrder, Scene
from sandbox.problem import faulty, problem
from sandbox.received import Received


def box_router(core: EbmsCore, received: Received) -> APIRouter:
    """Serve /sandbox/berichtenbox."""
    router = APIRouter(prefix="/sandbox/berichtenbox")

    @router.get("")
    async def everything() -> Response:
        return JSONResponse(core.orders.shown() | {"aangenomen": [_shown(one) for one in core]})

    @router.put("")
    async def scene(request: Request) -> Response:
        try:
            core.orders.set(Scene.model_validate_json(await request.body()))
        except ValidationError as error:
            return problem(400, faulty(error, "berichtenbox"))
        return JSONResponse(core.orders.shown())

    @router.post("/uitslag")
    async def order(request: Request) -> Response:
        try:
            core.orders.order(ResultOrder.model_validate_json(await request.body()))
        except ValidationError as error:
            return problem(400, faulty(error, "uitslag"))
        return JSONResponse(core.orders.shown(), status_code=201)

    @router.delete("")
    async def as_at_the_start() -> Response:
        core.orders.clear()
        return Response(status_code=204)

    @router.get("/{bericht_id}/{number}.pdf")
    async def attachment(bericht_id: str, number: int) -> Response:
        found = received.boxes.get(bericht_id)
        if found is None or not 1 <= number <= len(found.attachments):
            return problem(404, "there is no such attachment")
        return FileResponse(found.attachments[number - 1].file, media_type="application/pdf")

    return router


def _shown(one: Carried) -> dict[str, Any]:
    return {
        "messageId": one.message_id,
        "berichtId": one.bericht_id,
        "code": one.code,
        "reden": one.why,
        "tijdstip": stamp(one.received_at),
        "uitslagOpgehaald": one.processed,
    }
