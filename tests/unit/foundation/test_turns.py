"""A task works off what is due until its turn is over, and then rings for what may be left."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from foundation import worker
from foundation.turn import work_in_turn


class Service:
    def __init__(self) -> None:
        self.rung: list[str] = []

    @property
    def ring(self) -> Callable[[str, UUID], None]:
        return lambda task, _row_id: self.rung.append(task)


class Opened:
    def __init__(self) -> None:
        self.service = Service()

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("turn", "taken", "rung"),
    [
        (timedelta(0), 3, ["test.work"]),
        (timedelta(0), 0, []),
        (timedelta(0), None, []),
        (timedelta(hours=1), 3, []),
    ],
)
def test_rings_again(
    turn: timedelta, taken: int | None, rung: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "TURN", turn)
    opened = Opened()
    process = worker._Process(lambda: opened)
    worker._shell(process, "test.work", lambda _service: taken)()
    assert opened.service.rung == rung


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("turn", "at_most", "more", "claims", "taken"),
    [
        # Until nothing is due; the last claim says so.
        (timedelta(hours=1), None, [True, True, True], 4, 6),
        # Until the last that was taken says that nothing else was due.
        (timedelta(hours=1), None, [True, False], 2, 4),
        (timedelta(hours=1), 3, [True, True, True], 2, 4),
        # A turn that is over at once still works off what it claimed.
        (timedelta(0), None, [True, True, True], 1, 2),
        (timedelta(hours=1), None, [], 1, 0),
    ],
)
def test_works_off_what_is_due_until_its_turn_is_over(
    turn: timedelta, at_most: int | None, more: list[bool], claims: int, taken: int
) -> None:
    waiting = [["a", "b"] for _ in more]
    asked = 0

    def claim() -> list[str]:
        nonlocal asked
        asked += 1
        return waiting.pop() if waiting else []

    answers = iter(more)
    done = work_in_turn(
        claim, lambda _: next(answers), clock=lambda: NOON, turn=turn, at_most=at_most
    )
    assert (done, asked) == (taken, claims)
