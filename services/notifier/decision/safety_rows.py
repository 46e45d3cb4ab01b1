"""Rows of DECISION §4 about safety: who may be told without danger to anybody.

The roles in a report decide everything: the same contact ban holds a message when it protects the
departing mother from the addressee (S20), and lets it go when it protects the addressee (S21).
"""

from __future__ import annotations

from contracts.messages.facts import Reach, SaidSafe
from notifier.decision.facts import Report, ReportKind
from notifier.decision.rows import Result, Row
from notifier.decision.shared_address import staying_with_who_departs
from notifier.decision.terms import ADULT
from notifier.decision.view import ChildView

PROTECTION = (
    ReportKind.CONTACT_BAN,
    ReportKind.LOCATION_BAN,
    ReportKind.HUISVERBOD,
    ReportKind.AWARE,
    ReportKind.STALKING,
)


def s16_geheimhouding_leaving(view: ChildView) -> bool:
    """Geheimhouding on the child, the departing side or a departing brother or sister."""
    return any(view.person(n).geheimhouding for n in view.household)


def s17_geheimhouding_staying(view: ChildView) -> bool:
    """Geheimhouding only on the staying holder: addressed to that person alone."""
    staying = any(view.person(h).geheimhouding for h in view.staying)
    return staying and not s16_geheimhouding_leaving(view)


def s18_shelter(view: ChildView) -> bool:
    """Briefadres of the child or a departing holder, or a shelter reported about the household."""
    if view.child.briefadres or any(view.person(h).briefadres for h in view.departing_holders):
        return True
    return any(_about_household(view, r) for r in view.reports if r.kind is ReportKind.SHELTER)


def _about_household(view: ChildView, report: Report) -> bool:
    named = {n for n in (report.about, report.protects) if n is not None}
    return not named or bool(named & view.household)


def s19_not_safe(view: ChildView) -> bool:
    """The departing parent said that informing is not safe, or could not say that it is.

    Also in a declaration that was withdrawn, and whatever was answered since: what was said about
    safety is taken back by nobody, because the next answer may be given with somebody looking on.
    """
    return any(d.safe_to_inform is False for d in view.facts.declarations) or any(
        answer.said is not SaidSafe.YES for answer in view.facts.safety_answers
    )


def s20_protected_from_staying(view: ChildView) -> bool:
    """A ban, AWARE or stalking report protects a departing holder or the child from a holder."""
    return any(_protects_leaving(view, r) for r in view.reported(*PROTECTION))


def _protects_leaving(view: ChildView, report: Report) -> bool:
    leaving = {view.child.bsn, *view.departing_holders}
    if report.against is not None and report.against not in view.staying:
        return False
    # Roles left open are read on the safe side: a human looks.
    return report.protects is None or report.protects in leaving


def s21_staying_protected(view: ChildView) -> bool:
    """The same kinds of report, protecting the staying holder from the departing side."""
    return any(_protects_staying(view, r) for r in view.reported(*PROTECTION))


def _protects_staying(view: ChildView, report: Report) -> bool:
    if report.protects is None:
        return report.against in view.departing_side
    if report.protects not in view.staying:
        return False
    return report.against is None or report.against in view.departing_side


def s22_curatele(view: ChildView) -> bool:
    """The staying holder is under curatele."""
    return any(view.person(h).curatele for h in view.staying)


def s23_contact_denied(view: ChildView) -> bool:
    """Ontzegging van de omgang against the staying holder."""
    return _reported_against_staying(view, ReportKind.CONTACT_DENIED)


def s24_partner_killing(view: ChildView) -> bool:
    """The staying holder is suspected of, or convicted for, killing the other parent."""
    return _reported_against_staying(view, ReportKind.PARTNER_KILLING)


def _reported_against_staying(view: ChildView, kind: ReportKind) -> bool:
    return bool(view.staying) and any(
        r.against is None or r.against in view.staying for r in view.reported(kind)
    )


def s26_minor_holder(view: ChildView) -> bool:
    """The staying holder is a minor; by an incomplete birth date, may be one."""
    staying = (view.person(h) for h in view.staying)
    return any(p.delivered and view.may_be_younger_than(ADULT, p) for p in staying)


def s28_lives_abroad(view: ChildView) -> bool:
    """The staying holder has lived abroad for longer, with a known address."""
    return any(
        view.person(h).reach is Reach.ABROAD and h not in view.facts.departs_apart
        for h in view.staying
    )


def s29_cannot_be_reached(view: ChildView) -> bool:
    """The staying holder's address is unknown, or a holder has no BSN."""
    unknown = any(view.person(h).reach is Reach.UNKNOWN for h in view.staying)
    return unknown or view.holder_without_number


def s30_same_address(view: ChildView) -> bool:
    """The staying holder lives at the address of the departing holder."""
    return bool(staying_with_who_departs(view))


def s33_supervision(view: ChildView) -> bool:
    """OTS, uithuisplaatsing or an inquiry of the RvdK."""
    return bool(view.reported(ReportKind.SUPERVISION))


def s34_placed(view: ChildView) -> bool:
    """Foster care or an institution."""
    return bool(view.reported(ReportKind.PLACED))


def s43_never_notify(view: ChildView) -> bool:
    """A staying holder asked never to be notified."""
    return any(view.asked_never_to_be_notified(h) for h in view.staying)


SAFETY_ROWS = (
    Row("S16", Result.HOLD, s16_geheimhouding_leaving),
    Row("S17", Result.NOTE, s17_geheimhouding_staying),
    Row("S18", Result.HOLD, s18_shelter),
    Row("S19", Result.HOLD_FLAG, s19_not_safe),
    Row("S20", Result.HOLD_FLAG, s20_protected_from_staying),
    Row("S21", Result.NOTIFY_FLAG, s21_staying_protected),
    Row("S22", Result.HOLD, s22_curatele),
    Row("S23", Result.HOLD, s23_contact_denied),
    Row("S24", Result.HOLD_FLAG, s24_partner_killing),
    Row("S26", Result.HOLD, s26_minor_holder),
    Row("S28", Result.NOTE, s28_lives_abroad),
    Row("S29", Result.HOLD_FLAG, s29_cannot_be_reached),
    Row("S30", Result.HOLD, s30_same_address),
    Row("S33", Result.HOLD_FLAG, s33_supervision),
    Row("S34", Result.HOLD_FLAG, s34_placed),
    Row("S43", Result.NONE, s43_never_notify),
)
