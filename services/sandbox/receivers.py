"""Receivers at RvdK, Ca IKA and a municipality: structured NL GOV CloudEvents over a webhook."""

import json
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under
from sandbox.received import Received
from sandbox.tokens import Issuer

_RECEIVERS = (
    ("/rvdk/gebeurtenissen", Part.RVDK, "RVDK_IKO"),
    ("/ca-ika/gebeurtenissen", Part.CA_IKA, "CA_IKA"),
    ("/gemeente/gebeurtenissen", Part.MUNICIPALITY, "GEMEENTE"),
)
_REQUIRED = ("id", "source", "specversion", "type")
_TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    415: "Unsupported Media Type",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


def receivers_router(received: Received, issuer: Issuer, faults: Faults) -> APIRouter:
    """Serve all of them; a bearer token may be left out, but a bad one is refused."""
    router = APIRouter()
    for path, part, name in _RECEIVERS:
        router.add_api_route(
            path, _receiver(received, issuer, faults, part, name), methods=["POST"]
        )
    return router


def _receiver(received: Received, issuer: Issuer, faults: Faults, part: Part, name: str) -> Any:  # noqa: ANN401 - FastAPI's endpoint
    async def receive(request: Request) -> Response:
        async def handle() -> Response:
            return await _take(request, received, issuer, name)

        return await answer_under(
            faults.take(part, "POST"),
            handle,
            refuse=lambda status: _problem(status, "failure on demand"),
            nonsense=["onverwacht"],
        )

    return receive


async def _take(request: Request, received: Received, issuer: Issuer, name: str) -> Response:
    authorization = request.headers.get("authorization")
    if authorization is not None:
        kind, _, token = authorization.partition(" ")
        if kind.lower() != "bearer" or not issuer.accepts(token):
            return _problem(401, "the bearer token is not valid")
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/cloudevents+json":
        return _problem(415, "expected application/cloudevents+json")
    try:
        event = json.loads(await request.body())
    except ValueError:
        return _problem(400, "the body is no JSON")
    if not isinstance(event, dict):
        return _problem(400, "the body is no JSON object")
    missing = [
        member
        for member in _REQUIRED
        if not isinstance(event.get(member), str) or not event[member]
    ]
    if missing or event["specversion"] != "1.0":
        return _problem(400, f"not a CloudEvent 1.0: {', '.join(missing) or 'specversion'}")
    await received.take_flag(name, event)
    return JSONResponse({"id": event["id"], "status": "ontvangen"}, status_code=202)


def _problem(status: int, detail: str) -> Response:
    body = {"status": status, "title": _TITLES.get(status, "Error"), "detail": detail}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")
