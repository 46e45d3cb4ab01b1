"""Each fault of a provider ends in exactly one message or one named task, counted out there.

One world for all of them, and a family for each; the other channel gets its message as always.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.integration.faults.both import Both, Ended

Row = dict[str, Any]
ROWS: list[Row] = tomllib.loads(Path(__file__).with_name("faults.toml").read_text())["fault"]
CHANNELS = {"brief", "berichtenbox"}
AS_ALWAYS: Row = {"ends": "message"}
ENDS = {
    # What lies out there, and whether a person finds it in the worklist.
    "message": (1, False),
    "letter alone": (0, False),
    "task": (0, True),
    "message, and task": (1, True),
}
Play = tuple[Row, ...]


def plays() -> list[Play]:
    """Rows that strike different channels with the same fault are played together."""
    by_fault: dict[tuple[str, str], list[Row]] = {}
    for row in ROWS:
        both = len(channels(row)) > 1
        by_fault.setdefault((row["what"], row["provider"] if both else ""), []).append(row)
    return [tuple(rows) for rows in by_fault.values()]


def channels(row: Row) -> set[str]:
    return set(row["channel"].split(" and "))


def counted(ended: Mapping[str, Ended]) -> dict[str, tuple[int, bool]]:
    return {channel: (one.received, one.is_task) for channel, one in ended.items()}


def told(rows: Play) -> str:
    return f"{' and '.join(row['provider'] for row in rows)}: {rows[0]['what']}"


@pytest.mark.parametrize("rows", plays(), ids=told)
def test_each_fault_ends_in_one_message_or_one_task(both: Both, rows: Play) -> None:
    messages = both.plan_messages()
    try:
        both.results(row["result"] for row in rows if "result" in row)
        both.faults(order for row in rows for order in row.get("orders", ()))
        if any("then" in row for row in rows):
            both.deliver_once()
            both.faults(order for row in rows for order in row.get("then", ()))
        both.work_until_done(messages)
        both.hear()
    finally:
        both.mend()
    ended = both.ended(messages)
    struck = {channel: row for row in rows for channel in channels(row)}
    assert ended.keys() == CHANNELS
    for channel, mine in ended.items():
        row = struck.get(channel, AS_ALWAYS)
        assert (mine.received, mine.is_task) == ENDS[row["ends"]], mine
        assert row.get("code") in {None, mine.reason}, mine
    both.later(hours=3)
    both.work_until_done(messages)
    assert counted(both.ended(messages)) == counted(ended), "nothing leaves once all works again"


def test_the_rows_are_all_there_is_to_fail() -> None:
    """A row that is written twice, or an end that nobody knows, would prove nothing."""
    assert len({(row["provider"], row["what"]) for row in ROWS}) == len(ROWS)
    assert {row["ends"] for row in ROWS} == ENDS.keys()
    assert set().union(*map(channels, ROWS)) == CHANNELS


def test_what_is_counted_can_be_wrong(both: Both) -> None:
    """The same count on a family that is told nothing, and on one that is told as usual."""
    messages = both.plan_messages()
    assert {one.received for one in both.ended(messages).values()} == {0}
    both.work_until_done(messages)
    assert counted(both.ended(messages)) == dict.fromkeys(CHANNELS, (1, False))
