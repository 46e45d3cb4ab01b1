"""What stands on a remedy card, field by field: each is verified by itself, from a source."""

from datetime import date
from enum import StrEnum
from typing import Final


class RemedyClass(StrEnum):
    """Which way there is after a departure (workflow §1.8).

    A: EU and Brussels II-ter. B: the Convention of 1980 is in force with the Netherlands. V: party
    to it, in relation to the Netherlands not certain. C: the Convention of 1996 only. D: no treaty.
    """

    A = "A"
    B = "B"
    V = "V"
    C = "C"
    D = "D"


class Known(StrEnum):
    """Of a treaty: applies, does not, or nobody knows yet."""

    YES = "ja"
    NO = "nee"
    UNKNOWN = "onbekend"


class CardField(StrEnum):
    """The values are columns of ``remedy_card`` and names of fields in the form."""

    REMEDY_CLASS = "remedy_class"
    HKOV = "hkov"
    HKOV_WITH_NL_SINCE = "hkov_with_nl_since"
    PARTY_SINCE = "party_since"
    HKBV = "hkbv"
    BRUSSELS_IIB = "brussels_iib"
    SCHENGEN = "schengen"


DATES: Final = frozenset({CardField.HKOV_WITH_NL_SINCE, CardField.PARTY_SINCE})


class NotAValue(ValueError):
    """The text is no value of this field. Carries no part of it."""


def checked(field: CardField, text: str) -> str:
    """The text as it is kept: a member of the field's enum, a date as yyyy-mm-dd, or nothing.

    Raises ``NotAValue``.
    """
    if field in DATES:
        return _date(text)
    members = set(RemedyClass) if field is CardField.REMEDY_CLASS else set(Known)
    if text not in members:
        raise NotAValue
    return text


def _date(text: str) -> str:
    """Dates of treaties are told by day; an empty one is not known."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise NotAValue from None
