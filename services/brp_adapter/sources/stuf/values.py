"""A value of StUF: text, or the reason why there is none; dates that are known in part; moments.

Source: stuf0301.xsd (noValue, indOnvolledigeDatum, Tijdstip).
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final
from xml.etree.ElementTree import Element

from brp_adapter.register.dates import read_digits
from brp_adapter.sources.stuf.names import XSI, stuf
from brp_adapter.sources.values import YEARS
from contracts.values.dates import AMSTERDAM, UNKNOWN_DATE, NotADate, PartialDate

_NIL: Final = f"{{{XSI}}}nil"
_TRUE: Final = frozenset({"true", "1"})
_MOMENT: Final = re.compile(r"[0-9]{8,17}", re.ASCII)
_LAND: Final = re.compile(r"[0-9]{1,4}", re.ASCII)
_KNOWN_PARTS: Final = {"V": 3, "D": 2, "M": 1, "J": 0}
"""How many of year, month and day can be trusted, by indOnvolledigeDatum."""


class Said(Enum):
    """What an element says. Only ``NOTHING`` says that there is no value.

    ``WITHHELD`` (nietGeautoriseerd, nietOndersteund) and ``ABSENT`` say nothing about it at all.
    """

    VALUE = "value"
    NOTHING = "geenWaarde"
    UNKNOWN = "waardeOnbekend"
    WITHHELD = "nietGeautoriseerd"
    ABSENT = "absent"


_NO_VALUE: Final = {
    "geenWaarde": Said.NOTHING,
    "waardeOnbekend": Said.UNKNOWN,
    "vastgesteldOnbekend": Said.UNKNOWN,
    "nietGeautoriseerd": Said.WITHHELD,
    "nietOndersteund": Said.WITHHELD,
}


@dataclass(frozen=True, slots=True)
class Value:
    """``text`` is empty unless ``said`` is ``VALUE``; ``known`` parts of a date count."""

    said: Said
    text: str = field(default="", repr=False)
    known: int = 3

    @property
    def there(self) -> bool:
        """There is something, known or not."""
        return self.said in {Said.VALUE, Said.UNKNOWN}


ABSENT: Final = Value(Said.ABSENT)


def value_of(parent: Element | None, name: str) -> Value:
    """The value of a child element ``name``."""
    element = None if parent is None else parent.find(name)
    if element is None:
        return ABSENT
    reason = element.get(stuf("noValue"))
    if reason is not None:
        # A reason that is not in the standard: nothing can be concluded from it.
        return Value(_NO_VALUE.get(reason, Said.WITHHELD))
    text = (element.text or "").strip()
    if element.get(_NIL) in _TRUE or not text:
        # Nil without a reason stands for no value (StUF 03.01 §3.4), and so does emptiness.
        return Value(Said.NOTHING)
    indicator = element.get(stuf("indOnvolledigeDatum"), "V")
    return Value(Said.VALUE, text, _KNOWN_PARTS.get(indicator, 0))


def is_nil(element: Element) -> bool:
    """Whether a whole group or object is nil."""
    return element.get(_NIL) in _TRUE


def date_of(value: Value) -> PartialDate | None:
    """The date as far as it can be trusted; what cannot be read is an unknown date, not none."""
    if not value.there:
        return None
    try:
        date = read_digits(value.text) if value.said is Said.VALUE and value.known else UNKNOWN_DATE
    except NotADate:
        return UNKNOWN_DATE
    if date.year not in YEARS:
        return UNKNOWN_DATE
    parts = (date.year, date.month, date.day)[: value.known]
    return PartialDate(*parts)


def land_of(value: Value) -> str | None:
    """Code of tabel 34, its lost zeros put back; None where it is no code."""
    text = value.text
    return text.zfill(4) if value.said is Said.VALUE and _LAND.fullmatch(text) else None


def moment_of(text: str) -> datetime | None:
    """The last instant that ``jjjjmmddhhmmssmmm``, given in part, can be: what follows is later.

    Legal time of the Netherlands. None for what is no moment.
    """
    if not _MOMENT.fullmatch(text) or int(text[:4]) not in YEARS:
        return None
    latest = "99991231235959999"
    try:
        day = datetime.strptime(text[:8], "%Y%m%d").replace(tzinfo=AMSTERDAM)
        if len(text) == len("jjjjmmdd"):
            return (day + timedelta(days=1, microseconds=-1)).astimezone(UTC)
        clock = text[8:] + latest[len(text) :]
        moment = day.replace(
            hour=int(clock[:2]),
            minute=int(clock[2:4]),
            second=int(clock[4:6]),
            microsecond=int(clock[6:]) * 1000 + 999,
            fold=1,
        )
        return moment.astimezone(UTC)
    except ValueError:
        return None
