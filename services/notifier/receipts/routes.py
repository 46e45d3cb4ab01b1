"""``POST /v1/afleverstatussen/notifynl``: what NotifyNL says by itself.

NotifyNL waits five seconds, and comes again only after a network error, a 429 or a 5xx: whatever
gets another answer is lost to it. So a word about something unknown is taken in as well.
"""

from hashlib import sha256
from hmac import compare_digest
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Request, Response

from foundation.bearer import TokenFault, Unauthenticated
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.problem import Problem
from notifier.application import Application
from notifier.receipts.inbox import keep_receipt
from notifier.receipts.settings import callback_tokens
from notifier.receipts.wire import SCHEMA, read_callback
from notifier.service import TAKE_RECEIPTS, Service

BODY_LIMIT: Final = 16 * 1024
_BODY: Final[dict[str, Any]] = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": SCHEMA}}}
}
_log = get_logger(__name__)


def receipts_router(application: Application) -> APIRouter:
    """The route, around one application."""
    router = APIRouter(tags=["Afleverstatussen"])

    async def notifynl(
        authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> None:
        tokens = callback_tokens(application.settings.notifynl_callback_tokens)
        if not is_one_of(tokens, authorization):
            _log.warning("receipt_token_refused")
            raise Unauthenticated(TokenFault.INVALID if authorization else TokenFault.MISSING)

    @router.post(
        "/afleverstatussen/notifynl",
        status_code=204,
        summary="Afleverstatus van NotifyNL aannemen",
        operation_id="neemAfleverstatusAan",
        openapi_extra=_BODY,
        responses={413: {}},
    )
    def take(
        _who: Annotated[None, Depends(notifynl)], body: Annotated[bytes, Depends(_small_body)]
    ) -> Response:
        """Vastgelegd voor dit antwoord; nog eens hetzelfde verandert niets.

        Met een eigen bearer-token dat bij NotifyNL is ingesteld, niet met een toegangstoken.
        """
        accept_receipt(application.service, body)
        return Response(status_code=204)

    return router


def accept_receipt(service: Service, body: bytes) -> None:
    """Keep it, then wake a worker. Raises ``Problem`` for what is no callback."""
    receipt = read_callback(body)
    with service.database.transaction("accept_receipt") as connection:
        kept = keep_receipt(connection, receipt, now=service.clock())
    _log.info("receipt_taken_in", new=kept is not None, medium=receipt.medium)
    if kept is not None:
        service.ring(TAKE_RECEIPTS, kept)
        failpoint("accept_receipt.rung")


def is_one_of(tokens: tuple[bytes, ...], authorization: str | None) -> bool:
    """Whether the header carries one of these tokens; takes as long for each wrong one."""
    scheme, _, given = (authorization or "").partition(" ")
    # Hashed, so that not even the length of a token can be measured.
    sent = sha256(given.strip().encode(errors="replace")).digest()
    fits = [compare_digest(sent, sha256(token).digest()) for token in tokens]
    return scheme.lower() == "bearer" and any(fits)


async def _small_body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BODY_LIMIT:
            raise Problem(413, code="too_large")
    return body
