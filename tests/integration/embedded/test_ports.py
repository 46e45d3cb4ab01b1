"""A port that was given out is not given out again before its server listens."""

import os
import subprocess
import sys

import pytest

from vertrekmelding.embedded import free_port, ports


class Loaded:
    """Dice that always fall the same way."""

    def __init__(self, *falls: int) -> None:
        self._falls = list(falls)

    def randint(self, _first: int, _last: int) -> int:
        return self._falls.pop(0)


def test_not_twice_within_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, other = free_port(), free_port()
    ports._reserved.pop().close()
    monkeypatch.setattr(ports, "_dice", Loaded(taken, other))
    assert free_port() == other


def test_not_to_another_process_while_the_first_lives() -> None:
    taken = free_port()
    asks = f"from vertrekmelding.embedded import ports; print(ports._reserve({taken}))"

    def another() -> str:
        answer = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", asks],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        return answer.stdout.strip()

    assert another() == "False"
    ports._reserved.pop().close()
    assert another() == "True"
