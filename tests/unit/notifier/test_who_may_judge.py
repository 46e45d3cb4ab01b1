"""Where one person is enough is about holds, and about nothing else."""

from notifier.decision.verdict import HOLDING_CODES
from notifier.verdicts.who_may import ONE_IS_ENOUGH


def test_one_person_is_enough_for_rows_that_hold_only() -> None:
    assert ONE_IS_ENOUGH <= HOLDING_CODES
