"""NotifyNL (its public OpenAPI): precompiled PDFs, text messages and e-mails in, status out."""

import uuid
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from sandbox.calls import EMAIL, SMS, Calls
from sandbox.clock import stamp
from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under
from sandbox.letter_order import UnfitLetterError, read_order
from sandbox.notify_course import Courses, Kind, Notification
from sandbox.notify_key import NotifyKey
from sandbox.notify_words import (
    UnfitTextError,
    as_notification,
    take_words,
    words_notification,
)
from sandbox.received import Letter, Received

Handler: TypeAlias = Callable[[Request], Awaitable[Response]]

PAGE_SIZE = 250
_TEMPLATE = "00000000-0000-0000-0000-000000000000"
_ERRORS = {
    400: ("ValidationError", "failure on demand"),
    403: ("AuthError", "Invalid token: API key not found"),
    429: (
        "RateLimitError",
        "Exceeded rate limit for key type TEST of 3000 requests per 60 seconds",
    ),
}


class NotifyNL:
    """Answers the calls of one service."""

    def __init__(
        self,
        received: Received,
        calls: Calls,
        courses: Courses,
        key: NotifyKey,
    ) -> None:
        self._received = received
        self._calls = calls
        self.courses = courses
        self._key = key

    async def send(self, request: Request) -> Response:
        """Take a letter; NotifyNL does not notice that a reference came in before."""
        if refused := self._refused(request):
            return refused
        try:
            order = read_order(await request.body())
        except UnfitLetterError as unfit:
            return error(400, unfit.kind, str(unfit))
        kept = await self._received.take_letter(order.reference, order.pdf, order.postage)
        await self.courses.start(_as_notification(kept))
        body = {"id": kept.id, "reference": kept.reference, "postage": kept.postage}
        return JSONResponse(body, status_code=201)

    async def send_text(self, request: Request) -> Response:
        """Take a text message."""
        return await self._send_words(SMS, request)

    async def send_mail(self, request: Request) -> Response:
        """Take an e-mail."""
        return await self._send_words(EMAIL, request)

    async def _send_words(self, kind: str, request: Request) -> Response:
        if refused := self._refused(request):
            return refused
        try:
            base = str(request.base_url)
            order = await request.body()
            body = await take_words(kind, self._calls, self.courses, order, base)
        except UnfitTextError as unfit:
            return error(400, "ValidationError", str(unfit))
        return JSONResponse(body, status_code=201)

    async def find(self, request: Request) -> Response:
        """List what came in, newest first, by reference, status or after an id."""
        if refused := self._refused(request):
            return refused
        query = dict(request.query_params)
        found = self._of_kind(query, str(request.base_url))
        if "status" in query:
            found = [one for one in found if one["status"] == query["status"]]
        if "older_than" in query:
            ids = [one["id"] for one in found]
            seen = query["older_than"]
            found = found[ids.index(seen) + 1 :] if seen in ids else []
        page = found[:PAGE_SIZE]
        links = {"current": str(request.url)}
        if page:
            following = urlencode(query | {"older_than": page[-1]["id"]})
            links["next"] = f"{request.base_url}v2/notifications?{following}"
        return JSONResponse({"notifications": page, "links": links})

    def _of_kind(self, query: dict[str, str], base: str) -> list[dict[str, Any]]:
        wanted, reference = query.get("template_type"), query.get("reference")
        found = []
        if wanted in (None, "letter"):
            letters = reversed(self._received.letters.values())
            found += [
                self._notification(letter, base)
                for letter in letters
                if reference in (None, letter.reference)
            ]
        for kind in (SMS, EMAIL):
            if wanted in (None, kind):
                texts = self._calls.texts(reference, kind)
                found += [words_notification(text, self.courses, base) for text in texts]
        return sorted(found, key=lambda one: str(one["created_at"]), reverse=True)

    def newest(self, reference: str) -> Notification | None:
        """The newest message under a reference of its sender."""
        for kind in (SMS, EMAIL):
            if texts := self._calls.texts(reference, kind):
                return as_notification(texts[0])
        letters = [one for one in self._received.letters.values() if one.reference == reference]
        return _as_notification(letters[-1]) if letters else None

    async def one(self, request: Request) -> Response:
        """Give one message with its status."""
        base, wanted = str(request.base_url), request.path_params["letter_id"]
        for kind in (SMS, EMAIL):
            for text in self._calls.texts(None, kind):
                if text.id == wanted and self._refused(request) is None:
                    return JSONResponse(words_notification(text, self.courses, base))
        letter = self._letter(request)
        if isinstance(letter, Response):
            return letter
        return JSONResponse(self._notification(letter, base))

    async def pdf(self, request: Request) -> Response:
        """Give the PDF of one letter."""
        letter = self._letter(request)
        if isinstance(letter, Response):
            return letter
        return Response(letter.file.read_bytes(), media_type="application/pdf")

    def _letter(self, request: Request) -> Letter | Response:
        if refused := self._refused(request):
            return refused
        try:
            letter_id = str(uuid.UUID(request.path_params["letter_id"]))
        except ValueError:
            return error(400, "ValidationError", "id is not a valid UUID")
        found = self._received.letters.get(letter_id)
        return found or error(404, "NoResultFound", "No result found")

    def _refused(self, request: Request) -> Response | None:
        refusal = self._key.refuse(request.headers.get("authorization", ""))
        return error(refusal[0], "AuthError", refusal[1]) if refusal else None

    def _notification(self, letter: Letter, base: str) -> dict[str, Any]:
        step = self.courses.stands(_as_notification(letter))
        ended = step.status not in {"pending-virus-check", "accepted"}
        created = stamp(letter.received_at)
        return {
            "id": letter.id,
            "reference": letter.reference,
            "email_address": None,
            "phone_number": None,
            "line_1": "Provided as PDF",
            **{f"line_{number}": None for number in range(2, 7)},
            "postcode": None,
            "postage": letter.postage,
            "type": "letter",
            "status": step.status,
            "template": {
                "id": _TEMPLATE,
                "version": 1,
                "uri": f"{base}v2/template/{_TEMPLATE}/version/1",
            },
            "body": "",
            "subject": "Pre-compiled PDF",
            "created_at": created,
            "created_by_name": None,
            "sent_at": created,
            **({"completed_at": stamp(step.at)} if ended else {}),
            "scheduled_for": None,
        }


def _as_notification(letter: Letter) -> Notification:
    return Notification(Kind.LETTER, letter.id, letter.reference, "", _TEMPLATE, letter.received_at)


def notifynl_router(notify: NotifyNL, faults: Faults) -> APIRouter:
    """Serve NotifyNL under /v2."""
    router = APIRouter(prefix="/v2/notifications")
    routes = (
        ("/letter", "POST", notify.send),
        ("/sms", "POST", notify.send_text),
        ("/email", "POST", notify.send_mail),
        ("", "GET", notify.find),
        ("/{letter_id}", "GET", notify.one),
        ("/{letter_id}/pdf", "GET", notify.pdf),
    )
    for path, method, handler in routes:
        router.add_api_route(path, _under_faults(faults, handler), methods=[method])
    return router


def _under_faults(faults: Faults, handler: Handler) -> Handler:
    async def call(request: Request) -> Response:
        return await answer_under(
            faults.take(Part.NOTIFYNL, request.method),
            lambda: handler(request),
            refuse=_refuse,
            nonsense={"bericht": ["onverwacht"]},
        )

    return call


def error(status: int, kind: str, message: str) -> JSONResponse:
    """Make an error body in NotifyNL's shape."""
    body = {"errors": [{"error": kind, "message": message}], "status_code": status}
    return JSONResponse(body, status_code=status)


def _refuse(status: int) -> Response:
    kind, message = _ERRORS.get(status, ("Exception", "Internal server error"))
    return error(status, kind, message)
