"""The keys under which codes are kept: of the database alone nobody gets a code back.

Apart from all others, so that codes can be ended by taking their key away. While two are given,
codes under either are good; the last one is for new codes.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from foundation.encryption import BlindIndex

_KIND = "reply_code"


class CodeKeys:
    """HMAC-SHA-256 of a code under each of the keys."""

    def __init__(self, *keys: BlindIndex) -> None:
        """In order of age, newest last."""
        if not keys:
            message = "codes need at least one key"
            raise ValueError(message)
        self._keys = keys

    def __repr__(self) -> str:
        """Show no key."""
        return f"CodeKeys({len(self._keys)})"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``base64,base64``, newest last. Raises ``ValueError`` that repeats nothing of it."""
        return cls(*(BlindIndex.parse(one) for one in text.split(",") if one.strip()))

    def newest(self, signs: str) -> bytes:
        """Under which a new code is kept."""
        return self._keys[-1].of(_KIND, signs)

    def every(self, signs: str) -> list[bytes]:
        """Under which it may be found: as many for any code there is or is not."""
        return [key.of(_KIND, signs) for key in self._keys]


@dataclass(frozen=True)
class ReplySite:
    """Where one answers: ``site`` as it is printed (host and path), and how long a code is good."""

    site: str
    keys: CodeKeys
    code_life: timedelta
