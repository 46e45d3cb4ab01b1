"""POST /haalcentraal/api/brp/personen: the BRP as BRP API Personen 2.7.0 offers it."""

import hmac
import json
from collections import deque
from typing import Any

from fastapi import APIRouter, Request, Response

from sandbox.brp_problems import PATH, bad_request, problem
from sandbox.clock import Clock, stamp
from sandbox.faults import Fault, Faults, Part
from sandbox.faulty import answer_under
from sandbox.fields import select
from sandbox.persons import Persons
from sandbox.projection import project
from sandbox.question import TYPE, Question, read_question
from sandbox.tokens import Issuer

_NONSENSE = {
    "type": TYPE,
    "personen": [{"burgerservicenummer": 1, "gezag": {"type": ["Onbekend"]}}],
}


class QuestionLog:
    """Which questions were asked: when, about how many, for which fields; never about whom."""

    def __init__(self, clock: Clock, most: int = 100_000) -> None:
        self._clock = clock
        self._entries: deque[dict[str, Any]] = deque(maxlen=most)

    def note(self, content: dict[str, Any], fault: Fault | None) -> None:
        """Add one question, sound or not, with the fault that met it."""
        bsns, fields = content.get("burgerservicenummer"), content.get("fields")
        self._entries.append(
            {
                "tijdstip": stamp(self._clock()),
                "aantal": len(bsns) if isinstance(bsns, list) else 0,
                "fields": fields if isinstance(fields, list) else [],
                "storing": fault.kind if fault else None,
            }
        )

    def entries(self) -> list[dict[str, Any]]:
        """Give the questions, oldest first."""
        return list(self._entries)


def brp_router(
    persons: Persons, issuer: Issuer, faults: Faults, log: QuestionLog, api_key: str
) -> APIRouter:
    """Serve the register; callers bring a bearer token of `issuer` or `api_key` as X-API-KEY."""
    router = APIRouter()

    @router.post(PATH)
    async def personen(request: Request) -> Response:
        content = _json_object(await request.body())
        asked = content.get("burgerservicenummer") if content else None
        bsns = [one for one in asked if isinstance(one, str)] if isinstance(asked, list) else []
        fault = faults.take(Part.BRP, "POST", bsns)
        log.note(content or {}, fault)

        async def handle() -> Response:
            refused = _refused_headers(request, issuer, api_key)
            if refused is not None:
                return problem(refused)
            if content is None:
                return bad_request([])
            question = read_question(content)
            if not isinstance(question, Question):
                return bad_request(question)
            return _answer(persons, question)

        return await answer_under(fault, handle, refuse=problem, nonsense=_NONSENSE)

    return router


def _answer(persons: Persons, question: Question) -> Response:
    selection = select(question.fields)
    found = (persons.deliver(bsn, question.municipality) for bsn in question.bsns)
    body = {"type": TYPE, "personen": [project(one, selection) for one in found if one]}
    return Response(
        json.dumps(body, ensure_ascii=False), media_type="application/json; charset=utf-8"
    )


def _refused_headers(request: Request, issuer: Issuer, api_key: str) -> int | None:
    headers = request.headers
    kind, _, token = headers.get("authorization", "").partition(" ")
    by_token = kind.lower() == "bearer" and issuer.accepts(token)
    brought_key = headers.get("x-api-key", "").encode()
    if not by_token and not hmac.compare_digest(brought_key, api_key.encode()):
        return 401
    accepted = [one.partition(";")[0].strip() for one in headers.get("accept", "*/*").split(",")]
    if not {"*/*", "application/*", "application/json"} & set(accepted):
        return 406
    media, *parameters = headers.get("content-type", "").lower().replace(" ", "").split(";")
    if media != "application/json" or any(one != "charset=utf-8" for one in parameters):
        return 415
    return None


def _json_object(body: bytes) -> dict[str, Any] | None:
    try:
        content = json.loads(body)
    except ValueError:
        return None
    return content if isinstance(content, dict) else None
