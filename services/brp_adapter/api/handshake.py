"""``OPTIONS /v1/gebeurtenissen``: may this system send here, and how fast?

Abuse protection of HTTP 1.1 Web Hooks for Event Delivery (CloudEvents 1.0.2, §4). It carries no
token, so all that anybody can learn is yes or no about a name that they already know. The answer is
given at once and ``WebHook-Request-Callback`` is never called: who names an address that we then
open has us knock on doors inside our own walls (docs/decisions/0009).
"""

import re
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Response

from brp_adapter.application import Application
from contracts.values.dates import local_date
from foundation.log import get_logger
from foundation.problem import InvalidParam, Problem

PER_MINUTE: Final = 60
"""Handshakes of one system; a sender makes one when it is set up, and perhaps one a day."""

_ORIGIN: Final = "WebHook-Request-Origin"
_RATE: Final = "WebHook-Request-Rate"
_ABOVE_ZERO: Final = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
_STRANGERS: Final = "handshake"
_NO_TOKEN: Final[dict[str, Any]] = {"security": []}

_log = get_logger(__name__)


def handshake_router(application: Application) -> APIRouter:
    """The route, around one application."""
    router = APIRouter(tags=["Intake"])

    @router.options(
        "/gebeurtenissen",
        summary="Vragen of een systeem gebeurtenissen mag aanleveren",
        description="Zonder token, voor een afzender die dit vraagt voordat hij begint (CloudEvents"
        " webhook, abuse protection). Het antwoord geldt meteen; WebHook-Request-Callback wordt"
        " nooit aangeroepen.",
        operation_id="vraagToestemmingVoorAanleveren",
        openapi_extra=_NO_TOKEN,
        responses={200: {"description": "Dit systeem mag aanleveren."}, 403: {}, 429: {}},
        response_class=Response,
    )
    def handshake(
        webhook_request_origin: Annotated[
            str | None,
            Header(alias=_ORIGIN, description="DNS-naam van wie gaat sturen."),
        ] = None,
        webhook_request_rate: Annotated[
            str | None,
            Header(alias=_RATE, description="Gewenste berichten per minuut."),
        ] = None,
    ) -> Response:
        origin = _given(webhook_request_origin)
        asked = _rate(webhook_request_rate)
        allowed = _allowed_per_minute(application, origin)
        return Response(
            headers={
                "Allow": "OPTIONS, POST",
                "WebHook-Allowed-Origin": origin,
                "WebHook-Allowed-Rate": str(min(allowed, asked or allowed)),
            }
        )

    return router


def _given(origin: str | None) -> str:
    if not origin or not origin.isascii() or not origin.isprintable():
        raise _invalid(InvalidParam(_ORIGIN, "required", "Verplicht: een DNS-naam."))
    return origin


def _rate(text: str | None) -> int | None:
    if text is None:
        return None
    if not _ABOVE_ZERO.fullmatch(text):
        raise _invalid(InvalidParam(_RATE, "integer", "Een geheel getal boven nul."))
    return int(text)


def _allowed_per_minute(application: Application, origin: str) -> int:
    """Of all that this system delivers for, the slowest; raises ``Problem`` 403 and 429."""
    service = application.service
    today = local_date(service.now())
    serves = [one for one in service.connected.pushing_from(origin) if not one.retired(today)]
    # Strangers are counted together and apart: they keep nobody who is known from asking.
    counted = f"{_STRANGERS}:{serves[0].naam}" if serves else _STRANGERS
    wait = service.pace.take(counted, per_minute=PER_MINUTE)
    if wait is not None:
        raise Problem(
            429,
            detail="Vraag dit opnieuw na het aantal seconden in Retry-After.",
            code="too_many_handshakes",
            headers={"Retry-After": str(wait)},
        )
    if not serves:
        # Its name stays unsaid: it comes from outside, and anybody can write there what they like.
        _log.info("handshake_refused")
        raise Problem(
            403,
            detail="Dit systeem staat bij geen aansluiting als oorsprong. Vraag de beheerder om het"
            " in oorsprongen te zetten.",
            code="origin_unknown",
        )
    return min(one.tempo for one in serves)


def _invalid(param: InvalidParam) -> Problem:
    return Problem(400, code="invalid_request", invalid_params=[param])
