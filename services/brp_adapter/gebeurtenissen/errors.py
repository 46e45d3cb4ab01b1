"""What a call to the BRP API Gebeurtenissen can come to, by what must happen next.

EventsError
├── EventsUnavailable    again later: no answer, 429, or a fault over there
├── EventsRefused        our own mistake (credentials, rights, parameters): an operator helps
├── EventsAnswerInvalid  an answer that is broken or against its schema
├── CursorUnknown        read from the beginning: what comes twice is known by its id
├── NoSuchSubscriber     404: to be registered again, and every subscription made again
└── AlreadyThere         409: somebody made it before, which can only have been we

No text carries a number, a URL or a part of the answer.
"""

from datetime import timedelta


class EventsError(Exception):
    """A call without the answer that was wanted. ``code`` is short and fit for a log line."""

    def __init__(self, code: str) -> None:
        """``code``: status (``http_503``), code of the problem (``autorisation``) or failure."""
        super().__init__(code)
        self.code = code


class EventsUnavailable(EventsError):
    """No connection, a time-out, 408, 429, 500, 502, 503 or 504, or no token for now."""

    def __init__(self, code: str, retry_after: timedelta | None = None) -> None:
        """``retry_after``: how long we were asked to leave it alone."""
        super().__init__(code)
        self.retry_after = retry_after


class EventsRefused(EventsError):
    """400, 401, 403, or anything else that repeating does not change."""


class EventsAnswerInvalid(EventsError):
    """A success of which nothing can be made."""


class CursorUnknown(EventsError):
    """The event up to which we have read is not there any more, or never was."""


class NoSuchSubscriber(EventsError):
    """Our name is not registered; whoever took it away took the subscriptions along."""


class AlreadyThere(EventsError):
    """What was to be made is there."""
