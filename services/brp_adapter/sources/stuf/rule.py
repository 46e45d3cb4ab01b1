"""Whether a notification says that somebody left the Netherlands.

When in doubt it says that something changed: the BRP is read for either, and it is the truth. That
goes for a correction that takes an emigration away, too: undoing it here would also take back a
declaration for another day, which this message says nothing about.
"""

from brp_adapter.sources.stuf.person import Nps
from brp_adapter.sources.stuf.values import Said, date_of

_RETRACTS = frozenset({"V", "S", "O"})
"""verwerkingssoort: taken away, merged, split. None of them is something that happened to a person.
"""


def says_departed(kind: str, old: Nps | None, new: Nps) -> bool:
    """``kind`` is the mutatiesoort; ``old`` is None where one object was sent."""
    if kind == "V" or new.processing in _RETRACTS:
        return False  # no longer relevant to the sender: moved to another municipality, mostly
    if new.suspended.text in {"F", "O"} or new.died.there:
        return False
    if new.emigrated:
        return True
    if new.left.there:
        return not _back_since(new) and _left_anew(old, new)
    return new.lives_abroad and not new.lives_here and old is not None and old.lives_here


def _left_anew(old: Nps | None, new: Nps) -> bool:
    """Alone, without what was there before, a date may be of a departure long ago.

    So may one of which the sender may not or cannot say what was there before.
    """
    if old is None or old.left.said is Said.WITHHELD:
        return False
    return date_of(old.left) != date_of(new.left)


def _back_since(new: Nps) -> bool:
    """Settled in the Netherlands, perhaps no earlier than the day of leaving."""
    settled, left = date_of(new.settled), date_of(new.left)
    if settled is None or settled.year is None or left is None or left.year is None:
        return False
    return settled.latest >= left.earliest
