"""Phone numbers as people write them, to the one form that a provider takes (E.164)."""

import re
from typing import Final

_SIGNS: Final = re.compile(r"[\s().\-/]")
_E164: Final = re.compile(r"\+[1-9][0-9]{7,14}")
_DUTCH_MOBILE: Final = re.compile(r"\+316[0-9]{8}")
_TRUNK: Final = re.compile(r"^\+31\(0\)")


class NoPhoneNumber(ValueError):
    """Not a number to which a text message can go. Repeats nothing of it."""


def phone_number(written: str) -> str:
    """From ``06 12345678``, ``+31 6 …`` or ``0031 6 …``: ``+31612345678``.

    A Dutch number must be a mobile one; numbers of other countries are taken as they are. Raises
    ``NoPhoneNumber``.
    """
    text = _TRUNK.sub("+31", written.strip())
    text = _SIGNS.sub("", text)
    if text.startswith("00"):
        text = f"+{text[2:]}"
    elif text.startswith("0"):
        text = f"+31{text[1:]}"
    if not text.isascii() or not _E164.fullmatch(text):
        raise NoPhoneNumber
    if text.startswith("+31") and not _DUTCH_MOBILE.fullmatch(text):
        raise NoPhoneNumber
    return text


def last_two(phone: str) -> str:
    """What is ever shown of it."""
    return phone[-2:]
