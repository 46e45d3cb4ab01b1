"""Days and moments in the words of a language."""

from datetime import date, datetime

from contracts.values.dates import AMSTERDAM
from notifier.reply.pages.texts.visit_shape import AroundTexts


def in_words(day: date, texts: AroundTexts) -> str:
    """Such as 9 april 2027."""
    return texts.day.format(day=day.day, month=texts.months[day.month - 1], year=day.year)


def moment_in_words(at: datetime, texts: AroundTexts) -> str:
    """The same with the time in the Netherlands."""
    local = at.astimezone(AMSTERDAM)
    return texts.at.format(day=in_words(local.date(), texts), time=local.strftime("%H:%M"))
