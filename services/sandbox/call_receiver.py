"""The receiver of calls to people on duty: a CloudEvent, signed as in Standard Webhooks."""

import base64
import hashlib
import hmac
import json
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from sandbox.calls import WEBHOOK, Calls
from sandbox.clock import Clock
from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under

_OLDEST_SECONDS = 300
_TITLES = {400: "Bad Request", 401: "Unauthorized", 503: "Service Unavailable"}


class CallReceiver:
    """Takes calls that were signed with one secret, a short time ago."""

    def __init__(self, calls: Calls, secret: str, clock: Clock) -> None:
        self._calls = calls
        self._key = base64.b64decode(secret.removeprefix("whsec_"))
        self._clock = clock

    async def take(self, request: Request) -> Response:
        """Take one; the same id again is the same call."""
        body = await request.body()
        if refusal := self._refusal(request, body):
            return problem(401, refusal)
        event = _event(body)
        if event is None or event["id"] != request.headers["webhook-id"]:
            return problem(400, "not a call: a CloudEvent 1.0 with the id of its header")
        receiver = ", ".join(event["data"].get("collegas", [])) or "-"
        await self._calls.take(WEBHOOK, event["id"], receiver, event)
        return Response(status_code=204)

    def _refusal(self, request: Request, body: bytes) -> str | None:
        names = ("webhook-id", "webhook-timestamp", "webhook-signature")
        call_id, moment, given = (request.headers.get(name, "") for name in names)
        if not (moment.isascii() and moment.isdigit()):
            return "webhook-timestamp is no number of seconds"
        if abs(self._clock().timestamp() - int(moment[:12])) > _OLDEST_SECONDS:
            return "webhook-timestamp is too far from now: an old call is not taken again"
        signed = b".".join((call_id.encode(), moment.encode(), body))
        made = hmac.new(self._key, signed, hashlib.sha256).digest()
        wanted = f"v1,{base64.b64encode(made).decode()}"
        fits = any(hmac.compare_digest(wanted.encode(), one.encode()) for one in given.split())
        return None if fits else "webhook-signature does not fit"


def call_router(receiver: CallReceiver, faults: Faults) -> APIRouter:
    """Serve it under /oproepen."""
    router = APIRouter()

    @router.post("/oproepen")
    async def take(request: Request) -> Response:
        return await answer_under(
            faults.take(Part.CALL, "POST"),
            lambda: receiver.take(request),
            refuse=lambda status: problem(status, "failure on demand"),
            nonsense=["onverwacht"],
        )

    return router


def problem(status: int, detail: str) -> Response:
    """An error as problem+json."""
    body = {"status": status, "title": _TITLES.get(status, "Error"), "detail": detail}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def _event(body: bytes) -> dict[str, Any] | None:
    try:
        event = json.loads(body)
    except ValueError:
        return None
    if not isinstance(event, dict) or event.get("specversion") != "1.0":
        return None
    texts = all(isinstance(event.get(name), str) for name in ("id", "source", "type"))
    data = event.get("data")
    return event if texts and isinstance(data, dict) and "tekst" in data else None
