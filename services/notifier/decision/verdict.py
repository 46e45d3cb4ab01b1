"""What people decide about a HOLD, and what lay before them when they did (domain/safety §2).

The machine's own decision stays as it is; ``released`` says what is followed because of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from contracts.messages.facts import PersonFacts, SaidSafe
from contracts.values.bsn import Bsn
from notifier.decision.child import ROWS
from notifier.decision.facts import CaseFacts, Report, ReportKind
from notifier.decision.outcome import Decision, HolderDisposition


class Choice(StrEnum):
    """The outcomes of a hold, but for SKIP: that closes the case."""

    FULL = "volledig"
    """NOTIFY_FULL: the ordinary letter."""
    LIMITED = "beperkt"
    """NOTIFY_LIMITED: a letter without a date; no letter names a country."""
    CALL = "telefoon"
    """NOTIFY_VIA_RVDK_CALL: no letter, somebody of RvdK calls."""
    WITHHOLD = "achterhouden"
    """WITHHOLD: nobody is told until the review date, and then people decide again."""


BY_LETTER: Final = frozenset({Choice.FULL, Choice.LIMITED})
HOLDING_CODES: Final = frozenset(row.code for row in ROWS if row.result.holds)
SECRECY: Final = "geheimhouding"
BRIEFADRES: Final = "briefadres"
CURATELE: Final = "curatele"
SAID_UNSAFE: Final = "niet_veilig"
"""With a moment behind it: who says it again, says it anew, also past what people released."""
_REPORTED: Final = frozenset(
    {
        ReportKind.CONTACT_BAN,
        ReportKind.LOCATION_BAN,
        ReportKind.HUISVERBOD,
        ReportKind.AWARE,
        ReportKind.STALKING,
        ReportKind.SHELTER,
        ReportKind.CONTACT_DENIED,
        ReportKind.PARTNER_KILLING,
        ReportKind.SUPERVISION,
        ReportKind.PLACED,
    }
)
"""Reports that may hold. A second one of the same kind adds no row, and may be about another."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Something that held: a row and its child, or a fact behind a row and whom it is about.

    ``what``: the code of a row, a kind of report, or one of the words above. ``people``: in the
    order of their parts (protects, against, about); None where there is nobody.
    """

    what: str
    people: tuple[Bsn | None, ...]

    @property
    def kind(self) -> str:
        """``what`` without a moment."""
        return self.what.partition(" ")[0]

    @property
    def is_row(self) -> bool:
        """Whether this is a row of DECISION §4, and no fact behind one."""
        return self.what in HOLDING_CODES


Told = tuple[Bsn, Bsn]
"""A staying holder, and a child over whom that holder has gezag."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """All that held, and everybody who would be told about whom, when somebody looked."""

    grounds: frozenset[Ground]
    told: frozenset[Told]

    def beyond(self, before: LookedAt) -> LookedAt:
        """What stands here and did not before."""
        return LookedAt(self.grounds - before.grounds, self.told - before.told)

    def shared_with(self, other: LookedAt) -> LookedAt:
        """What both had before them: two people can only agree about that."""
        return LookedAt(self.grounds & other.grounds, self.told & other.told)

    def under(self, newer: Mapping[Bsn, Bsn]) -> LookedAt:
        """The same with everybody under the number that they have now."""
        return LookedAt(
            frozenset(
                Ground(g.what, tuple(None if p is None else newer.get(p, p) for p in g.people))
                for g in self.grounds
            ),
            frozenset((newer.get(h, h), newer.get(c, c)) for h, c in self.told),
        )

    def __bool__(self) -> bool:
        return bool(self.grounds or self.told)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people made of a hold. ``choice`` None: they have not come to one yet."""

    choice: Choice | None
    looked_at: LookedAt
    at: datetime


@dataclass(frozen=True, slots=True)
class Call:
    """One call to a holder about one child. ``takes_back``: it told that it is not so after all.

    ``beside``: it did not take the place of a letter.
    """

    told: Told
    at: datetime
    takes_back: bool = False
    beside: bool = False


def looked_at(decision: Decision, facts: CaseFacts) -> LookedAt:
    """What somebody has before them who decides now about the machine's ``decision``."""
    newer = newer_numbers(facts)
    seen = LookedAt(
        frozenset((*_rows(decision), *_reports(facts), *_people(facts), *_said_unsafe(facts))),
        frozenset(
            (outcome.holder, child)
            for outcome in decision.holders
            if outcome.disposition is not HolderDisposition.NONE
            for child in outcome.children
        ),
    )
    return seen.under(newer)


def newer_numbers(facts: CaseFacts) -> Mapping[Bsn, Bsn]:
    """The number that somebody has now, by each one they had before."""
    return {
        old: person.bsn
        for child in facts.departure.children
        for person in (child.child, *child.persons)
        for old in person.former_numbers
    }


def _rows(decision: Decision) -> Iterator[Ground]:
    for child in decision.children:
        for code in child.codes:
            if code in HOLDING_CODES:
                yield Ground(code, (child.child,))


def _reports(facts: CaseFacts) -> Iterator[Ground]:
    for report in facts.reports:
        if report.kind in _REPORTED:
            yield Ground(report.kind, _roles(report))


def _roles(report: Report) -> tuple[Bsn | None, ...]:
    return (report.protects, report.against, report.about)


def _people(facts: CaseFacts) -> Iterator[Ground]:
    for child in facts.departure.children:
        for person in (child.child, *child.persons):
            for what in _marks(person):
                yield Ground(what, (person.bsn,))


def _said_unsafe(facts: CaseFacts) -> Iterator[Ground]:
    for child in facts.departure.children:
        for answer in child.safety_answers:
            if answer.said is not SaidSafe.YES:
                at = answer.at.astimezone(UTC).isoformat()
                yield Ground(f"{SAID_UNSAFE} {at}", (child.child.bsn,))


def _marks(person: PersonFacts) -> Iterator[str]:
    if person.geheimhouding:
        yield SECRECY
    if person.briefadres:
        yield BRIEFADRES
    if person.curatele:
        yield CURATELE
