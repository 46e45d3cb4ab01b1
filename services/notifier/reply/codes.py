"""The code on a letter: made by chance, read as people type it. Pure but for the chance.

Fourteen characters by chance of 23 (63 bits) and a check character, in groups of five. The check is
the weighted sum of ISBN-10 (ISO 2108) with 23 in place of 11: as 23 is prime and every place has a
weight of its own, every single wrong character and every swap of two is caught. No vowels, so that
no code is a word; of signs that are taken for each other at most one. Whether the check character
fits anybody can work out: saying so tells nothing about which codes there are.
"""

import secrets
import unicodedata
from enum import StrEnum
from typing import Final

ALPHABET: Final = "23456789CDFHJKLMNPRTVWX"
BY_CHANCE: Final = 14
GROUP: Final = 5
LENGTH: Final = BY_CHANCE + 1

_VALUES: Final = {sign: value for value, sign in enumerate(ALPHABET)}
_MEANT: Final = {
    **dict.fromkeys("O0Q", "D"),
    **dict.fromkeys("I1", "L"),
    **dict(zip("SZBGU", "5286V", strict=True)),
    # A Cyrillic keyboard has keys that look the same.
    **dict(
        zip(
            "\u0421\u041d\u041a\u041c\u0420\u0422\u0425\u0412\u0417\u041e\u0406",
            "CHKMPTX83DL",
            strict=True,
        )
    ),
}
_BETWEEN: Final = frozenset("._/,;:'\u2019\u2212")


class CodeSlip(StrEnum):
    """What is wrong with something typed, as far as it can be seen without looking anything up."""

    MISSING = "missing"
    SHAPE = "shape"
    TYPO = "typo"


def new_code() -> str:
    """The signs of a code by chance; ``grouped`` prints them as in ``4K7RT-2MWXC-9HPFN``."""
    return with_check("".join(secrets.choice(ALPHABET) for _ in range(BY_CHANCE)))


def read_code(typed: str) -> str | CodeSlip:
    """The characters of a code without groups; upper or lower case, with whatever between them."""
    signs = "".join(_sign(sign) for sign in unicodedata.normalize("NFKC", typed).upper())
    if not signs:
        return CodeSlip.MISSING
    if len(signs) != LENGTH or not _VALUES.keys() >= set(signs):
        return CodeSlip.SHAPE
    return signs if with_check(signs[:-1]) == signs else CodeSlip.TYPO


def with_check(signs: str) -> str:
    """The same with the character that makes a code of it."""
    return signs + _check(signs)


def grouped(signs: str) -> str:
    """In groups, to be read and typed."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def _sign(typed: str) -> str:
    if typed in _BETWEEN or unicodedata.category(typed)[0] == "Z":
        return ""
    if unicodedata.category(typed) in {"Pd", "Cf", "Cc"}:
        return ""
    digit = unicodedata.decimal(typed, None)  # Arabic and Persian keyboards have their own
    sign = typed if digit is None else str(digit)
    return _MEANT.get(sign, sign)


def _check(signs: str) -> str:
    total = sum(place * _VALUES[sign] for place, sign in enumerate(signs, start=1))
    # The check character's own weight is 15: its inverse modulo 23 makes the whole sum zero.
    return ALPHABET[-total * pow(LENGTH, -1, len(ALPHABET)) % len(ALPHABET)]
