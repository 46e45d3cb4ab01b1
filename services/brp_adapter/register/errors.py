"""What a question to the BRP can come to, by what must happen next.

RegisterError
├── RegisterUnavailable      ask again later: asking changes nothing, so repeating is safe
├── RegisterRefused          our own mistake (question, rights): an operator, not time, helps
└── RegisterAnswerInvalid    an answer that is broken or against its schema: once more, then a human

No text carries a number, a URL or a part of the answer.
"""

from datetime import timedelta


class RegisterError(Exception):
    """A question without a usable answer. ``code`` is short and fit for a log line."""

    def __init__(self, code: str) -> None:
        """``code``: status (``http_503``), kind of failure (``ReadTimeout``) or place."""
        super().__init__(code)
        self.code = code


class RegisterUnavailable(RegisterError):
    """No connection, a time-out, 429, 500, 502, 503 or 504."""

    def __init__(self, code: str, retry_after: timedelta | None = None) -> None:
        """``retry_after``: how long the BRP asked to be left alone."""
        super().__init__(code)
        self.retry_after = retry_after


class RegisterRefused(RegisterError):
    """400, 401, 403, 406, 415 or anything else that repeating does not change."""


class RegisterAnswerInvalid(RegisterError):
    """``places`` are members of the answer, without their values."""

    def __init__(self, places: tuple[str, ...]) -> None:
        """``places``: at least one."""
        super().__init__("answer_invalid")
        self.places = places
