"""Which characters a name or an address may bring onto paper."""

from __future__ import annotations

import unicodedata

from notifier.letters.errors import Defect, UnprintableLetterError

# Cc, Cf, Cs, Co, Cn, Zl, Zp: nothing to see, and a way to turn text around (U+202E), to break a
# line inside the address window or to hide a word from the last guard (soft hyphen).
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def require_printable(text: str) -> None:
    """Refuse text that is blank or holds a character without an image.

    Raises UnprintableLetterError; its text does not repeat the input.
    """
    if not text.strip():
        raise UnprintableLetterError(Defect.NAME_EMPTY)
    if any(unicodedata.category(character) in _INVISIBLE for character in text):
        raise UnprintableLetterError(Defect.UNPRINTABLE_CHARACTER)
