"""Letters through NotifyNL: precompiled PDFs, over its own Python client.

Source: NotifyNL OpenAPI, ``POST /v2/notifications/letter`` and ``GET /v2/notifications``. NotifyNL
does not notice that a reference came in before: whoever is in doubt must look first.
"""

from io import BytesIO
from typing import Any, Final
from uuid import UUID

import requests
from notifications_python_client.errors import APIError, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient
from urllib3.exceptions import MaxRetryError, NewConnectionError

from contracts.policy.permission import LetterBasis
from foundation.provider_errors import MaybeSent, NotSent, ProviderError, Refused, classify_status
from notifier.delivery.channel import CannotSay, Found, LookedUp, NotFound, Parcel, Sent

TIMEOUT_SECONDS: Final = 15
"""Together with asking the BRP again below the soft limit of a task."""

_FAILED: Final = frozenset(
    {
        "cancelled",
        "permanent-failure",
        "technical-failure",
        "validation-failed",
        "virus-scan-failed",
    }
)


class NotifyNLLetters:
    """The letter channel. Not for several threads at once: one per worker process."""

    def __init__(self, *, base_url: str, api_key: str) -> None:
        self._client: Any = NotificationsAPIClient(
            api_key, base_url=base_url, timeout=TIMEOUT_SECONDS
        )

    def send(self, parcel: Parcel, *, reference: UUID, basis: LetterBasis) -> Sent:
        """Hand the PDF over for printing and posting."""
        del basis  # the proof that it may leave
        try:
            answer = self._client.send_precompiled_letter_notification(
                reference=str(reference), pdf_file=BytesIO(parcel.letter.pdf)
            )
        except APIError as error:
            raise named(error) from None
        provider_id = id_in(answer)
        if provider_id is None:
            code = "answer_without_id"
            raise MaybeSent(code)
        return Sent(provider_id)

    def find(self, reference: UUID) -> LookedUp:
        """Ask by reference. A letter that failed at NotifyNL is for a human, not for a repeat."""
        try:
            answer = self._client.get_all_notifications(
                template_type="letter", reference=str(reference)
            )
        except APIError as error:
            fault = named(error)
            if isinstance(fault, Refused):
                return CannotSay(fault.code)
            # Looking is safe to repeat, whatever went wrong.
            raise NotSent(fault.code, getattr(fault, "retry_after", None)) from None
        return read_listed(answer, str(reference), failed=_FAILED)


def read_listed(answer: object, reference: str, *, failed: frozenset[str]) -> LookedUp:
    """From the list of notifications; ``failed``: statuses of what never arrives."""
    listed = answer.get("notifications") if isinstance(answer, dict) else None
    if not isinstance(listed, list):
        return CannotSay("answer_unreadable")
    letters = [one for one in listed if isinstance(one, dict) and one.get("reference") == reference]
    if not letters:
        return NotFound()
    for letter in letters:
        if letter.get("status") not in failed:
            provider_id = id_in(letter)
            return CannotSay("answer_without_id") if provider_id is None else Found(provider_id)
    return CannotSay("failed_at_provider")


def id_in(answer: object) -> str | None:
    """A UUID and nothing else: it is kept in clear, and must not carry anything about people."""
    given = answer.get("id") if isinstance(answer, dict) else None
    try:
        return str(UUID(given)) if isinstance(given, str) else None
    except ValueError:
        return None


def named(error: APIError) -> ProviderError:
    """After what must happen next. The client calls every network failure a 503: look beneath."""
    if error.response is not None:
        if not isinstance(error, HTTPError):
            return MaybeSent("answer_unreadable")
        return classify_status(error.status_code, error.response.headers.get("Retry-After"))
    cause = error.__cause__
    code = type(cause).__name__
    return NotSent(code) if _never_connected(cause) else MaybeSent(code)


def _never_connected(cause: BaseException | None) -> bool:
    if isinstance(cause, requests.ConnectTimeout):
        return True
    beneath = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    return isinstance(beneath, MaxRetryError) and isinstance(beneath.reason, NewConnectionError)
