"""The control API under /sandbox: set the scene, see what came in, make something fail."""

import asyncio
import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from pydantic import ValidationError

from sandbox.brp import QuestionLog
from sandbox.calls import Calls
from sandbox.delivered import arrival, describe
from sandbox.ebms.adapter import EbmsCore
from sandbox.emigration import Emigration, UnknownPersonError
from sandbox.faults import Fault, Faults
from sandbox.overview import page
from sandbox.persons import Persons, UnfitPersonsError
from sandbox.problem import faulty, problem
from sandbox.received import Received


def persons_router(persons: Persons, log: QuestionLog) -> APIRouter:
    """Serve the scene: who is in the BRP, and what was asked of it."""
    router = APIRouter(prefix="/sandbox")

    @router.put("/personen")
    async def put_persons(request: Request) -> Response:
        try:
            taken = persons.put(json.loads(await request.body()))
        except UnfitPersonsError as error:
            return problem(400, str(error))
        except ValueError:
            return problem(400, "the body is no JSON")
        return JSONResponse({"aantal": taken})

    @router.get("/personen")
    async def get_persons() -> Response:
        return JSONResponse(persons.everyone())

    @router.post("/vertrek")
    async def emigrate(request: Request) -> Response:
        try:
            order = Emigration.model_validate_json(await request.body())
            return JSONResponse({"aantal": persons.emigrate(order)})
        except ValidationError as error:
            return problem(400, faulty(error, "vertrek"))
        except UnknownPersonError as error:
            return problem(400, str(error))

    @router.get("/vragen")
    async def questions() -> Response:
        return JSONResponse(log.entries())

    return router


def received_router(received: Received, calls: Calls, ebms: EbmsCore) -> APIRouter:
    """Serve what came in, for tests and for people."""
    router = APIRouter()

    @router.get("/sandbox/bezorgd")
    async def delivered() -> Response:
        return JSONResponse(await _described(received, calls))

    @router.get("/sandbox/aankomsten")
    async def arrivals(vanaf: Annotated[int, Query(ge=0)] = 0) -> Response:
        # Opens no letter: quick enough to be asked while thousands come in.
        return JSONResponse([arrival(item) for item in received.in_order[vanaf:]])

    @router.delete("/sandbox/bezorgd")
    async def forget() -> Response:
        received.clear()
        calls.clear()
        ebms.clear()
        return Response(status_code=204)

    @router.get("/sandbox/brieven/{letter_id}.pdf")
    async def letter(letter_id: str) -> Response:
        found = received.letters.get(letter_id)
        if found is None:
            return problem(404, "there is no such letter")
        return FileResponse(found.file, media_type="application/pdf")

    @router.get("/")
    async def overview() -> Response:
        return HTMLResponse(page(await _described(received, calls)))

    @router.get("/health/live")
    async def alive() -> Response:
        return JSONResponse({"status": "ok"})

    return router


def faults_router(faults: Faults) -> APIRouter:
    """Serve the faults on demand."""
    router = APIRouter(prefix="/sandbox")

    @router.post("/storing")
    async def order(request: Request) -> Response:
        try:
            fault = Fault.model_validate_json(await request.body())
        except ValidationError as error:
            return problem(400, faulty(error, "storing"))
        faults.add(fault)
        return JSONResponse(_shown(fault, fault.times), status_code=201)

    @router.get("/storing")
    async def standing() -> Response:
        return JSONResponse([_shown(fault, left) for fault, left in faults])

    @router.delete("/storing")
    async def end() -> Response:
        faults.clear()
        return Response(status_code=204)

    return router


async def _described(received: Received, calls: Calls) -> list[dict[str, Any]]:
    # Reading PDFs takes time that answering services must not wait for.
    items = list(received.in_order)
    described = await asyncio.to_thread(lambda: [describe(item) for item in items])
    return sorted(described + calls.described(), key=lambda one: str(one["tijdstip"]))


def _shown(fault: Fault, left: int | None) -> dict[str, Any]:
    shown = fault.model_dump(mode="json", by_alias=True, exclude_none=True)
    return shown if left is None else shown | {"aantal": left}
