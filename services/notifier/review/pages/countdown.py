"""How long there still is, in words: what a person reads first in the worklist."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class CountdownTexts:
    """``ahead`` and ``late`` take ``{span}``; the spans take numbers: d, h and m."""

    ahead: str
    late: str
    now: str
    days: str
    one_day: str
    hours: str
    minutes: str


def countdown(at: datetime, now: datetime, texts: CountdownTexts) -> str:
    """From ``now`` to ``at``, in the two largest units, rounded down.

    Rounded down: nobody is promised a minute that there is not. In the minute of ``at`` itself it
    is now.
    """
    left = at - now
    if abs(left) < _MINUTE:
        return texts.now
    return (texts.ahead if left > timedelta() else texts.late).format(span=_span(abs(left), texts))


def _span(length: timedelta, texts: CountdownTexts) -> str:
    days, rest = divmod(length, _DAY)
    hours, rest = divmod(rest, _HOUR)
    minutes = rest // _MINUTE
    in_days = texts.one_day if days == 1 else texts.days.format(d=days) if days else ""
    in_hours = texts.hours.format(h=hours) if hours else ""
    in_minutes = texts.minutes.format(m=minutes) if minutes and not days else ""
    return " ".join(part for part in (in_days, in_hours, in_minutes) if part)
