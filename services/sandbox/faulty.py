"""Answers a call while a fault may be in force, down to the connection that breaks."""

import asyncio
from collections.abc import Awaitable, Callable

from fastapi import Response
from fastapi.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from sandbox.faults import Fault, FaultKind

HANG_SECONDS = 60.0
"""Longer than any client of ours waits; then the connection closes after all."""


async def answer_under(
    fault: Fault | None,
    handle: Callable[[], Awaitable[Response]],
    *,
    refuse: Callable[[int], Response],
    nonsense: object,
) -> Response:
    """Answer with `handle`, or fail as ordered.

    `refuse` makes the provider's own error body for a status, `nonsense` is a JSON body that
    breaks the provider's schema. A fault that strikes after the work leaves what was received
    received.
    """
    if fault is None:
        return await handle()
    if fault.kind is FaultKind.HANG:
        wait = fault.delay_seconds
        return NoAnswer(hold=HANG_SECONDS if wait is None else wait)
    if fault.delay_seconds and fault.kind is not FaultKind.TAKEN_WITHOUT_ANSWER:
        await asyncio.sleep(fault.delay_seconds)
    if fault.kind is FaultKind.INTERRUPTED:
        return NoAnswer()
    if fault.kind is FaultKind.STATUS:
        refusal = refuse(fault.status or 503)
        if fault.retry_after is not None:
            refusal.headers["Retry-After"] = str(fault.retry_after)
        return refusal
    return _spoilt(await handle(), fault, nonsense)


def _spoilt(answer: Response, fault: Fault, nonsense: object) -> Response:
    """Spoil the answer to work that was done."""
    if fault.kind is FaultKind.TAKEN_WITHOUT_ANSWER:
        return NoAnswer(hold=fault.delay_seconds or 0)
    if fault.kind is FaultKind.HALF_ANSWER:
        return HalfAnswer(answer)
    if fault.kind is FaultKind.BREAKS_SCHEMA:
        return JSONResponse(nonsense, status_code=answer.status_code)
    return answer


class NoAnswer(Response):
    """Closes the connection without one byte, after `hold` seconds or when the caller leaves."""

    def __init__(self, hold: float = 0) -> None:
        super().__init__()
        self._hold = hold

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI
        """Wait, then break off."""
        if self._hold:
            try:
                await asyncio.wait_for(_caller_gone(receive), self._hold)
            except TimeoutError:
                pass
            else:
                return
        await _close(receive)


class HalfAnswer(Response):
    """Promises the whole body of another answer, sends half of it and closes."""

    def __init__(self, whole: Response) -> None:
        super().__init__()
        self._whole = whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI
        """Send headers and half a body, then break off."""
        body = bytes(self._whole.body)
        await send(
            {
                "type": "http.response.start",
                "status": self._whole.status_code,
                "headers": self._whole.raw_headers,
            }
        )
        half = body[: len(body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await _close(receive)


async def _close(receive: Receive) -> None:
    # ASGI has no word for "hang up": an application that returns early makes uvicorn send a 500.
    # uvicorn's `receive` is a method of the object that holds the connection.
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        message = "the sandbox broke the connection off, as was ordered"
        raise ConnectionAbortedError(message)
    transport.close()
    await _caller_gone(receive)


async def _caller_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
