"""When a claim needs no other one after it, which would find nothing."""

from collections.abc import Sequence

from foundation.work import Claimed


def all_was_taken(rows: Sequence[Claimed], limit: int) -> bool:
    """Whether a claim of at most ``limit`` rows took all that was due at that moment.

    What becomes due later rings for itself. A row that was claimed before is taken alone, so that
    others may be due beside it; one that was left out because of a fresh one is taken at the next
    ring, at the latest that of the sweep, as it was due by time and not by a ring in any case.
    """
    return len(rows) < limit and all(row.attempts == 1 for row in rows)
