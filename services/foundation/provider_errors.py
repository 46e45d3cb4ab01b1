"""What a failed call to another party means for whoever made it."""

from datetime import timedelta
from http import HTTPStatus

import httpx

_NEVER_ARRIVED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_LONGEST_WAIT = 86_400
"""Seconds. Who asks for more is tried once a day."""

_NOT_ACCEPTED = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class ProviderError(Exception):
    """A call to another party did not end well.

    ProviderError
    ├── NotSent     certainly not taken in: send again later
    ├── MaybeSent   may have been taken in: look it up by our reference before anything else
    └── Refused     taken in and turned down: repeating does not help, a human or a rule decides

    Texts hold a code only; never a URL, a body or the text of the client's exception.
    """

    def __init__(self, code: str) -> None:
        """``code``: HTTP status (``http_429``) or kind of failure (``ConnectError``)."""
        super().__init__(code)
        self.code = code


class NotSent(ProviderError):
    """Certainly not taken in: no connection, 429 or 503."""

    def __init__(self, code: str, retry_after: timedelta | None = None) -> None:
        """``retry_after``: how long the other side asked to be left alone."""
        super().__init__(code)
        self.retry_after = retry_after


class MaybeSent(ProviderError):
    """The request left and no usable answer came: broken off, timed out, 500, 502, 504."""


class Refused(ProviderError):
    """Any other answer that is not a success."""


def classify(failure: Exception | httpx.Response) -> ProviderError:
    """Name the failure of an ``httpx`` call after what must happen next.

    Takes the exception that ``httpx`` raised or the response whose status is not a success.
    ``raise classify(error) from None``: the original text may hold a URL.
    """
    if isinstance(failure, httpx.HTTPStatusError):
        failure = failure.response
    if isinstance(failure, httpx.Response):
        return classify_status(failure.status_code, failure.headers.get("Retry-After"))
    code = type(failure).__name__
    if isinstance(failure, _NEVER_ARRIVED):
        return NotSent(code)
    return MaybeSent(code)


def classify_status(status: int, retry_after: str | None = None) -> ProviderError:
    """As ``classify``, from the status alone; ``retry_after`` is the header in seconds."""
    code = f"http_{status}"
    if status in _NOT_ACCEPTED:
        return NotSent(code, retry_after_of(retry_after))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status < HTTPStatus.MULTIPLE_CHOICES:
        # A success that had to be classified had an unusable body: it may well have been taken in.
        return MaybeSent(code)
    return Refused(code)


def retry_after_of(header: str | None) -> timedelta | None:
    """How long ``Retry-After`` asks to be left alone, a day at most; None without a number.

    The other form, an HTTP date, is rare; without a number our own schedule applies.
    """
    seconds = "" if header is None else header.strip()
    if not (seconds.isascii() and seconds.isdecimal()):
        return None
    # Thousands of digits are not even read as a number.
    digits = seconds.lstrip("0")
    long = len(digits) > len(str(_LONGEST_WAIT))
    return timedelta(seconds=_LONGEST_WAIT if long else min(int(digits or "0"), _LONGEST_WAIT))
