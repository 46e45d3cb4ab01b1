from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contracts.settable_clock import ClockFileRefused, following, read_ahead, set_ahead

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def noon() -> datetime:
    return NOON


def test_without_a_file_the_machine_tells_the_time() -> None:
    assert following(None, noon) is noon


def test_a_jump_is_seen_at_the_next_look(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    set_ahead(file, timedelta(0))
    clock = following(file, noon)
    assert clock() == NOON
    for ahead in (timedelta(days=-40, seconds=3), timedelta(hours=7), timedelta(0)):
        set_ahead(file, ahead)
        assert clock() == NOON + ahead
    assert list(tmp_path.iterdir()) == [file]


def test_who_still_runs_when_the_file_goes_runs_on(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    set_ahead(file, timedelta(hours=1))
    clock = following(file, noon)
    assert clock() == NOON + timedelta(hours=1)
    file.unlink()
    assert clock() == NOON + timedelta(hours=1)


@pytest.mark.parametrize("content", ["", "noon", "nan", "inf", "1e30", "99999999999"])
def test_what_is_no_number_of_seconds_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "clock"
    file.write_text(content, encoding="ascii")
    with pytest.raises(ClockFileRefused, match="clock file"):
        read_ahead(file)


def test_a_file_that_is_not_there_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ClockFileRefused, match="cannot be read"):
        following(tmp_path / "nothing", noon)
