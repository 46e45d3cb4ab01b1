"""How soon a human must act, and who gets a flag: by the date and by nothing else (DECISION §6)."""

from __future__ import annotations

from datetime import timedelta

from contracts.values.dates import hours_until, plus_months
from notifier.decision.facts import ReportKind
from notifier.decision.outcome import Flag, Tier
from notifier.decision.terms import HKOV_END, JUST_DEPARTED_DAYS, LONG_AGO_MONTHS, VERY_YOUNG
from notifier.decision.view import ChildView

BEFORE = (
    (timedelta(hours=24), Tier.T0),
    (timedelta(hours=72), Tier.T1),
    (timedelta(hours=120), Tier.T2),
)
_ONE_UP = {Tier.T1: Tier.T0, Tier.T2: Tier.T1, Tier.T3: Tier.T2}


def urgency_of(view: ChildView) -> Tier:
    """The tier of one child on the day of deciding."""
    tier = _by_date(view)
    before = view.urgent_on >= view.today
    if before and view.child.delivered and view.may_be_younger_than(VERY_YOUNG, view.child):
        tier = _ONE_UP.get(tier, tier)
    if view.reported(ReportKind.ALREADY_GONE):  # R17
        return Tier.T0
    if view.declared_itself and tier not in (Tier.T0, Tier.T1):  # S31
        return Tier.T7
    return tier


def _by_date(view: ChildView) -> Tier:
    day, today = view.urgent_on, view.today
    if day == today:
        return Tier.T0
    if day > today:
        left = hours_until(day, view.now)
        return next((tier for limit, tier in BEFORE if left <= limit), Tier.T3)
    if (today - day).days <= JUST_DEPARTED_DAYS:
        return Tier.T4
    return Tier.T5 if today <= plus_months(day, LONG_AGO_MONTHS) else Tier.T6


def recipients_of(view: ChildView) -> frozenset[Flag]:
    """Who is flagged: RvdK, and after the departure of a child under 16 the Ca IKA as well."""
    departed = view.departs_on < view.today
    if departed and view.may_be_younger_than(HKOV_END, view.child):
        return frozenset({Flag.RVDK_IKO, Flag.CA_IKA})
    return frozenset({Flag.RVDK_IKO})
