"""One child's facts with the words of DECISION §2 worked out: the vocabulary of all rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from contracts.gezag import GezamenlijkGezag, Holder, holders_of
from contracts.messages.facts import ChildFacts, Declaration, GezagSource, PersonFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate, age_on, local_date
from notifier.decision.facts import Answer, CaseFacts, HistoryEntry, Report, ReportKind
from notifier.decision.terms import ADULT, DECLARES_ITSELF


@dataclass(frozen=True)
class ChildView:
    """Facts of one child, read on one day."""

    facts: ChildFacts
    reports: tuple[Report, ...]
    answers: tuple[Answer, ...]
    history: tuple[HistoryEntry, ...]
    now: datetime

    @classmethod
    def of(cls, child: ChildFacts, case: CaseFacts, now: datetime) -> ChildView:
        """With earlier numbers replaced: a number in ``historicBsns`` is the same person."""
        newer = {
            old: person.bsn
            for facts in case.departure.children
            for person in (facts.child, *facts.persons)
            for old in person.former_numbers
        }

        def current(number: Bsn | None) -> Bsn | None:
            return newer.get(number, number) if number is not None else None

        return cls(
            facts=child,
            reports=tuple(
                replace(
                    r,
                    about=current(r.about),
                    protects=current(r.protects),
                    against=current(r.against),
                )
                for r in case.reports
            ),
            answers=tuple(replace(a, by=newer.get(a.by, a.by)) for a in case.answers),
            history=tuple(replace(h, about=newer.get(h.about, h.about)) for h in case.history),
            now=now,
        )

    # --- dates -----------------------------------------------------------------------------

    @cached_property
    def today(self) -> date:
        """The calendar date in Amsterdam."""
        return local_date(self.now)

    @cached_property
    def open_declarations(self) -> tuple[Declaration, ...]:
        """The declarations that were not withdrawn, in order of recording."""
        return tuple(d for d in self.facts.declarations if d.withdrawn_at is None)

    @cached_property
    def ruling(self) -> Declaration | None:
        """*The declaration*: of several open ones the last."""
        return self.open_declarations[-1] if self.open_declarations else None

    @cached_property
    def departs_at_all(self) -> bool:
        """Whether any departure is known that was not undone."""
        known = self.facts.registration is not None or self.ruling is not None
        return known and self.facts.undone is None

    @cached_property
    def stated_date(self) -> PartialDate:
        """The departure date as known; only asked of a child that departs."""
        if self.facts.registration is not None:
            return self.facts.registration.date
        if self.ruling is None:
            msg = "no departure is known"
            raise ValueError(msg)
        return self.ruling.date

    @cached_property
    def departs_on(self) -> date:
        """The date that counts: of an incomplete one the possible day nearest to today."""
        return self.stated_date.nearest_to(self.today)

    @cached_property
    def urgent_on(self) -> date:
        """The date for urgency: of several open declarations the earliest, until registered."""
        if self.facts.registration is not None or not self.open_declarations:
            return self.departs_on
        return min(d.date.nearest_to(self.today) for d in self.open_declarations)

    @cached_property
    def declared_and_gone(self) -> date | None:
        """The day of *the declaration*, once its departure is registered; None until then."""
        if self.facts.registration is None or self.ruling is None:
            return None
        return local_date(self.ruling.declared_at)

    # --- people ----------------------------------------------------------------------------

    @property
    def child(self) -> PersonFacts:
        """The child."""
        return self.facts.child

    @cached_property
    def _persons(self) -> dict[Bsn, PersonFacts]:
        return {p.bsn: p for p in (*self.facts.persons, self.facts.child)}

    def person(self, number: Bsn) -> PersonFacts:
        """What is known of a person; someone of whom nothing is known was not delivered."""
        return self._persons.get(number) or PersonFacts(bsn=number, delivered=False)

    def age(self, person: PersonFacts) -> int | None:
        """Age on the departure date, the youngest that it can be; None when nothing is known."""
        return age_on(person.birth, self.departs_on)

    def may_be_younger_than(self, years: int, person: PersonFacts) -> bool:
        """Whether any possible date makes the person younger; not delivered counts as younger."""
        age = self.age(person)
        return age is None or age < years

    @cached_property
    def declarant(self) -> Bsn | None:
        """Who made *the declaration*."""
        return self.ruling.declarant if self.ruling is not None else None

    @cached_property
    def declared_itself(self) -> bool:
        """S31: a child of 16 or 17 that declared the departure itself."""
        return self.declarant == self.child.bsn and not self.may_be_younger_than(
            DECLARES_ITSELF, self.child
        )

    # --- holders ---------------------------------------------------------------------------

    @cached_property
    def holders(self) -> tuple[Bsn, ...]:
        """Living holders whom the register names (DECISION §2: answers (a) and (b) only)."""
        return tuple(h for h in self._named_holders if not self.person(h).deceased)

    @cached_property
    def dead_holders(self) -> tuple[Bsn, ...]:
        """S25: holders who have died."""
        return tuple(h for h in self._named_holders if self.person(h).deceased)

    @cached_property
    def _named_holders(self) -> tuple[Bsn, ...]:
        return tuple(dict.fromkeys(h.bsn for h in self._all_holders if h.bsn is not None))

    @cached_property
    def _all_holders(self) -> tuple[Holder, ...]:
        answer = self.facts.gezag
        if answer.gezag is None or answer.source is GezagSource.NONE:
            return ()
        return holders_of(answer.gezag)

    @cached_property
    def holder_without_number(self) -> bool:
        """A known holder of whom the register has no BSN."""
        return any(h.bsn is None for h in self._all_holders)

    @cached_property
    def unknown_third(self) -> bool:
        """GezamenlijkGezag with an OnbekendeDerde."""
        gezag = self.facts.gezag.gezag
        return (
            self.facts.gezag.source is not GezagSource.NONE
            and isinstance(gezag, GezamenlijkGezag)
            and gezag.derde is None
        )

    @property
    def all_holders_named(self) -> bool:
        """Nobody has gezag whom the register cannot name."""
        return not (self.holder_without_number or self.unknown_third)

    @cached_property
    def departing_holders(self) -> tuple[Bsn, ...]:
        """Holders in the departure set."""
        return tuple(h for h in self.holders if h in self.facts.departing)

    @cached_property
    def staying(self) -> tuple[Bsn, ...]:
        """Staying holders: alive, not in the departure set."""
        return tuple(h for h in self.holders if h not in self.facts.departing)

    # --- the departing side ------------------------------------------------------------------

    def is_adult(self, number: Bsn) -> bool:
        """18 or older on the departure date; of an unknown declarant it is taken for granted."""
        if number == self.child.bsn:
            return False
        age = self.age(self.person(number))
        return number == self.declarant if age is None else age >= ADULT

    @cached_property
    def adults_along(self) -> tuple[Bsn, ...]:
        """Adults in the departure set."""
        return tuple(n for n in self.facts.departing if self.is_adult(n))

    @cached_property
    def departing_adults(self) -> tuple[Bsn, ...]:
        """*Departing adult*, only where no holder is in the departure set."""
        if self.departing_holders:
            return ()
        if self.adults_along:
            return self.adults_along
        declarant = self.declarant
        if declarant is None or declarant in self.staying or not self.is_adult(declarant):
            return ()
        return (declarant,)

    @cached_property
    def departing_side(self) -> tuple[Bsn, ...]:
        """The departing holders, or the departing adult where there is none."""
        return self.departing_holders or self.departing_adults

    @cached_property
    def departing_siblings(self) -> tuple[Bsn, ...]:
        """Brothers and sisters in the departure set."""
        return tuple(s.bsn for s in self.facts.siblings if s.departs)

    @cached_property
    def household(self) -> frozenset[Bsn]:
        """DECISION §2, *household*."""
        return frozenset((self.child.bsn, *self.departing_side, *self.departing_siblings))

    # --- reports -----------------------------------------------------------------------------

    def reported(self, *kinds: ReportKind) -> tuple[Report, ...]:
        """Reports of these kinds that count for this child.

        One that names another child counts for that child only; one about an adult of the family,
        or about nobody by name, counts for every child.
        """
        return tuple(r for r in self.reports if r.kind in kinds and self._concerns(r))

    def _concerns(self, report: Report) -> bool:
        about = report.about
        if about is None or about == self.child.bsn:
            return True
        known_adult = about in self._persons and self.is_adult(about)
        return known_adult or about in self.holders

    def asked_never_to_be_notified(self, holder: Bsn) -> bool:
        """S43: the holder asked never to be notified."""
        return any(r.kind is ReportKind.NEVER_NOTIFY and r.about == holder for r in self.reports)
