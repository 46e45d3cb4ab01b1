"""What a family adds to the counts when nothing may leave for it."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from notifier.decision.outcome import Disposition, Flag, HolderDisposition
from notifier.letters.content import LetterKind
from notifier.storage.shadow_count import Counted
from vertrekmelding.demo.families.family import ANSWERED, Family

_CASES: Final = {
    Disposition.SKIP: Counted.CASE_SKIP,
    Disposition.NOTIFY: Counted.CASE_NOTIFY,
    Disposition.HOLD: Counted.CASE_HOLD,
}
_FLAGS: Final = {Flag.RVDK_IKO: Counted.FLAG_RVDK, Flag.CA_IKA: Counted.FLAG_CA_IKA}


def expected_counts(family: Family) -> Counter[Counted]:
    """One case, and what would have left for it by its last decision.

    A letter that was called off later counts for nothing, and an answer to a letter brings no flag:
    in shadow there was none.
    """
    expected = family.expectation
    if family.confirmed:
        # Nobody sees a case in shadow, so nobody confirms anything in it.
        return Counter([Counted.CASE_HOLD])
    counts = Counter([_CASES[expected.case]])
    if expected.case is Disposition.NOTIFY:
        told = Counter(expected.holders.values())[HolderDisposition.NOTIFY]
        counts[Counted.LETTER] += told
    receipts = [one for one in expected.letters if one.kind is LetterKind.RECEIPT]
    counts[Counted.RECEIPT] += len(receipts)
    if not any(isinstance(step, ANSWERED) for step in family.steps):
        counts.update(_FLAGS[flag] for flag in expected.flags)
    return +counts


def count_differences(expected: Mapping[Counted, int], counted: Mapping[Counted, int]) -> list[str]:
    """What was counted otherwise, one Dutch line each; empty when all is as expected."""
    return [
        f"{what}: {counted.get(what, 0)} geteld, verwacht {expected.get(what, 0)}"
        for what in Counted
        if counted.get(what, 0) != expected.get(what, 0)
    ]
