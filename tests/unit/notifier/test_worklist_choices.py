"""What may be asked of the worklist, as it stands in a bookmark."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from notifier.cases.leaving_days import leaving_days
from notifier.cases.reason_group import (
    GROUP_OF,
    GROUPLESS,
    ReasonGroup,
    bits_of,
    groups_in,
    groups_of,
)
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Tier
from notifier.decision.reasons_nl import SENTENCES
from notifier.review.worklist.changes import ChangeToken, NotAToken
from notifier.review.worklist.chosen import CannotChoose, Chosen, Tab, Track, Wrong, read_chosen
from notifier.review.worklist.cursor import Cursor, NotACursor

NO_DIGITS = "\N{ARABIC-INDIC DIGIT ZERO}" * 20
EVERYTHING = Chosen(
    tab=Tab.REPLIES,
    municipality="00000009900000000000",
    tier=Tier.T0,
    reason_group=ReasonGroup.SAFETY,
    looks_first=Desk.MUNICIPALITY,
    track=Track.AFTER,
)
CURSOR = Cursor(
    clockless=False,
    sorts_at=datetime(2026, 3, 2, 12, 30, 0, 123456, tzinfo=UTC),
    id=UUID("6f6bdff2-3a3a-4f4a-9a3a-0d2b9bb1a001"),
)


@pytest.mark.parametrize("chosen", [Chosen(), EVERYTHING, *(Chosen(tab=tab) for tab in Tab)])
def test_a_bookmark_is_read_as_it_was_written(chosen: Chosen) -> None:
    assert read_chosen(chosen.to_query()) == chosen


def test_a_bookmark_says_only_what_was_chosen() -> None:
    assert Chosen().to_query() == ()
    assert EVERYTHING.to_query() == (
        ("tab", "reacties"),
        ("gemeente", "00000009900000000000"),
        ("spoed", "T0"),
        ("reden", "veiligheid"),
        ("eerst", "gemeente"),
        ("spoor", "na"),
    )


@pytest.mark.parametrize(
    ("query", "wrong", "name", "said"),
    [
        ([("tab", "alle")], Wrong.VALUE, "tab", "tab: must be alles or vertrek or"),
        ([("tab", "")], Wrong.VALUE, "tab", "tab: must be"),
        ([("spoed", "t0")], Wrong.VALUE, "spoed", "spoed: must be T0 or T1"),
        ([("reden", "S20")], Wrong.VALUE, "reden", "reden: must be veiligheid or"),
        ([("eerst", "ca_ika")], Wrong.VALUE, "eerst", "eerst: must be gemeente or rvdk_iko"),
        ([("spoor", "tijdens")], Wrong.VALUE, "spoor", "spoor: must be voor or na"),
        ([("gemeente", "0363")], Wrong.VALUE, "gemeente", "gemeente: must be an OIN (20 digits)"),
        (
            [("gemeente", "\N{ARABIC-INDIC DIGIT ZERO}" * 20)],
            Wrong.VALUE,
            "gemeente",
            "gemeente: must be an OIN",
        ),
        ([("tab", "alles"), ("tab", "alles")], Wrong.TWICE, "tab", "tab: give it once"),
        ([("naam", "999912345")], Wrong.UNKNOWN, "", "unknown parameter; known are tab, gemeente,"),
    ],
)
def test_what_cannot_be_read_is_said_without_an_echo(
    query: list[tuple[str, str]], wrong: Wrong, name: str, said: str
) -> None:
    with pytest.raises(CannotChoose) as refused:
        read_chosen(query)
    assert (refused.value.wrong, refused.value.name) == (wrong, name)
    assert str(refused.value).startswith(said)
    assert "999912345" not in repr(refused.value)


@pytest.mark.parametrize("clockless", [True, False])
def test_a_place_is_read_as_it_was_written(*, clockless: bool) -> None:
    cursor = Cursor(clockless, CURSOR.sorts_at, CURSOR.id)
    assert Cursor.parse(str(cursor)) == cursor


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "é",
        "A" * 200,
        str(CURSOR)[:-1],
        f"{CURSOR}=",
        f" {CURSOR}",
        f"{CURSOR}\n",
        "MCAwIDA",
    ],
)
def test_another_place_is_refused(text: str) -> None:
    with pytest.raises(NotACursor):
        Cursor.parse(text)


@pytest.mark.parametrize("snapshot", ["10:10:", "10:20:10,15,19", "1:900000000000000000:"])
def test_a_token_is_read_as_it_was_written(snapshot: str) -> None:
    written = f"{snapshot}~2026-03-02~2026-03-03"
    token = ChangeToken.parse(written)
    assert str(token) == written
    assert token.leaving == (date(2026, 3, 2), date(2026, 3, 3))


@pytest.mark.parametrize(
    "snapshot",
    ["", "10", "0:10:", "20:10:", "10:20:5", "10:20:20", "10:20:15,12", "10:20:12,12", "10:20:,",
     "-1:10:", "10:20:11;12", "1" * 30 + ":10:", "10:20:" + ",".join(["11"] * 3000)],
)  # fmt: skip
def test_a_snapshot_that_the_database_would_refuse_is_none(snapshot: str) -> None:
    with pytest.raises(NotAToken):
        ChangeToken.parse(f"{snapshot}~2026-03-02~2026-03-03")


@pytest.mark.parametrize("days", ["2026-02-30~2026-03-03", "2026-03-02", "2026-03-02~morgen"])
def test_a_token_names_days_that_exist(days: str) -> None:
    with pytest.raises(NotAToken):
        ChangeToken.parse(f"10:10:~{days}")


@pytest.mark.parametrize(
    ("then", "present", "followed"),
    [
        ("10:10:", "10:10:", True),
        ("10:20:15", "200010:200010:", True),
        ("10:20:15", "200011:200011:", False),
        ("10:21:", "20:20:", False),
    ],
)
def test_a_token_of_long_ago_or_from_ahead_cannot_be_followed(
    then: str, present: str, *, followed: bool
) -> None:
    days = "~2026-03-02~2026-03-03"
    token = ChangeToken.parse(then + days)
    assert token.can_be_followed(ChangeToken.parse(present + days)) is followed


def test_every_reason_is_of_one_group_or_of_none() -> None:
    assert GROUP_OF.keys() | GROUPLESS == SENTENCES.keys()
    assert not GROUP_OF.keys() & GROUPLESS


def test_groups_are_kept_as_a_number_and_read_back() -> None:
    every = tuple(ReasonGroup)
    assert groups_in(bits_of(every)) == every
    assert groups_in(bits_of([ReasonGroup.REACH, ReasonGroup.REACH])) == (ReasonGroup.REACH,)
    assert groups_in(0) == ()
    assert groups_of({"S20", "S16", "R01", "S01", "R19"}) == (
        ReasonGroup.SAFETY,
        ReasonGroup.ABDUCTION,
    )
    # Stored numbers must keep their meaning.
    assert [group.bit for group in every] == [1, 2, 4, 8, 16, 32, 64, 128]
    assert every[0] is ReasonGroup.SAFETY
    assert every[-1] is ReasonGroup.REGISTER


@pytest.mark.parametrize(
    ("now", "first", "last"),
    [
        # 00:30 in Amsterdam: the day has turned there and not yet in UTC.
        (datetime(2026, 1, 14, 23, 30, tzinfo=UTC), date(2026, 1, 15), date(2026, 1, 16)),
        # Midnight itself: the next day begins in exactly 24 hours.
        (datetime(2026, 1, 14, 23, 0, tzinfo=UTC), date(2026, 1, 15), date(2026, 1, 16)),
        (datetime(2026, 1, 14, 22, 59, tzinfo=UTC), date(2026, 1, 14), date(2026, 1, 15)),
        # The night of 29 March has 23 hours: at 23:30 on the 28th the 30th begins in 23.5 hours.
        (datetime(2026, 3, 28, 22, 30, tzinfo=UTC), date(2026, 3, 28), date(2026, 3, 30)),
        # 25 October has 25 hours: at 00:30 on that day the 26th begins in 24.5 hours.
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), date(2026, 10, 25), date(2026, 10, 25)),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25), date(2026, 10, 26)),
    ],
)
def test_24_hours_are_elapsed_hours_to_a_midnight_in_amsterdam(
    now: datetime, first: date, last: date
) -> None:
    assert leaving_days(now) == (first, last)
