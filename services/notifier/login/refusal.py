"""Why nobody was logged in; fit for a log line, an audit entry and for choosing a page."""

from enum import StrEnum
from typing import Final


class Reason(StrEnum):
    """A short stable word for each."""

    NO_ATTEMPT = "no_attempt"
    """The login was begun in another browser, too long ago, or its cookie was not kept."""

    STATE = "state"
    ISSUER = "issuer"
    CANCELLED = "cancelled"
    PROVIDER_ERROR = "provider_error"
    CODE_REFUSED = "code_refused"
    TOKEN_INVALID = "token_invalid"  # noqa: S105 - a code, no token
    NONCE = "nonce"
    AUTHORIZED_PARTY = "authorized_party"
    TOO_OLD = "too_old"
    ACR = "acr"
    """Logged in at the provider, with less assurance than is asked for here."""

    NO_ROLE = "no_role"


class LoginRefused(Exception):
    """No session. ``subject`` is there once the provider vouched for who it is."""

    def __init__(self, reason: Reason, subject: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.subject = subject


UNREADABLE: Final = "unreadable"
KEYS_UNREADABLE: Final = "keys_unreadable"
OTHER_ISSUER: Final = "other_issuer"
"""What the provider says is not what the standard prescribes."""


class ProviderAway(Exception):
    """The provider gives no usable answer now; ``code`` holds nothing of what it said."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
