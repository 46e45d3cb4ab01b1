"""The REST of ebms-core (`/service/rest/v19/ebms`), as far as a sender of messages needs it."""

import base64
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from sandbox.clock import stamp
from sandbox.ebms.adapter import TEST_CPA, AlreadyThere, EbmsCore, UnknownAgreement
from sandbox.ebms.carried import Carried
from sandbox.ebms.mijnoverheid import TEST_OIN, TEST_TO_OIN
from sandbox.ebms.orders import NOT_CARRIED
from sandbox.ebms.request import UnfitRequest, read_request
from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under

Handler: TypeAlias = Callable[[Request], Awaitable[Response]]
PREFIX = "/service/rest/v19/ebms"
_PARTIES = (f"urn:osb:oin:{TEST_OIN}", f"urn:osb:oin:{TEST_TO_OIN}")
_RESULT_ACTION = "GLOBE-R-BV-Result"


class EbmsRest:
    """Answers the calls; behind a name and a password, as ebms-core is in earnest."""

    def __init__(self, core: EbmsCore, user: str, password: str) -> None:
        self._core = core
        self._basic = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

    async def send(self, request: Request) -> Response:
        """Take a message in; the answer is its id, as plain text."""
        try:
            message_id = await self._core.take(read_request(await request.body()))
        except UnfitRequest as unfit:
            return PlainTextResponse(str(unfit), status_code=400)
        except UnknownAgreement:
            return PlainTextResponse("No DeliveryChannel found", status_code=500)
        except AlreadyThere:
            return PlainTextResponse("duplicate key value (message_id)", status_code=500)
        return PlainTextResponse(message_id)

    async def unprocessed(self, request: Request) -> Response:
        """Ids of the messages that came in for us and were not dealt with."""
        query = request.query_params
        if query.get("cpaId") not in (None, TEST_CPA) or query.get("action") not in (
            None,
            _RESULT_ACTION,
        ):
            return JSONResponse([])
        most = int(query.get("maxNr", "0"))
        ids = self._core.unprocessed()
        return JSONResponse(ids[:most] if most else ids)

    async def message(self, request: Request) -> Response:
        """A message of ours, or one that came in."""
        message_id = request.path_params["message_id"]
        if sent := self._core.sent(message_id):
            return JSONResponse({"properties": _properties(sent), "dataSources": []})
        if result := self._core.result(message_id):
            content = base64.b64encode(self._core.content(result)).decode()
            source = {"name": "result.xml", "contentType": "text/xml", "content": content}
            return JSONResponse({"properties": _result_properties(result), "dataSources": [source]})
        return PlainTextResponse("not found", status_code=404)

    async def process(self, request: Request) -> Response:
        """Mark what came in as dealt with."""
        await self._core.process(request.path_params["message_id"])
        return Response(status_code=204)

    async def events(self, request: Request) -> Response:
        """What became of messages of ours on their way; only of those that were given up."""
        wanted = request.query_params.getlist("eventTypes")
        found = self._core.given_up() if not wanted or "FAILED" in wanted else []
        return JSONResponse([{"messageId": one.message_id, "type": "FAILED"} for one in found])

    async def process_event(self, request: Request) -> Response:
        """Mark it as dealt with."""
        sent = self._core.sent(request.path_params["message_id"])
        if sent is not None:
            await self._core.process(sent.result_id)
        return Response(status_code=204)

    async def ping(self, request: Request) -> Response:
        """Whether MijnOverheid answers over ebMS."""
        given = request.path_params
        if given["cpa_id"] != TEST_CPA or (given["ours"], given["theirs"]) != _PARTIES:
            return PlainTextResponse("No DeliveryChannel found", status_code=500)
        return Response(status_code=204)

    def behind_password(self, handler: Handler) -> Handler:
        """Answer only who knows it."""

        async def call(request: Request) -> Response:
            given = request.headers.get("authorization", "")
            if not secrets.compare_digest(given.encode(), self._basic.encode()):
                return Response(status_code=401, headers={"WWW-Authenticate": "Basic"})
            return await handler(request)

        return call


def ebms_router(rest: EbmsRest, faults: Faults) -> APIRouter:
    """Serve ebms-core."""
    router = APIRouter(prefix=PREFIX)
    routes = (
        ("/messages", "POST", rest.send),
        ("/messages/unprocessed", "GET", rest.unprocessed),
        ("/messages/{message_id}", "GET", rest.message),
        ("/messages/{message_id}", "PATCH", rest.process),
        ("/events/unprocessed", "GET", rest.events),
        ("/events/{message_id}", "PATCH", rest.process_event),
        ("/ping/{cpa_id}/from/{ours}/to/{theirs}", "POST", rest.ping),
    )
    for path, method, handler in routes:
        guarded = _under_faults(faults, rest.behind_password(handler))
        router.add_api_route(path, guarded, methods=[method])
    return router


def _under_faults(faults: Faults, handler: Handler) -> Handler:
    async def call(request: Request) -> Response:
        return await answer_under(
            faults.take(Part.EBMS_CORE, request.method),
            lambda: handler(request),
            refuse=lambda status: PlainTextResponse("failure on demand", status_code=status),
            nonsense={"bericht": ["onverwacht"]},
        )

    return call


def _properties(one: Carried) -> dict[str, Any]:
    given = one.properties
    return {
        "cpaId": given["cpaId"],
        "fromParty": {"partyId": given["fromPartyId"], "role": given["fromRole"]},
        "toParty": {"partyId": _PARTIES[1], "role": "SP"},
        "service": given["service"],
        "action": given["action"],
        "timestamp": stamp(one.received_at),
        "conversationId": given.get("conversationId", one.message_id),
        "messageId": one.message_id,
        "refToMessageId": given.get("refToMessageId"),
        "messageStatus": "DELIVERY_FAILED" if one.code == NOT_CARRIED else "DELIVERED",
    }


def _result_properties(one: Carried) -> dict[str, Any]:
    sent = _properties(one)
    return sent | {
        "fromParty": sent["toParty"],
        "toParty": sent["fromParty"],
        "action": _RESULT_ACTION,
        "timestamp": stamp(one.result_at or one.received_at),
        "messageId": one.result_id,
        "refToMessageId": one.message_id,
        "messageStatus": "PROCESSED" if one.processed else "RECEIVED",
    }
