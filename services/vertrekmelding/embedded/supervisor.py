"""Starts child processes, keeps them alive, and leaves none behind."""

import contextlib
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog

from vertrekmelding.embedded.process import Child, ProcessSpec
from vertrekmelding.embedded.readiness import is_ready

_WATCHDOG = Path(__file__).with_name("watchdog.py")
_LOOK = 0.05  # seconds between two looks at the children
_LONG_LIFE = 3.0  # seconds after which a start counts as a success
_MOST_FIRST_STARTS = 5  # of a child that was never ready: probably a mistake, say so soon
_MOST_RESTARTS = 8  # about ten seconds; the remains of a killed postgres need one or two
_FIRST_DELAY, _LONGEST_DELAY = 0.1, 5.0
_STOP_SECONDS = 10.0
# A worker without work needs two to three: one second of waiting in Redis, one in its loop, one in
# its children. With work, the call under way and its turn come on top.
_log = structlog.get_logger("vertrekmelding.embedded.supervisor")


class ChildFailed(Exception):
    """A child could not be started, or not made ready in time. The text holds its last lines."""

    def __init__(self, child: Child, what: str) -> None:
        super().__init__(
            f"{child.spec.name} {what}; its log is {child.log}\n{child.last_lines()}".rstrip()
        )
        self.name = child.spec.name
        self.log = child.log


class Supervisor:
    """Keeps every started child running until `stop_all`.

    A child that dies is started again after a growing delay. One that cannot be started at all
    becomes `failure`, which `wait` raises. When this process is killed the children die too.
    """

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._children: dict[str, Child] = {}
        self._lock = threading.RLock()
        self._stopping = threading.Event()
        self._failed = threading.Event()
        self.failure: ChildFailed | None = None
        # Linux ties the death signal to the thread that started the child: one thread starts
        # them all and lives until the end.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="supervisor-starter")
        self._watcher = threading.Thread(target=self._watch, name="supervisor", daemon=True)
        self._watchdog = self._start_watchdog()
        self._watcher.start()

    def start(self, spec: ProcessSpec) -> None:
        """Start one child and return at once."""
        with self._lock:
            child = Child(spec, self._logs / f"{spec.name}.log")
            self._children[spec.name] = child
            self._spawn(child)

    def wait_ready(self, name: str, timeout_seconds: float = 30.0) -> None:
        """Wait until the child is ready.

        Raises:
            ChildFailed: it could not be started, or was not ready after `timeout_seconds`.

        """
        child = self._children[name]
        deadline = time.monotonic() + timeout_seconds
        while not (child.pid and is_ready(child.spec.ready)):
            if self.failure is not None:
                raise self.failure
            if time.monotonic() > deadline:
                raise ChildFailed(child, f"was not ready within {timeout_seconds:.0f} seconds")
            self._stopping.wait(0.02)
        child.was_ready = True

    def pids(self) -> dict[str, int]:
        """Process id by name, of the children that run at this moment."""
        with self._lock:
            return {name: child.pid for name, child in self._children.items() if child.pid}

    def wait(self, timeout_seconds: float | None = None) -> None:
        """Block until a child fails for good (raises its `ChildFailed`) or the time is over."""
        if self._failed.wait(timeout_seconds) and self.failure is not None:
            raise self.failure

    def stop(self, name: str, within_seconds: float = _STOP_SECONDS) -> bool:
        """Stop one child and leave it stopped. False: it had to be killed."""
        with self._lock:
            return self._end([self._children[name]], within_seconds)

    def forget(self, name: str) -> None:
        """Stop one child, and take back what it made fail: it will be tried in another way."""
        with self._lock:
            self._end([self._children.pop(name)], _STOP_SECONDS)
            if self.failure is not None and self.failure.name == name:
                self.failure = None
                self._failed.clear()

    def restart(self, name: str) -> None:
        """Stop one child if it runs, and start it again."""
        with self._lock:
            child = self._children[name]
            self._end([child], _STOP_SECONDS)
            child.wanted = True
            self._spawn(child)

    def stop_all(self, within_seconds: float = _STOP_SECONDS) -> None:
        """Stop every child, the servers last. Afterwards nothing is left; can be called twice."""
        self._stopping.set()
        self._watcher.join()
        # A start that an interrupt cut short goes on in its own thread: let it finish first.
        self._starter.submit(int).result()
        with self._lock:
            children = list(reversed(self._children.values()))
            # Nothing is lost by being quick: what was not finished is a row in the database.
            self._end([c for c in children if not c.spec.stop_last], within_seconds * 0.6)
            self._end([c for c in children if c.spec.stop_last], within_seconds * 0.3)
            self._close_watchdog()
        self._starter.shutdown()

    def _end(self, children: list[Child], within_seconds: float) -> bool:
        """Whether all of them ended by themselves."""
        killed = False
        deadline = time.monotonic() + within_seconds
        for child in children:
            child.wanted = False
            child.retry_at = None
            child.send(child.spec.stop_signal)
        for child in children:
            pid = child.pid
            if not child.await_exit(deadline - time.monotonic()):
                killed = True
                _log.info("child_killed", process=child.spec.name)
            child.end_group()
            child.await_exit(5.0)
            if pid:
                self._tell_watchdog(f"-{pid}")
        return not killed

    def _spawn(self, child: Child) -> None:
        self._starter.submit(child.spawn).result()
        self._tell_watchdog(f"+{child.pid} {int(child.spec.death_signal)}")

    def _watch(self) -> None:
        while not self._stopping.wait(_LOOK):
            with self._lock:
                if self._watchdog.poll() is not None:
                    self._replace_watchdog()
                for child in self._children.values():
                    if child.wanted and self.failure is None:
                        self._look_after(child)

    def _look_after(self, child: Child) -> None:
        if child.retry_at is not None:
            if time.monotonic() >= child.retry_at:
                self._spawn(child)
            return
        pid = child.pid
        exit_code = child.exit_code()
        if exit_code is None:
            return
        child.end_group()
        self._tell_watchdog(f"-{pid}")
        if child.age > _LONG_LIFE:
            child.failed_starts = 0
        child.failed_starts += 1
        if child.failed_starts >= (_MOST_RESTARTS if child.was_ready else _MOST_FIRST_STARTS):
            what = f"could not be started, {child.failed_starts} times (exit code {exit_code})"
            self.failure = ChildFailed(child, what)
            self._failed.set()
            return
        delay = min(_FIRST_DELAY * 2 ** (child.failed_starts - 1), _LONGEST_DELAY)
        child.retry_at = time.monotonic() + delay
        _log.warning(
            "child_died", process=child.spec.name, exit_code=exit_code, restart_in_seconds=delay
        )

    def _start_watchdog(self) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-I", "-S", str(_WATCHDOG)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def _replace_watchdog(self) -> None:
        _log.warning("watchdog_died")
        self._close_watchdog()
        self._watchdog = self._start_watchdog()
        for child in self._children.values():
            if child.pid:
                self._tell_watchdog(f"+{child.pid} {int(child.spec.death_signal)}")

    def _close_watchdog(self) -> None:
        if self._watchdog.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self._watchdog.stdin.close()
        try:
            self._watchdog.wait(1.0)
        except subprocess.TimeoutExpired:
            self._watchdog.kill()
            self._watchdog.wait()

    def _tell_watchdog(self, line: str) -> None:
        if self._watchdog.stdin is None:
            return
        try:
            self._watchdog.stdin.write(line + "\n")
            self._watchdog.stdin.flush()
        except BrokenPipeError:
            return  # it died; the next look replaces it and tells it everything
