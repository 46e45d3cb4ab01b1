"""Rows of DECISION §4 about who has gezag, who departs, and what was declared."""

from __future__ import annotations

from itertools import combinations

from contracts.gezag import TijdelijkGeenGezag, Voogdij
from contracts.messages.facts import ConsentScope, GezagSource
from contracts.values.dates import PartialDate, plus_months
from notifier.decision.gate import g06_court_permission, s07_declared_and_stays
from notifier.decision.rows import Result, Row
from notifier.decision.terms import LONG_AGO_MONTHS, RECENT_TIE_MONTHS
from notifier.decision.view import ChildView


def s03_holder_departs_apart(view: ChildView) -> bool:
    """A holder's own departure is known, but on another date or to another country."""
    return any(h in view.facts.departs_apart for h in view.staying)


def s05_consent_does_not_count(view: ChildView) -> bool:
    """Consent only for travel, or not verified: counts as no consent."""
    return view.ruling is not None and any(
        c.holder in view.staying and (not c.verified or c.scope is not ConsentScope.EMIGRATION)
        for c in view.ruling.consents
    )


def s06_court_permission_unsure(view: ChildView) -> bool:
    """Court permission claimed, but not checked and enforceable."""
    claimed = view.ruling is not None and view.ruling.court_permission is not None
    return claimed and not g06_court_permission(view)


def s07_any_declared_and_stays(view: ChildView) -> bool:
    """The declarant is a holder who stays."""
    return any(s07_declared_and_stays(view, h) for h in view.staying)


def _all_known_holders_stay(view: ChildView) -> bool:
    return bool(view.holders) and not view.departing_holders and not view.declared_itself


def s08_adult_without_gezag(view: ChildView) -> bool:
    """All holders stay, and an adult who is not a holder departs along or made the declaration."""
    declarant = view.declarant
    declared = declarant is not None and view.is_adult(declarant) and declarant not in view.holders
    along = any(adult not in view.holders for adult in view.adults_along)
    return _all_known_holders_stay(view) and (along or declared)


def s09_nobody_known_to_go_along(view: ChildView) -> bool:
    """All holders stay, and no adult is known to depart along or to have declared it."""
    declarant = view.declarant
    by_adult = declarant is not None and view.is_adult(declarant)
    return _all_known_holders_stay(view) and not view.adults_along and not by_adult


def s10_unknown_third(view: ChildView) -> bool:
    """GezamenlijkGezag with an OnbekendeDerde."""
    return view.unknown_third


def s11_known_guardians(view: ChildView) -> bool:
    """Voogdij with known guardians: as joint gezag; parents without gezag are not told."""
    return _counts(view) and isinstance(view.facts.gezag.gezag, Voogdij) and bool(view.staying)


def s12_guardian_unknown(view: ChildView) -> bool:
    """Voogdij without a known guardian (an institution, or appointed by the judge)."""
    gezag = view.facts.gezag.gezag
    return _counts(view) and isinstance(gezag, Voogdij) and not gezag.derden


def s13_nobody_has_gezag(view: ChildView) -> bool:
    """TijdelijkGeenGezag, or no living holder is left."""
    if not _counts(view):
        return False
    all_dead = bool(view.dead_holders) and not view.holders and view.all_holders_named
    return isinstance(view.facts.gezag.gezag, TijdelijkGeenGezag) or all_dead


def _counts(view: ChildView) -> bool:
    return view.facts.gezag.source is not GezagSource.NONE


def s14_gezag_unsure(view: ChildView) -> bool:
    """No determined answer, gezag in onderzoek, or the BRP did not deliver the child."""
    undetermined = not _counts(view) and not view.facts.gezag.child_in_rni
    return undetermined or view.facts.gezag.in_onderzoek or not view.child.delivered


def s15_already_in_rni(view: ChildView) -> bool:
    """As S14, because the child already is a non-resident for the BRP (municipality 1999)."""
    return not _counts(view) and view.facts.gezag.child_in_rni


def s25_holder_died(view: ChildView) -> bool:
    """A holder has died: not a holder any more; go on with the others."""
    return bool(view.dead_holders)


def s31_declared_itself(view: ChildView) -> bool:
    """A child of 16 or 17 declared the departure itself."""
    return view.declared_itself


def s35_recent_family_tie(view: ChildView) -> bool:
    """A parent's family-law tie is later than the birth and less than 12 months old."""
    return any(_recent_tie(view, tie) for tie in view.facts.parental_ties)


def _recent_tie(view: ChildView, tie: PartialDate) -> bool:
    # Any possible date counts: on doubt a human looks.
    birth = view.child.birth
    after_birth = birth is None or tie.latest > birth.earliest
    return after_birth and tie.latest > plus_months(view.today, -RECENT_TIE_MONTHS)


def s37_declarations_contradict(view: ChildView) -> bool:
    """Two open declarations: another declarant, and another date or destination."""
    return any(
        one.declarant != other.declarant
        and (one.date != other.date or one.destination != other.destination)
        for one, other in combinations(view.open_declarations, 2)
    )


def s39_left_for_unknown(view: ChildView) -> bool:
    """Registered without a declaration, destination unknown; not known counts as unknown."""
    registration = view.facts.registration
    return registration is not None and not registration.destination and view.ruling is None


def s40_long_ago(view: ChildView) -> bool:
    """Departure date more than 11 months ago."""
    return view.today > plus_months(view.departs_on, LONG_AGO_MONTHS)


def s42_ministerial_decree(view: ChildView) -> bool:
    """Opschorting reason M of the child or a departing holder (a posting, for instance)."""
    return view.child.ministerieel_besluit or any(
        view.person(h).ministerieel_besluit for h in view.departing_holders
    )


def s47_date_incomplete(view: ChildView) -> bool:
    """Departure date incomplete."""
    return view.stated_date.complete is None


CUSTODY_ROWS = (
    Row("S03", Result.HOLD, s03_holder_departs_apart),
    Row("S05", Result.NOTE, s05_consent_does_not_count),
    Row("S06", Result.HOLD, s06_court_permission_unsure),
    Row("S07", Result.NONE, s07_any_declared_and_stays),
    Row("S08", Result.NOTIFY_FLAG, s08_adult_without_gezag),
    Row("S09", Result.HOLD_FLAG, s09_nobody_known_to_go_along),
    Row("S10", Result.HOLD, s10_unknown_third),
    Row("S11", Result.NOTIFY, s11_known_guardians),
    Row("S12", Result.HOLD_FLAG, s12_guardian_unknown),
    Row("S13", Result.HOLD_FLAG, s13_nobody_has_gezag),
    Row("S14", Result.HOLD, s14_gezag_unsure),
    Row("S15", Result.HOLD, s15_already_in_rni),
    Row("S25", Result.NOTE, s25_holder_died),
    Row("S31", Result.HOLD, s31_declared_itself),
    Row("S35", Result.HOLD, s35_recent_family_tie),
    Row("S37", Result.HOLD_FLAG, s37_declarations_contradict),
    Row("S39", Result.HOLD_FLAG, s39_left_for_unknown),
    Row("S40", Result.HOLD, s40_long_ago),
    Row("S42", Result.HOLD, s42_ministerial_decree),
    Row("S47", Result.HOLD, s47_date_incomplete),
)
