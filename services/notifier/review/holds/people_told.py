"""Whom a decision about a hold is about, by the letters that the page of the case gives them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from contracts.values.bsn import Bsn
from notifier.decision.verdict import Told
from notifier.review.case.opening import OpenCase
from notifier.review.desk import Desk
from notifier.review.pages.rendering import TEXTS
from notifier.review.shown_case.shown import cast_for
from notifier.review.shown_case.told import Told as Teller
from notifier.review.visit import Visit


@dataclass(frozen=True)
class Names:
    """Says who somebody is as the page of the case does; never by name."""

    teller: Teller

    @classmethod
    def on(cls, desk: Desk, visit: Visit, case: OpenCase) -> "Names":
        """For this case, in the language of the page."""
        cast = cast_for(desk.service, case, visit.now)
        return cls(Teller(cast, TEXTS[visit.frame.language].page))

    def of(self, person: Bsn) -> str:
        """One."""
        return self.teller.by_bsn(person)

    def of_all(self, people: Iterable[Bsn]) -> str:
        """Several, in a fixed order."""
        return ", ".join(sorted(self.of(person) for person in people))

    def lines(self, told: Iterable[Told]) -> tuple[tuple[str, str], ...]:
        """Per holder the children whom it is about."""
        about: dict[Bsn, list[Bsn]] = defaultdict(list)
        for holder, child in told:
            about[holder].append(child)
        return tuple(sorted((self.of(holder), self.of_all(mine)) for holder, mine in about.items()))
