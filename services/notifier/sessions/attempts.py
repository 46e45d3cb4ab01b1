"""Logins that are under way: what we asked the provider, sealed into a cookie of that browser.

Not in Redis: whoever is not logged in can make us write nothing there, however often they begin.
"""

import base64
import binascii
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from foundation.clock import Clock
from foundation.encryption import CannotOpen, KeyRing
from notifier.sessions.place import place_of

LIFETIME: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class Attempt:
    """``back`` is the page to which somebody was on the way."""

    state: str
    nonce: str
    verifier: str
    back: str


class Attempts:
    """Each is good for ten minutes; the code that comes with it the provider takes once."""

    def __init__(self, keyring: KeyRing, clock: Clock, *, space: str) -> None:
        """``space``: the kind of session that they lead to."""
        self._keyring = keyring
        self._place = place_of(f"{space}:attempt")
        self._clock = clock

    def seal(self, attempt: Attempt) -> str:
        """For the cookie: readable to nobody, the verifier and the nonce are in it."""
        content = asdict(attempt) | {"until": (self._clock() + LIFETIME).timestamp()}
        sealed = self._keyring.seal(
            json.dumps(content).encode(), table="attempt", column="content", row_id=self._place
        )
        return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()

    def take(self, token: str) -> Attempt | None:
        """The attempt; None when it is over, or was not made by us."""
        try:
            sealed = base64.b64decode(token + "=" * (-len(token) % 4), b"-_", validate=True)
            content = self._keyring.open(
                sealed, table="attempt", column="content", row_id=self._place
            )
        except (binascii.Error, ValueError, CannotOpen):
            return None
        found = json.loads(content)
        if self._clock() >= datetime.fromtimestamp(found.pop("until"), tz=UTC):
            return None
        return Attempt(**found)
