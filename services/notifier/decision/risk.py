"""Risk indicators R01 to R19 (DECISION §5). They flag and order; they never decide who is told.

No score: a flag follows from which indicators apply, and each says in a sentence why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from contracts.values.dates import hours_until, local_date, plus_months
from notifier.decision.addresses import address_on, day_before, moves_of
from notifier.decision.facts import AnswerKind, HistoryKind, ReportedBy, ReportKind
from notifier.decision.terms import (
    DISSOLVED_MONTHS,
    HISTORY_MONTHS,
    RECENT_MOVE,
    SHORT_NOTICE,
    VERY_YOUNG,
)
from notifier.decision.view import ChildView

PROFESSIONALS = (ReportedBy.VEILIG_THUIS, ReportedBy.POLICE, ReportedBy.SCHOOL, ReportedBy.GI)


class Severity(StrEnum):
    """H flags alone, M flags with another, L never."""

    H = "H"
    M = "M"
    L = "L"


class Source(StrEnum):
    """Where an indicator comes from; two M count together only from different sources."""

    EVENT = "event"
    BRP = "BRP"
    PARENT = "parent"
    PARTNER = "partner organisation"
    HISTORY = "own history"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table in DECISION §5."""

    code: str
    severity: Severity
    source: Source
    when: Callable[[ChildView], bool]


def r01_objected(view: ChildView) -> bool:
    """A staying holder objected."""
    return any(a.answer is AnswerKind.OBJECT and a.by in view.staying for a in view.answers)


def r02_earlier_removal(view: ChildView) -> bool:
    """An earlier case of this child, a sibling or the departing side was a confirmed removal."""
    family = {view.child.bsn, *view.departing_side, *(s.bsn for s in view.facts.siblings)}
    return any(h.kind is HistoryKind.REMOVAL_CONFIRMED and h.about in family for h in view.history)


def r03_credible_threat(view: ChildView) -> bool:
    """A reported concrete threat that a reviewer marked credible."""
    return any(r.credible for r in view.reported(ReportKind.THREAT))


def r04_court_order_contradicts(view: ChildView) -> bool:
    """A checked court order contradicts the departure."""
    return any(r.checked for r in view.reported(ReportKind.COURT_ORDER_CONTRADICTS))


def r05_lived_with_staying(view: ChildView) -> bool:
    """The child lives with a staying holder, not with who leaves, on the day before departure.

    Once the departure is registered nobody can be asked about that day any more: what we saw at
    the declaration then counts (DECISION §5).
    """
    days = [day_before(view.departs_on)]
    if view.declared_and_gone is not None:
        days.append(view.declared_and_gone)
    for day in days:
        home = address_on(view.child, day, today=view.today)
        leaving = [address_on(view.person(n), day, today=view.today) for n in view.departing_side]
        if home is not None and leaving and None not in leaving:
            staying = [address_on(view.person(h), day, today=view.today) for h in view.staying]
            return home in staying and home not in leaving
    return False


def r06_moved_to_departing(view: ChildView) -> bool:
    """The child's address went from the staying to the departing side at most 90 days before.

    Where days between the two addresses are not known, all of them lie within the 90. The
    departure itself is no such move.
    """
    for move in moves_of(view.child):
        before = day_before(move.left_since)
        recent = move.day < view.departs_on <= move.left_since + RECENT_MOVE
        left = any(
            address_on(view.person(h), before, today=view.today) == move.left for h in view.staying
        )
        entered = any(
            address_on(view.person(n), move.day, today=view.today) == move.entered
            for n in view.departing_side
        )
        if recent and left and entered:
            return True
    return False


def r07_short_notice(view: ChildView) -> bool:
    """Declared at most 48 hours before the departure date as now known, or on or after it."""
    declaration = view.ruling
    return (
        declaration is not None
        and hours_until(view.departs_on, declaration.declared_at) <= SHORT_NOTICE
    )


def r08_did_not_appear(view: ChildView) -> bool:
    """Summoned to appear (verschijningsplicht) and did not come."""
    return bool(view.reported(ReportKind.NO_SHOW))


def r09_declarant_without_gezag(view: ChildView) -> bool:
    """The declarant is known and is not a holder; not with S31, nor without a known holder."""
    known = view.declarant is not None and bool(view.holders)
    return known and view.declarant not in view.holders and not view.declared_itself


def r10_destination_withheld(view: ChildView) -> bool:
    """Destination asked but unknown or withheld."""
    return view.ruling is not None and not view.ruling.destination


def r11_declared_before(view: ChildView) -> bool:
    """An earlier declaration for this child was withdrawn or refused in the last 12 months."""
    since = plus_months(view.today, -HISTORY_MONTHS)
    ended = (HistoryKind.DECLARATION_WITHDRAWN, HistoryKind.DECLARATION_REFUSED)
    in_history = any(
        h.kind in ended and h.about == view.child.bsn and local_date(h.at) >= since
        for h in view.history
    )
    in_this_case = any(
        d.withdrawn_at is not None and local_date(d.withdrawn_at) >= since
        for d in view.facts.declarations
    )
    return in_history or in_this_case


def r12_recently_dissolved(view: ChildView) -> bool:
    """The holders' marriage or partnership was dissolved at most 6 months ago."""
    since = plus_months(view.today, -DISSOLVED_MONTHS)
    return any(
        since <= d.on.latest and d.on.earliest <= view.today for d in view.facts.dissolutions
    )


def r13_siblings_split(view: ChildView) -> bool:
    """Some brothers or sisters with the same two holders depart, others stay."""
    return any(s.same_holders and not s.departs for s in view.facts.siblings)


def r14_child_protection(view: ChildView) -> bool:
    """Open child-protection matter (also S33)."""
    return bool(view.reported(ReportKind.SUPERVISION))


def r16_professional_referral(view: ChildView) -> bool:
    """Referral by Veilig Thuis, police, school or GI."""
    return any(r.reported_by in PROFESSIONALS for r in view.reported(ReportKind.REFERRAL))


def r17_already_gone(view: ChildView) -> bool:
    """The child is already gone before the declaration."""
    return bool(view.reported(ReportKind.ALREADY_GONE))


def r19_very_young(view: ChildView) -> bool:
    """Younger than 6; not of a child whom the BRP does not deliver."""
    return view.child.delivered and view.may_be_younger_than(VERY_YOUNG, view.child)


INDICATORS = (
    Indicator("R01", Severity.H, Source.PARENT, r01_objected),
    Indicator("R02", Severity.H, Source.HISTORY, r02_earlier_removal),
    Indicator("R03", Severity.H, Source.PARTNER, r03_credible_threat),
    Indicator("R04", Severity.H, Source.PARTNER, r04_court_order_contradicts),
    Indicator("R05", Severity.H, Source.BRP, r05_lived_with_staying),
    Indicator("R06", Severity.M, Source.BRP, r06_moved_to_departing),
    Indicator("R07", Severity.M, Source.EVENT, r07_short_notice),
    Indicator("R08", Severity.H, Source.PARTNER, r08_did_not_appear),
    Indicator("R09", Severity.M, Source.EVENT, r09_declarant_without_gezag),
    Indicator("R10", Severity.L, Source.EVENT, r10_destination_withheld),
    Indicator("R11", Severity.M, Source.HISTORY, r11_declared_before),
    Indicator("R12", Severity.L, Source.BRP, r12_recently_dissolved),
    Indicator("R13", Severity.L, Source.BRP, r13_siblings_split),
    Indicator("R14", Severity.H, Source.PARTNER, r14_child_protection),
    Indicator("R16", Severity.H, Source.PARTNER, r16_professional_referral),
    Indicator("R17", Severity.H, Source.PARTNER, r17_already_gone),
    Indicator("R19", Severity.L, Source.BRP, r19_very_young),
)


def indicators_of(view: ChildView) -> tuple[Indicator, ...]:
    """Every indicator that applies."""
    return tuple(indicator for indicator in INDICATORS if indicator.when(view))


def flagged_by(indicators: Sequence[Indicator]) -> bool:
    """Any H; or two M from different sources; or R07 with any other M. L never flags."""
    if any(i.severity is Severity.H for i in indicators):
        return True
    medium = [i for i in indicators if i.severity is Severity.M]
    return any(
        one.source != other.source or "R07" in (one.code, other.code)
        for one, other in combinations(medium, 2)
    )
