"""People, days and moments in words, the same on every part of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from contracts.values.bsn import Bsn
from contracts.values.dates import AMSTERDAM
from notifier.review.pages.case_page_texts import PageTexts
from notifier.review.shown_case.cast import Cast, Member


@dataclass(frozen=True)
class Told:
    """Says who somebody is and when something was, in the language of the page."""

    cast: Cast
    texts: PageTexts

    def member(self, one: Member) -> str:
        """As "kind 1 (D.B.)" or "A (P.V.)"; somebody of whom no name is known has only a letter."""
        words = self.texts.who
        if one.child:
            label = words.child.format(letter=one.letter)
        else:
            label = (words.sibling if one.sibling else words.adult).format(letter=one.letter)
        inside = [one.initials] if one.initials else []
        inside += [words.deceased] if one.deceased else []
        return f"{label} ({', '.join(inside)})" if inside else label

    def by_id(self, who: UUID | None) -> str:
        """Somebody as the case view names them; None has no number."""
        found = None if who is None else self.cast.by_id.get(who)
        return self.texts.who.unknown if found is None else self.member(found)

    def by_bsn(self, who: Bsn | None) -> str:
        """Somebody as the facts name them; None has no number."""
        found = None if who is None else self.cast.by_bsn.get(who)
        return self.texts.who.unknown if found is None else self.member(found)

    def together(self, names: Iterable[str]) -> str:
        """As "a, b en c"."""
        *first, last = names
        return self.texts.who.and_.join([", ".join(first), last]) if first else last

    def day(self, day: date) -> str:
        """As "vrijdag 22-11-2026"."""
        when = self.texts.when
        return when.full.format(weekday=when.weekdays[day.weekday()], day=day.strftime(when.day))

    def short_day(self, day: date) -> str:
        """As "22-11-2026"."""
        return day.strftime(self.texts.when.day)

    def moment(self, at: datetime) -> str:
        """As "22-11-2026 14:05", in Amsterdam."""
        return at.astimezone(AMSTERDAM).strftime(self.texts.when.moment)
