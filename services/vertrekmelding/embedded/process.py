"""One child process: how it is started, watched and ended."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_LAUNCH = Path(__file__).with_name("launch.py")
_LARGE_LOG = 10_000_000


@dataclass(frozen=True, slots=True)
class ProcessSpec:
    """What to run and how to know that it runs."""

    name: str
    argv: Sequence[str]
    """The first is the absolute path of the program."""
    env: Mapping[str, str] = field(default_factory=dict)
    """The whole environment of the child: nothing is inherited that is not here."""
    ready: str | Callable[[], bool] | None = None
    """A URL that answers 200, a question that answers True, or None: running is enough."""
    cwd: Path = Path("/")
    run_as: str | None = None
    """Name of the user; None stays who we are."""
    stdin: str = ""
    """Given to the child on standard input: for secrets, which do not belong in `argv`."""
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL
    """What the child gets when the supervisor dies."""
    stop_last: bool = False
    """Stopped after the others: they need it until their end (the servers)."""


class Child:
    """A `ProcessSpec` that has been given life. Not thread safe: the supervisor holds a lock."""

    def __init__(self, spec: ProcessSpec, log: Path) -> None:
        self.spec = spec
        self.log = log
        self.wanted = True
        self.was_ready = False
        self.failed_starts = 0
        self.retry_at: float | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0

    def spawn(self) -> None:
        """Start it. To be called in a thread that lives as long as the child may.

        Linux sends the death signal when the *thread* that started the child ends.
        """
        if self.log.exists() and self.log.stat().st_size > _LARGE_LOG:
            self.log.replace(self.log.with_suffix(".previous.log"))
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own programs, no shell
                [
                    *(sys.executable, "-I", "-S", str(_LAUNCH)),
                    *(str(os.getpid()), str(int(self.spec.death_signal))),
                    *(self.spec.run_as or "-", *self.spec.argv),
                ],
                env=dict(self.spec.env),
                cwd=self.spec.cwd,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C in the terminal is for the supervisor alone
            )
        self._started_at = time.monotonic()
        self.retry_at = None
        if self._process.stdin is not None:
            with contextlib.suppress(BrokenPipeError), self._process.stdin as stdin:
                stdin.write(self.spec.stdin.encode())

    @property
    def pid(self) -> int | None:
        """The process id, which is also its process group; None when it does not run."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if running and self._process is not None else None

    @property
    def age(self) -> float:
        """Seconds since the last start."""
        return time.monotonic() - self._started_at

    def exit_code(self) -> int | None:
        """How it ended (minus the signal's number when by a signal); None while it runs."""
        return self._process.poll() if self._process is not None else None

    def send(self, number: int) -> None:
        """Send a signal to the child alone."""
        if self._process is not None:
            self._process.send_signal(number)

    def end_group(self) -> None:
        """Kill the child and whatever it started."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def await_exit(self, seconds: float) -> bool:
        """Whether it ended within `seconds`."""
        if self._process is None:
            return True
        try:
            self._process.wait(max(seconds, 0.0))
        except subprocess.TimeoutExpired:
            return False
        return True

    def last_lines(self, count: int = 20) -> str:
        """Return the end of its log."""
        with contextlib.suppress(FileNotFoundError):
            text = self.log.read_text(encoding="utf-8", errors="replace")
            return "\n".join(text.splitlines()[-count:])
        return ""
