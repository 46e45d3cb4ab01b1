"""Until when the registration of a departure may be expected.

Only that registration makes the BRP forget who has gezag, so until then, and a term of the policy
after it, the earlier answer is kept.
"""

from __future__ import annotations

from datetime import date

from contracts.messages.facts import ChildFacts, Declaration
from contracts.values.dates import local_date


def awaited_until(facts: ChildFacts, today: date) -> date | None:
    """The last day on which it can take place; None once it is registered: then it goes on.

    Of several open declarations the latest. A departure that was undone is awaited no longer.
    """
    if facts.undone is None and facts.registration is not None:
        return None
    open_ones = [declared for declared in facts.declarations if declared.withdrawn_at is None]
    if facts.undone is not None or not open_ones:
        return today
    return max(_last_day(declared) for declared in open_ones)


def _last_day(declared: Declaration) -> date:
    """Of an unknown date the day of declaring: there is no other to count from."""
    told = local_date(declared.declared_at)
    return told if declared.date.year is None else max(declared.date.latest, told)
