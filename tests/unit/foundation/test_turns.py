"""A task whose turn ended while there was work rings for what may be left."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from foundation import worker


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
