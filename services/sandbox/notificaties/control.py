"""The control API of this source: one departure, told now; and how it was delivered."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from sandbox.notificaties.delivery import Teller
from sandbox.notificaties.resources import Order, Resources
from sandbox.notificaties.routes import RESOURCES
from sandbox.problem import faulty, problem


def notificaties_router(resources: Resources, deliveries: Teller) -> APIRouter:
    """Serve it under /sandbox/bronnen/notificaties."""
    router = APIRouter(prefix="/sandbox/bronnen/notificaties")

    @router.post("")
    async def report(request: Request) -> Response:
        try:
            order = Order.model_validate_json(await request.body())
        except ValidationError as error:
            return problem(400, faulty(error, "melding"))
        base = str(request.base_url).rstrip("/")
        message = resources.make(order, lambda path: f"{base}{RESOURCES}/{path}")
        begun = deliveries.tell(message, times=order.keer)
        if not begun:
            return problem(409, "nobody has a subscription that wants this: subscribe first")
        return JSONResponse({"notificatie": message, "abonnees": len(begun)}, status_code=202)

    @router.post("/notificatie")
    async def tell(request: Request) -> Response:
        begun = deliveries.tell(await request.json())
        return JSONResponse({"abonnees": len(begun)}, status_code=202)

    @router.put("/resources/{path:path}")
    async def put(request: Request, path: str) -> Response:
        resources.held[path] = await request.json()
        base = str(request.base_url).rstrip("/")
        return JSONResponse({"url": f"{base}{RESOURCES}/{path}"})

    @router.get("")
    async def delivered() -> Response:
        made = [asdict(one) for one in deliveries.made]
        return JSONResponse({"afleveringen": made, "opgehaald": resources.asked})

    return router
