"""What NotifyNL says about messages, and what of it is taken in.

Source: NotifyNL OpenAPI, ``GET /v2/notifications``, and the text about callbacks there. To whom
something went is in every answer, and goes no further than this module.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from foundation.provider_errors import NotSent
from notifier.delivery.notifynl import TIMEOUT_SECONDS, id_in, named
from notifier.receipts.inbox import STATUS
from notifier.receipts.statuses import Listed
from notifier.receipts.word import Medium

TYPES: Final = {Medium.LETTER: "letter", Medium.SMS: "sms", Medium.EMAIL: "email"}
"""What NotifyNL calls them."""

_NO_LIST: Final = "answer_unreadable"


class NotifyNLStatuses:
    """Asks NotifyNL. Not for several threads at once: one per worker process."""

    def __init__(self, *, base_url: str, api_key: str) -> None:
        self._client: Any = NotificationsAPIClient(
            api_key, base_url=base_url, timeout=TIMEOUT_SECONDS
        )

    def page(self, medium: Medium, *, older_than: str | None) -> tuple[Listed, ...]:
        """At most 250."""
        try:
            answer = self._client.get_all_notifications(
                template_type=TYPES[medium], older_than=older_than
            )
        except APIError as error:
            raise _later(error) from None
        given = answer.get("notifications") if isinstance(answer, dict) else None
        if not isinstance(given, list):
            raise NotSent(_NO_LIST)
        return tuple(one for one in map(read_listed, given) if one is not None)

    def one(self, provider_id: str) -> Listed | None:
        """By its id."""
        try:
            answer = self._client.get_notification_by_id(provider_id)
        except APIError as error:
            if error.response is not None and error.status_code == HTTPStatus.NOT_FOUND:
                return None
            raise _later(error) from None
        return read_listed(answer)


def read_listed(given: object) -> Listed | None:
    """One entry of a list, or a callback, which has the same members; None when it is no such."""
    if not isinstance(given, Mapping):
        return None
    provider_id = id_in(dict(given))
    status = given.get("status")
    if provider_id is None or not isinstance(status, str) or STATUS.fullmatch(status) is None:
        return None
    return Listed(
        provider_id,
        status,
        taken_at=_moment(given.get("created_at")),
        status_at=_moment(given.get("completed_at")),
    )


def _moment(given: object) -> datetime | None:
    """As written, in UTC; None when it is no moment. NotifyNL writes no time zone by mistake."""
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return None
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _later(error: APIError) -> NotSent:
    """Whatever went wrong: asking is safe to repeat."""
    fault = named(error)
    return NotSent(fault.code, getattr(fault, "retry_after", None))
