from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.retry import RetrySchedule

SCHEDULE = RetrySchedule((timedelta(seconds=10), timedelta(seconds=60)))


def test_each_attempt_has_its_delay_and_then_it_ends() -> None:
    delays = [SCHEDULE.next(attempt, jitter=lambda: 0.5) for attempt in (1, 2, 3)]
    assert delays == [timedelta(seconds=10), timedelta(seconds=60), None]
    assert SCHEDULE.max_attempts == 3


@given(st.floats(min_value=0, max_value=1, exclude_max=True))
def test_jitter_stays_within_a_tenth(share: float) -> None:
    delay = SCHEDULE.next(1, jitter=lambda: share)
    assert delay is not None
    assert timedelta(seconds=9) <= delay <= timedelta(seconds=11)


def test_what_the_other_side_asks_is_never_shortened() -> None:
    wait = SCHEDULE.next(1, jitter=lambda: 0.0, at_least=timedelta(minutes=5))
    assert wait == timedelta(minutes=5)
    assert SCHEDULE.next(2, jitter=lambda: 0.5, at_least=timedelta(1)) == timedelta(1)
    assert SCHEDULE.next(3, jitter=lambda: 0.5, at_least=timedelta(1)) is None


@pytest.mark.parametrize("attempt", [0, -1])
def test_an_attempt_that_was_not_made_has_no_delay(attempt: int) -> None:
    assert SCHEDULE.next(attempt, jitter=lambda: 0.5) is None
