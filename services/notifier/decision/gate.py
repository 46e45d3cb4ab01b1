"""The gate, G01 to G06: is there anybody to tell at all?"""

from __future__ import annotations

from contracts.messages.facts import ConsentScope
from contracts.values.bsn import Bsn
from notifier.decision.facts import AnswerKind
from notifier.decision.terms import ADULT
from notifier.decision.view import ChildView


def g01_not_a_minor(view: ChildView) -> bool:
    """G01: has died, or is 18 or older on the departure date."""
    if view.child.deceased:
        return True
    return view.departs_at_all and not view.may_be_younger_than(ADULT, view.child)


def g02_undone(view: ChildView) -> bool:
    """G02: withdrawn, corrected away, returned, or no departure (any more)."""
    return not view.departs_at_all


def g03_all_depart(view: ChildView) -> bool:
    """G03: two or more living holders, all in the departure set."""
    return len(view.holders) > 1 and not view.staying and view.all_holders_named


def g04_only_holder_departs(view: ChildView) -> bool:
    """G04: exactly one living holder, who departs along or declared the departure."""
    if len(view.holders) != 1 or not view.all_holders_named:
        return False
    only = view.holders[0]
    return only in view.departing_holders or only == view.declarant


def g05_all_consented(view: ChildView) -> bool:
    """G05: every staying holder who may be told gave verified consent to emigration."""
    asked = tuple(h for h in view.staying if not not_to_be_told(view, h))
    if not asked or not view.all_holders_named:
        return False
    return all(consent_stands(view, holder) for holder in asked)


def consent_stands(view: ChildView, holder: Bsn) -> bool:
    """Verified, for emigration, and not taken back afterwards by "object" or "wrong"."""
    declaration = view.ruling
    if declaration is None:
        return False
    given = any(
        c.holder == holder and c.verified and c.scope is ConsentScope.EMIGRATION
        for c in declaration.consents
    )
    taken_back = any(
        a.by == holder
        and a.answer in (AnswerKind.OBJECT, AnswerKind.WRONG)
        and a.at >= declaration.declared_at
        for a in view.answers
    )
    return given and not taken_back


def g06_court_permission(view: ChildView) -> bool:
    """G06: court permission in place of consent, checked and enforceable."""
    permission = view.ruling.court_permission if view.ruling is not None else None
    return permission is not None and permission.checked and permission.enforceable


def not_to_be_told(view: ChildView, holder: Bsn) -> bool:
    """S07 and S43: the only two rows that give NONE."""
    return s07_declared_and_stays(view, holder) or view.asked_never_to_be_notified(holder)


def s07_declared_and_stays(view: ChildView, holder: Bsn) -> bool:
    """S07: the declarant is a holder who stays, and knows."""
    return holder == view.declarant and holder in view.staying


SKIPPING_GATES = (
    ("G03", g03_all_depart),
    ("G04", g04_only_holder_departs),
    ("G06", g06_court_permission),
)
"""Gates under which nobody is told; G05 stands apart, for it sends a receipt."""
