"""The control API of the pushing municipality: one departure, reported now."""

import asyncio
from dataclasses import asdict
from typing import Final
from uuid import uuid4

import httpx
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from sandbox.clock import Clock
from sandbox.cloudevents.message import messages_of
from sandbox.cloudevents.order import Order, events_of
from sandbox.cloudevents.sender import Delivery, Outcome, Sender
from sandbox.problem import faulty, problem

WAIT_SECONDS: Final = 5.0
"""For an outcome; a delivery that takes longer goes on and can be looked at."""


class Deliveries:
    """What was ordered since the start, in memory only."""

    def __init__(self, sender: Sender | None, clock: Clock) -> None:
        """``sender`` None: no address was set to send to."""
        self._sender = sender
        self._clock = clock
        self._running: set[asyncio.Task[None]] = set()
        self.made: dict[str, Delivery] = {}

    async def make(self, order: Order) -> Delivery | None:
        """Begin one, and wait a while for its outcome. None without an address."""
        if self._sender is None:
            return None
        delivery = Delivery(str(uuid4()))
        self.made[delivery.id] = delivery
        task = asyncio.create_task(self._send(self._sender, delivery, order))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait([task], timeout=WAIT_SECONDS)
        return delivery

    async def _send(self, sender: Sender, delivery: Delivery, order: Order) -> None:
        messages = messages_of(events_of(order, self._clock), order.modus)
        if order.dubbel:
            messages *= 2
        try:
            await sender.send(delivery, order.client, messages, ask=order.handdruk)
        except httpx.HTTPError:
            # Neither the handshake nor the token: the receiver or the issuer is away.
            delivery.uitkomst = Outcome.GIVEN_UP


def cloudevents_router(deliveries: Deliveries) -> APIRouter:
    """Serve it under /sandbox/bronnen/cloudevents."""
    router = APIRouter(prefix="/sandbox/bronnen/cloudevents")

    @router.post("")
    async def report(request: Request) -> Response:
        try:
            order = Order.model_validate_json(await request.body())
        except ValidationError as error:
            return problem(400, faulty(error, "levering"))
        delivery = await deliveries.make(order)
        if delivery is None:
            return problem(
                409, "set SANDBOX_INTAKE_URL and SANDBOX_BASE_URL: there is nobody to send to"
            )
        status = 202 if delivery.uitkomst is Outcome.UNDER_WAY else 200
        return JSONResponse(asdict(delivery), status_code=status)

    @router.get("")
    async def made() -> Response:
        return JSONResponse([asdict(one) for one in deliveries.made.values()])

    @router.get("/{delivery_id}")
    async def one(delivery_id: str) -> Response:
        found = deliveries.made.get(delivery_id)
        if found is None:
            return problem(404, "there is no such delivery")
        return JSONResponse(asdict(found))

    return router
