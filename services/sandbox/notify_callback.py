"""NotifyNL's callbacks about text messages and e-mails, with its bearer token and its retries.

Source: NotifyNL OpenAPI and the code of its public fork: five seconds for an answer; tried again
five times, and only after a network error, a 429 or a 5xx.
"""

import asyncio
from dataclasses import dataclass, replace
from http import HTTPStatus

import httpx
from pydantic import SecretStr

from sandbox.clock import Clock, stamp
from sandbox.notify_course import CALLED_BACK, Course, Kind, Manner, Step

TRIES = 6
ANSWER_WITHIN = 5.0


@dataclass
class CalledBack:
    """One call back, for tests to count: how it was answered, 0 without an answer."""

    reference: str
    status: str
    answer: int


class Callbacks:
    """Calls one address back."""

    def __init__(
        self, url: str, token: SecretStr, clock: Clock, *, retry_after: float = 300
    ) -> None:
        """`retry_after` in seconds."""
        self._url = url
        self._token = token
        self._clock = clock
        self._retry_after = retry_after
        self._running: set[asyncio.Task[None]] = set()
        self.made: list[CalledBack] = []

    async def __call__(self, course: Course) -> None:
        """Set its callbacks going."""
        told = [step for step in course.steps if step.status in CALLED_BACK]
        if course.of.kind is Kind.LETTER or course.manner is Manner.NONE or not told:
            return
        if course.manner is Manner.BEFORE_THE_ANSWER:
            # Once: who is not answered yet may not be able to take it in either.
            await self._tell(course, [replace(step, at=course.of.taken_at) for step in told])
            return
        if course.manner is Manner.REVERSED:
            moments = [step.at for step in told]
            told = [replace(s, at=at) for s, at in zip(told[::-1], moments, strict=True)]
        if course.manner is Manner.TWICE:
            told = [step for step in told for _ in range(2)]
        task = asyncio.create_task(self._tell(course, told))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _tell(self, course: Course, told: list[Step]) -> None:
        right = self._token.get_secret_value()
        token = right[::-1] if course.manner is Manner.WRONG_TOKEN else right
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(timeout=ANSWER_WITHIN, headers=headers) as client:
            before = course.of.taken_at
            for step in told:
                await asyncio.sleep(max((step.at - before).total_seconds(), 0))
                before = max(before, step.at)
                await self._until_taken(client, course, step)

    async def _until_taken(self, client: httpx.AsyncClient, course: Course, step: Step) -> None:
        for tried in range(TRIES):
            if tried:
                await asyncio.sleep(self._retry_after)
            try:
                answer = (await client.post(self._url, json=_body(course, step))).status_code
            except httpx.TransportError:
                answer = 0
            self.made.append(CalledBack(course.of.reference, step.status, answer))
            again = not answer or answer >= HTTPStatus.INTERNAL_SERVER_ERROR
            if not again and answer != HTTPStatus.TOO_MANY_REQUESTS:
                return


def _body(course: Course, step: Step) -> dict[str, object]:
    of = course.of
    return {
        "id": of.id,
        "reference": of.reference or None,
        "to": of.to,
        "status": step.status,
        "created_at": stamp(of.taken_at),
        "completed_at": stamp(step.at),
        "sent_at": stamp(of.taken_at),
        "notification_type": of.kind.value,
        "template_id": of.template,
        "template_version": 1,
    }
