"""What a person found about the gezag over a child, and whether it still counts (DECISION §7)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from contracts.gezag import Gezag, holders_of
from contracts.messages.derived import DerivedGezag
from contracts.messages.finding import FindingKind
from contracts.values.bsn import Bsn


@dataclass(frozen=True, slots=True, kw_only=True)
class GezagFinding:
    """One finding about one child; ``seen_doubt``: it was known to be ``inOnderzoek`` by then."""

    child: Bsn
    kind: FindingKind
    gezag: Gezag = field(repr=False)
    found_at: datetime
    seen_doubt: bool = False
    withdrawn: bool = False


def standing_finding(
    child: Bsn, findings: Sequence[GezagFinding], derived: DerivedGezag | None = None
) -> GezagFinding | None:
    """The finding that counts, or None.

    Only the newest can: a newer one took the place of what was found before, also when it was
    withdrawn itself. What was confirmed was a derived answer; when that now comes out otherwise,
    a person looks again. A correction is not moved by what can be derived.
    """
    newest = last_finding({child}, findings)
    if newest is None:
        return None
    if newest.kind is FindingKind.CONFIRMED and not _still_derived(newest.gezag, derived):
        return None
    return newest


def is_corrected(numbers: Collection[Bsn], findings: Sequence[GezagFinding]) -> bool:
    """Whether a correction counts for the child with these numbers: then nothing is derived."""
    newest = last_finding(numbers, findings)
    return newest is not None and newest.kind is FindingKind.CORRECTED


def last_finding(numbers: Collection[Bsn], findings: Sequence[GezagFinding]) -> GezagFinding | None:
    """The newest about the child with these numbers; None also when that one was withdrawn."""
    own = [finding for finding in findings if finding.child in numbers]
    newest = max(own, key=lambda finding: finding.found_at, default=None)
    return None if newest is None or newest.withdrawn else newest


def _still_derived(gezag: Gezag, derived: DerivedGezag | None) -> bool:
    """The same type and holders, or nothing that can be derived."""
    if derived is None or derived.gezag is None:
        return True
    same_type = derived.gezag.kind == gezag.kind
    return same_type and set(holders_of(derived.gezag)) == set(holders_of(gezag))
