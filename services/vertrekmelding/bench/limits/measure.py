"""Measure the machine, on servers of its own: PostgreSQL and Redis set as for the stack."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from foundation.clock import Clock
from vertrekmelding.bench.arrivals import Outside
from vertrekmelding.bench.families import synthetic_families
from vertrekmelding.bench.figures import Limit
from vertrekmelding.bench.limits import outside, rings
from vertrekmelding.bench.limits.at_once import steps_per_second
from vertrekmelding.bench.limits.calls import posting_bytes, posting_with_httpx, request_of
from vertrekmelding.bench.limits.commits import committing, make_table
from vertrekmelding.bench.limits.typesetting import typesetting
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.embedded.ports import LOOPBACK, free_port
from vertrekmelding.embedded.process import ProcessSpec
from vertrekmelding.embedded.servers import EmbeddedServers, embedded
from vertrekmelding.stack.environment import environment_of
from vertrekmelding.stack.options import StackOptions, Urls, free_urls
from vertrekmelding.stack.processes import sandbox_spec

_CLIENTS: Final = 4
_COUNTS: Final = ((1, "one process"), (_CLIENTS, f"{_CLIENTS} processes"))
_TASKS_PER_SECOND: Final = 1000
_PERSON_FAMILIES: Final = 10


def measure_limits(data: Path, *, seconds: float, clock: Clock) -> Iterator[Limit]:
    """One limit after the other, each measured for about so many seconds."""
    with embedded(data) as servers:
        yield from _commits(servers, seconds)
        yield from _rings(servers, seconds)
        yield from _http(servers, seconds)
        yield from _sandbox(servers, seconds, clock)
        for clients, what in _COUNTS:
            rate = steps_per_second(typesetting, clients=clients, seconds=seconds)
            yield Limit(f"letters typeset, {what}", rate)


def _commits(servers: EmbeddedServers, seconds: float) -> Iterator[Limit]:
    url = servers.another_database("bench")["admin"].replace("+psycopg", "", 1)
    make_table(url)
    for clients, what in _COUNTS:
        rate = steps_per_second(committing, url, clients=clients, seconds=seconds)
        yield Limit(f"single-row commits, {what}", rate)


def _rings(servers: EmbeddedServers, seconds: float) -> Iterator[Limit]:
    count = int(_TASKS_PER_SECOND * seconds)
    yield Limit("Celery no-op tasks published", rings.publish(servers.redis_url, count))
    servers.supervisor.start(
        ProcessSpec(
            name="nothing-worker",
            argv=(sys.executable, "-m", rings.__name__),
            env=_environment(servers, free_urls()),
            stdin=f"{servers.redis_url}\n",
        )
    )
    rate = rings.consumed_per_second(servers.redis_url)
    servers.supervisor.stop("nothing-worker")
    yield Limit(f"Celery no-op tasks consumed, {rings.PROCESSES} processes", rate)


def _http(servers: EmbeddedServers, seconds: float) -> Iterator[Limit]:
    port = free_port()
    url = f"http://{LOOPBACK}:{port}/"
    servers.supervisor.start(
        ProcessSpec(
            name="bare",
            argv=(
                *(sys.executable, "-m", "uvicorn", "--factory", "--log-level", "error"),
                *("--port", str(port), "vertrekmelding.bench.limits.bare:bare"),
            ),
            env=_environment(servers, free_urls()),
            ready=lambda: _answers(url),
        )
    )
    servers.supervisor.wait_ready("bare")
    body: dict[str, object] = {"id": "1", "persons": ["999990019", "999990020"]}
    headers = {"Content-Type": "application/json"}
    request = request_of(url, json.dumps(body).encode(), headers)
    rate = steps_per_second(posting_bytes, url, request, clients=_CLIENTS, seconds=seconds)
    yield Limit("bare FastAPI POST, one process", rate)
    rate = steps_per_second(posting_with_httpx, url, body, clients=1, seconds=seconds)
    yield Limit("synchronous httpx calls, one client", rate)
    servers.supervisor.stop("bare")


def _answers(url: str) -> bool:
    request = request_of(url, b'{"id":"1","persons":[]}', {"Content-Type": "application/json"})
    try:
        with posting_bytes(url, request) as step:
            step()
    except OSError:
        return False
    return True


def _sandbox(servers: EmbeddedServers, seconds: float, clock: Clock) -> Iterator[Limit]:
    urls = free_urls()
    servers.supervisor.start(sandbox_spec(_environment(servers, urls), urls))
    servers.supervisor.wait_ready("sandbox")
    families = synthetic_families(_PERSON_FAMILIES, seed=1, scene=Scene(clock(), "limits"))
    persons = [one for family in families for one in register_of(family.people)]
    neighbour = Outside(urls)
    neighbour.settle_in(persons)
    neighbour.close()
    for what, (url, request) in (
        ("sandbox: questions about 20 people", outside.question_request(urls.sandbox, persons)),
        ("sandbox: letters taken", outside.letter_request(urls.sandbox)),
        ("sandbox: flags taken", outside.flag_request(urls.sandbox)),
    ):
        rate = steps_per_second(posting_bytes, url, request, clients=_CLIENTS, seconds=seconds)
        yield Limit(what, rate)


def _environment(servers: EmbeddedServers, urls: Urls) -> dict[str, str]:
    return environment_of(servers, urls, StackOptions(servers.folder.root))
