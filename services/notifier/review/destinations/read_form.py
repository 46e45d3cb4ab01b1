"""From the form of a card to what somebody says about it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from notifier.remedies.card_fields import CardField, NotAValue, checked
from notifier.remedies.card_store import Source
from notifier.review.case.fields import Fields
from notifier.review.case.forms import Mistakes, Word

RIGHT: Final = "klopt"
TITLE, ADDRESS, DATED, VERSION = "bron", "adres", "datum", "versie"


@dataclass(frozen=True)
class Compared:
    """What the form says; ``version``: of the card that it was made for."""

    version: int
    values: dict[CardField, str]
    right: tuple[CardField, ...]
    source: Source


def read_form(fields: Fields, today: date) -> Compared:
    """Raises ``Mistakes``, and ``NotAValue`` for a version that no page of ours has."""
    found: dict[str, Word] = {}
    values: dict[CardField, str] = {}
    for one in CardField:
        if one.value in fields.values:
            try:
                values[one] = checked(one, fields.one(one))
            except NotAValue:
                found[one] = lambda t: t.aside.destination.value_wrong
    title, address, dated = fields.one(TITLE), fields.one(ADDRESS), fields.day(DATED)
    if not title:
        found[TITLE] = lambda t: t.aside.destination.source_needed
    if not address.startswith("https://"):
        found[ADDRESS] = lambda t: t.aside.destination.address_wrong
    if dated is None:
        found[DATED] = lambda t: t.aside.destination.date_wrong
    elif dated > today:
        found[DATED] = lambda t: t.aside.destination.date_future
    if fields.too_long:
        found[TITLE] = lambda t: t.aside.destination.source_needed
    if found or dated is None:
        raise Mistakes(found)
    right = tuple(one for one in CardField if one in fields.all(RIGHT))
    return Compared(_version(fields), values, right, Source(title, address, dated))


def _version(fields: Fields) -> int:
    given = fields.one(VERSION)
    if not (given.isascii() and given.isdigit()):
        raise NotAValue
    return int(given[:9])
