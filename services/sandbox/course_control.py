"""The control API for what becomes of messages at NotifyNL, and for its callbacks."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Body, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from sandbox.notify_callback import Callbacks
from sandbox.notify_course import Order
from sandbox.notifynl import NotifyNL


def course_router(notify: NotifyNL, callbacks: Callbacks | None) -> APIRouter:
    """Serve orders for the next messages, and for one that is there."""
    router = APIRouter(prefix="/sandbox")

    @router.post("/verloop")
    async def order(request: Request) -> Response:
        try:
            wanted = Order.model_validate_json(await request.body())
        except ValidationError as error:
            faults = error.errors(include_input=False, include_url=False)
            return _problem(400, "; ".join(str(fault["msg"]) for fault in faults))
        notify.courses.order(wanted)
        return JSONResponse(wanted.model_dump(mode="json"), status_code=201)

    @router.delete("/verloop")
    async def clear() -> Response:
        notify.courses.clear()
        return Response(status_code=204)

    @router.put("/verloop/{reference}")
    async def change(reference: str, status: Annotated[str, Body(embed=True)]) -> Response:
        found = notify.newest(reference)
        if found is None:
            return _problem(404, "there is no message with this reference")
        await notify.courses.set(found, status)
        return JSONResponse({"id": found.id, "status": status})

    @router.get("/terugmeldingen")
    async def called_back() -> Response:
        made = [] if callbacks is None else callbacks.made
        return JSONResponse([asdict(one) for one in made])

    return router


def _problem(status: int, detail: str) -> Response:
    body = {"status": status, "title": "Sandbox", "detail": detail}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")
