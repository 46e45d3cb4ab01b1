"""How long there still is, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from notifier.review.pages.countdown import countdown
from notifier.review.pages.worklist_en import WORKLIST_EN
from notifier.review.pages.worklist_nl import WORKLIST_NL

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ({"hours": 3, "minutes": 20, "seconds": 59}, "over 3 uur 20 min"),
        ({"hours": 3}, "over 3 uur"),
        ({"minutes": 1}, "over 1 min"),
        ({"seconds": 59}, "nu"),
        ({}, "nu"),
        ({"seconds": -59}, "nu"),
        ({"minutes": -1}, "1 min te laat"),
        ({"hours": -2}, "2 uur te laat"),
        ({"hours": -2, "minutes": -5, "seconds": -40}, "2 uur 5 min te laat"),
        ({"hours": 23, "minutes": 59}, "over 23 uur 59 min"),
        ({"hours": 24}, "over 1 dag"),
        ({"days": 1, "minutes": 59}, "over 1 dag"),
        ({"days": 2, "hours": 5, "minutes": 9}, "over 2 dagen 5 uur"),
        ({"days": -40, "hours": -1}, "40 dagen 1 uur te laat"),
    ],
)
def test_the_two_largest_units_rounded_down(left: dict[str, float], expected: str) -> None:
    assert countdown(NOW + timedelta(**left), NOW, WORKLIST_NL.time_left) == expected


def test_no_more_time_is_promised_than_there_is() -> None:
    for seconds in range(60, 3 * 86_400, 397):
        said = countdown(NOW + timedelta(seconds=seconds), NOW, WORKLIST_EN.time_left)
        words = said.removeprefix("in ").replace(" days", "d").replace(" day", "d")
        parts = words.replace(" h", "h").replace(" min", "m").split()
        unit = {"d": 86_400, "h": 3_600, "m": 60}
        told = sum(int(part[:-1]) * unit[part[-1]] for part in parts)
        assert told <= seconds < told + (60 if seconds < 86_400 else 3_600)
