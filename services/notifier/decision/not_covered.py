"""S48: anything that no other row covers goes to a human."""

from notifier.decision.rows import Result, Row
from notifier.decision.safety_rows import PROTECTION
from notifier.decision.view import ChildView


def s48_not_covered(view: ChildView) -> bool:
    """What is known of this child and fits no row.

    An unknown gezag type; a withdrawal of a declaration that is not known; one source that took
    back what another reported; a departure that the register itself doubts; two numbers of which a
    notice says that they are one person, and cannot be; a ban whose roles no row speaks of.
    """
    facts = view.facts
    unclear = (
        facts.unmatched_withdrawal
        or facts.sources_disagree
        or facts.numbers_doubted
        or _departure_doubted(view)
    )
    return facts.gezag.unknown_type or unclear or _protection_not_covered(view)


def _departure_doubted(view: ChildView) -> bool:
    """Of the child, or of a holder who departs along: then nobody may be told of it."""
    return view.child.departure_in_onderzoek or any(
        view.person(holder).departure_in_onderzoek for holder in view.departing_holders
    )


def _protection_not_covered(view: ChildView) -> bool:
    """A ban that protects the child from the departing side, or a departing adult from a holder.

    S20 speaks of the departing holder and the child, and only of protection from who stays.
    """
    return any(
        (r.protects == view.child.bsn and r.against in view.departing_side)
        or (r.protects in view.departing_adults and r.against in (None, *view.staying))
        for r in view.reported(*PROTECTION)
    )


S48 = Row("S48", Result.HOLD, s48_not_covered)
"""In the table of all rows, and added where no other row applies at all (``child.py``)."""
