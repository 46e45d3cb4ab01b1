"""How long a test waits: by what a machine of its own would need, and never for ever."""

import os
import time

import pytest

from tests.patience import looks, stretched


class Machine:
    """One on which sleeping takes no time, and looking as long as it is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, load: float) -> None:
        self.now = 0.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        monkeypatch.setattr(time, "sleep", self.pass_time)
        monkeypatch.setattr(os, "getloadavg", lambda: (load, load, load))
        monkeypatch.setattr(os, "cpu_count", lambda: 4)

    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    def waits(self, seconds: float, *, look: float = 0.0) -> float:
        for _ in looks(seconds):
            self.pass_time(look)
        return self.now


def test_a_quiet_machine_waits_as_long_as_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Machine(monkeypatch, load=1.0).waits(20) == pytest.approx(20, abs=0.1)


def test_a_machine_that_others_use_waits_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Machine(monkeypatch, load=12.0).waits(20) == pytest.approx(60, abs=0.2)


def test_where_looking_takes_long_so_does_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = Machine(monkeypatch, load=1.0).waits(20, look=0.5)
    assert 50 < waited < 60


def test_what_hangs_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Machine(monkeypatch, load=1.0).waits(20, look=10.0) <= 110


def test_what_may_be_measured_is_stretched_by_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, load=8.0)
    assert stretched(5) == pytest.approx(10)
    Machine(monkeypatch, load=0.5)
    assert stretched(5) == pytest.approx(5)
