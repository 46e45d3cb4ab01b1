"""A date of birth in three fields, as people type it."""

from datetime import UTC, date, datetime

import pytest

from notifier.reply.front.typed_birth import birth_of
from notifier.reply.pages.states import Slip

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("1", "6", "2016"), date(2016, 6, 1)),
        ((" 01 ", "06", "2016"), date(2016, 6, 1)),
        (("\u0661", "\u0666", "\u0662\u0660\u0661\u0666"), date(2016, 6, 1)),
        (("", "", " "), Slip.BIRTH_MISSING),
        (("1", "", "2016"), Slip.BIRTH_NOT_A_DATE),
        (("30", "2", "2016"), Slip.BIRTH_NOT_A_DATE),
        (("1", "6", "16"), Slip.BIRTH_NOT_A_DATE),
        (("1", "juni", "2016"), Slip.BIRTH_NOT_A_DATE),
        (("-1", "6", "2016"), Slip.BIRTH_NOT_A_DATE),
        (("9" * 5000, "6", "2016"), Slip.BIRTH_NOT_A_DATE),
        (("1", "6", "0000"), Slip.BIRTH_NOT_A_DATE),
        (("23", "11", "2026"), Slip.BIRTH_IN_FUTURE),
        (("22", "11", "2026"), date(2026, 11, 22)),
    ],
)
def test_what_is_typed_is_a_date_or_says_what_is_wrong(
    typed: tuple[str, str, str], expected: date | Slip
) -> None:
    assert birth_of(*typed, now=NOW) == expected
