"""The code with which somebody shows that an address is theirs."""

import hmac
import secrets
from datetime import timedelta
from typing import Final
from uuid import UUID

from foundation.encryption import BlindIndex

LIFETIME: Final = timedelta(minutes=30)
MOST_TRIES: Final = 5
MOST_A_DAY: Final = 6
"""Codes to one holder's addresses within 24 hours: nobody is to be buried under our messages."""

_KIND: Final = "address_code"
_DIGITS: Final = 6


def new_code() -> str:
    """Six digits by chance; with five tries one guess in 200,000 would be right."""
    return f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"


def hash_of(index: BlindIndex, address_id: UUID, code: str) -> bytes:
    """Keyed, and for this address only."""
    return index.of(_KIND, f"{address_id} {code}")


def is_right(index: BlindIndex, address_id: UUID, typed: str, kept: bytes) -> bool:
    """Compared in constant time; spaces between the digits are the reader's own."""
    code = "".join(typed.split())
    return hmac.compare_digest(hash_of(index, address_id, code), kept)
