"""The code on a letter that a parent reads out on the phone."""

from __future__ import annotations

import hashlib
from uuid import UUID

# Consonants that sound apart: no vowel, so no word can appear; no digit, so nothing can look
# like a BSN or a telephone number. No B either: one letter in two thousand was called "BSN", which
# the last guard takes for a word that a letter may not hold.
_LETTERS = "CDFGHJKLMNPRSTVWXZ"
_LENGTH = 9
_GROUP = 3


def short_reference(message_id: UUID) -> str:
    """A stable code such as `CDF-GHJ-KLM` without meaning: 18^9, about 37 bits."""
    number = int.from_bytes(hashlib.sha256(b"letter:" + message_id.bytes).digest())
    letters = []
    for _ in range(_LENGTH):
        number, index = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[index])
    code = "".join(letters)
    return "-".join(code[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))
