"""``vertrekmelding bench --follow``: very many subscriptions, killed half-way and taken up again.

Real servers, the sandbox in a process of its own, and the commands as an operator gives them.
Only fictitious numbers: of these there are nine thousand, so several sources are subscribed to all
kinds of event of the same people.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

import httpx
from rich.console import Console

from brp_adapter.storage.migrate import migrate
from contracts.values.bsn import Bsn, NotABsn
from sandbox.settings import TEST_EVENTS_CLIENT, TEST_EVENTS_SECRET
from vertrekmelding.bench.run import IN_ORDER, NOT_IN_ORDER, STOPPED, BenchMistake
from vertrekmelding.demo.folder import empty
from vertrekmelding.embedded import embedded, stopping_is_an_interrupt
from vertrekmelding.embedded.servers import EmbeddedServers
from vertrekmelding.stack.environment import environment_of
from vertrekmelding.stack.options import DEMO_OIN, StackOptions, Urls, free_urls
from vertrekmelding.stack.processes import sandbox_spec

KINDS: Final = (
    "nl.brp.verhuisd.naar-buitenland",
    "nl.brp.verhuisd.intergemeentelijk",
    "nl.brp.overleden",
)
MOST_PEOPLE: Final = 9000
_FEWEST, _MOST = 24, 500_000
_LEASE_SECONDS: Final = 10
_LOOK_SECONDS: Final = 1.0
_FEW: Final = 1000
_NUMBERS: Final = range(999_900_000, 1_000_000_000)


@dataclass(frozen=True, slots=True)
class FollowOptions:
    """``subscriptions``: at least so many."""

    data: Path
    subscriptions: int = 200_000
    processes: int = 3
    at_once: int = 2

    @property
    def quick(self) -> "FollowOptions":
        """Everything once, with few."""
        return replace(self, subscriptions=min(self.subscriptions, 300))

    @property
    def people(self) -> int:
        """Of each source."""
        return min(MOST_PEOPLE, -(-self.subscriptions // len(KINDS)))

    @property
    def sources(self) -> int:
        """How many it takes."""
        return -(-self.subscriptions // (self.people * len(KINDS)))

    @property
    def wanted(self) -> int:
        """What that makes."""
        return self.people * self.sources * len(KINDS)


def run_follow(options: FollowOptions, console: Console) -> int:
    """Measure and show; not in order when the source has others than were wanted.

    Raises:
        BenchMistake: before anything starts.
        DataFolderInUse, NotOurFolder: the folder cannot be used.
        ChildFailed: a process could not be started.

    """
    if not _FEWEST <= options.subscriptions <= _MOST:
        message = f"--subscriptions must be {_FEWEST} to {_MOST}"
        raise BenchMistake(message)
    try:
        with stopping_is_an_interrupt():
            empty(options.data)
            with embedded(options.data / "follow") as servers:
                return _measure(options, servers, console)
    except KeyboardInterrupt:
        console.print("Stopped; there are no figures.")
        return STOPPED


def _measure(options: FollowOptions, servers: EmbeddedServers, console: Console) -> int:
    urls = free_urls()
    environment = environment_of(servers, urls, StackOptions(options.data / "follow"))
    environment |= _connected(options, urls)
    servers.supervisor.start(sandbox_spec(environment, urls))
    servers.supervisor.wait_ready("sandbox")
    migrate(servers.adapter_url, schema="brp_adapter")
    with httpx.Client(base_url=urls.sandbox, timeout=60) as sandbox:
        taken = _timed(lambda: _take_over(options, environment))
        console.print(f"{options.wanted} subscriptions taken over in {taken:.1f} s")
        first = _timed(lambda: _run_and_kill(options, environment, sandbox))
        half = _made(sandbox)
        console.print(f"{half} made in {first:.1f} s; then kill -9")
        # What the dead held is free after its lease.
        time.sleep(_LEASE_SECONDS)
        second = _timed(lambda: _run_to_the_end(options, environment))
        made = _made(sandbox)
    console.print(f"{made - half} more in {second:.1f} s by the run after it")
    console.print(
        f"{made / (first + second):.0f} per second; {made} there, {options.wanted} wanted"
    )
    return IN_ORDER if made == options.wanted else NOT_IN_ORDER


def _timed(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _connected(options: FollowOptions, urls: Urls) -> dict[str, str]:
    folder = options.data / "follow"
    sources = (
        f"""
        [[bronnen]]
        soort = "gebeurtenissen"
        naam = "bron-{number}"
        gemeente = "{DEMO_OIN}"
        url = "{urls.sandbox}/api/brp"
        token_url = "{urls.sandbox}/token"
        client_id = "{TEST_EVENTS_CLIENT}"
        geheim = "rvig"
        abonnee = "ika-{chr(ord("a") + number)}"
        typen = {list(KINDS)}
        tempo = 60_000
        """
        for number in range(options.sources)
    )
    (folder / "bronnen.toml").write_text("".join(sources), encoding="utf-8")
    (folder / "rvig").write_text(TEST_EVENTS_SECRET, encoding="utf-8")
    people = "\n".join(islice(_numbers(), options.people))
    (folder / "mensen.csv").write_text(people, encoding="utf-8")
    return {
        "BRP_ADAPTER_CONNECTIONS_FILE": str((folder / "bronnen.toml").resolve()),
        "BRP_ADAPTER_SECRETS_FOLDER": str(folder.resolve()),
        "BRP_ADAPTER_LEASE_SECONDS": str(_LEASE_SECONDS),
        "BRP_ADAPTER_LOG_LEVEL": "WARNING",
    }


def _numbers() -> Iterator[str]:
    for number in _NUMBERS:
        try:
            yield Bsn(str(number)).reveal()
        except NotABsn:
            continue


def _take_over(options: FollowOptions, environment: Mapping[str, str]) -> None:
    listed = str(options.data / "follow" / "mensen.csv")
    for number in range(options.sources):
        _follow(environment, "add", listed, "--source", f"bron-{number}")


def _follow(environment: Mapping[str, str], *arguments: str) -> None:
    subprocess.run(  # noqa: S603 -- our own command
        _argv(*arguments), env={**os.environ, **environment}, stdout=subprocess.DEVNULL, check=True
    )


def _run_and_kill(
    options: FollowOptions, environment: Mapping[str, str], sandbox: httpx.Client
) -> None:
    running = _start(options, environment)
    try:
        while _made(sandbox) < options.wanted // 2 and running[0].poll() is None:
            time.sleep(_LOOK_SECONDS if options.wanted > _FEW else 0.0)
    finally:
        for one in running:
            one.send_signal(signal.SIGKILL)
        for one in running:
            one.wait()


def _run_to_the_end(options: FollowOptions, environment: Mapping[str, str]) -> None:
    for one in _start(options, environment):
        one.wait()


def _start(options: FollowOptions, environment: Mapping[str, str]) -> list[subprocess.Popen[bytes]]:
    return [
        subprocess.Popen(  # noqa: S603 -- our own command
            _argv("run", "--at-once", str(options.at_once)),
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
        )
        for _ in range(options.processes)
    ]


def _argv(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "vertrekmelding", "follow", *arguments]


def _made(sandbox: httpx.Client) -> int:
    found = sandbox.get("/sandbox/bronnen/gebeurtenissen").raise_for_status().json()["abonnees"]
    return sum(one["abonnementen"] for one in found)
