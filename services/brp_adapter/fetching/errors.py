"""Why something could not be fetched. Texts hold a code only; never an address or an answer."""

from datetime import timedelta


class FetchError(Exception):
    """It was not fetched. ``code``: ``http_404``, ``ConnectError``, ``host_not_agreed``.

    FetchError
    ├── FetchLater      passes, or somebody at the source mends it: ask again
    │   └── AccessRefused   our credentials are not taken there
    ├── NotThere        not there (any more), or not yet
    └── FetchRefused    not asked, or answered as it never may: asking again does not help
    """

    def __init__(self, code: str) -> None:
        """``code`` is short and holds nothing of the answer."""
        super().__init__(code)
        self.code = code


class FetchLater(FetchError):
    """No connection, no answer in time, 429, 5xx."""

    def __init__(self, code: str, retry_after: timedelta | None = None) -> None:
        """``retry_after``: how long the other side asked to be left alone."""
        super().__init__(code)
        self.retry_after = retry_after


class AccessRefused(FetchLater):
    """401 or 403, or no token: mended by whoever manages the credentials, and soon."""


class NotThere(FetchError):
    """404 or 410."""


class FetchRefused(FetchError):
    """A host that was not agreed, a redirect, more than may come, or any other answer."""
