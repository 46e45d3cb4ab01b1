"""Who stays at the address of who departs (S30)."""

from __future__ import annotations

from datetime import datetime

from contracts.messages.facts import PersonFacts
from contracts.values.bsn import Bsn
from notifier.decision.addresses import address_on
from notifier.decision.facts import CaseFacts
from notifier.decision.view import ChildView


def staying_with_who_departs(view: ChildView) -> frozenset[Bsn]:
    """The staying holders who live at the address of a departing holder.

    That the BRP registered the departure since does not undo it: then the addresses at the
    declaration count as well.
    """
    seen = [_present_address]
    if (day := view.declared_and_gone) is not None:
        seen.append(lambda person: address_on(person, day, today=view.today))
    return frozenset(
        holder
        for address in seen
        for holder in view.staying
        if (home := address(view.person(holder))) is not None
        and home in {address(view.person(h)) for h in view.departing_holders}
    )


def all_staying_with_who_departs(facts: CaseFacts, now: datetime) -> frozenset[Bsn]:
    """The same for a whole household."""
    views = (ChildView.of(child, facts, now) for child in facts.departure.children)
    return frozenset[Bsn]().union(
        *(staying_with_who_departs(view) for view in views if view.departs_at_all)
    )


def _present_address(person: PersonFacts) -> str | None:
    return next((r.label for r in person.residences if r.until is None), None)
