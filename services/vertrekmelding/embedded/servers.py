"""The embedded PostgreSQL and Redis together."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from vertrekmelding.embedded.data_folder import DataFolder, open_data_folder
from vertrekmelding.embedded.databases import (
    DATABASE,
    SERVICES,
    Address,
    drop_database,
    prepare_databases,
)
from vertrekmelding.embedded.ports import free_port
from vertrekmelding.embedded.postgres import ADMIN, postgres_spec
from vertrekmelding.embedded.process import ProcessSpec
from vertrekmelding.embedded.redis import redis_spec, redis_url
from vertrekmelding.embedded.supervisor import ChildFailed, Supervisor

_PORT_TRIES = 3


class EmbeddedServers:
    """Running servers and their URLs. Ports and URLs stay the same when a server is restarted."""

    def __init__(self, folder: DataFolder, supervisor: Supervisor) -> None:
        self.folder = folder
        self.supervisor = supervisor
        """Further processes may be started on it; they are stopped before the servers."""
        redis_port = _start(supervisor, lambda port: redis_spec(folder, port))
        postgres_port = _start(supervisor, lambda port: postgres_spec(folder, port))
        self.postgres = Address(postgres_port, ADMIN, folder.secret("postgres"))
        self._passwords = {role: folder.secret(f"postgres-{role}") for role in SERVICES}
        self.redis_url = redis_url(folder.secret("redis"), redis_port)
        self.sessions_url = redis_url(folder.secret("redis"), redis_port, database=1)
        self.limits_url = redis_url(folder.secret("redis"), redis_port, database=2)
        self.postgres_admin_url = self.postgres.admin_url(DATABASE)
        urls = prepare_databases(self.postgres, self._passwords)
        self.adapter_url = urls["brp_adapter"]
        self.notifier_url = urls["notifier"]

    def another_database(self, name: str) -> dict[str, str]:
        """Make an empty database beside the main one; the URL per role, and `admin`."""
        urls = prepare_databases(self.postgres, self._passwords, database=name)
        return {**urls, "admin": self.postgres.admin_url(name)}

    def drop_database(self, name: str) -> None:
        """Remove a database made by `another_database`."""
        drop_database(self.postgres, name)

    def kill_postgres(self) -> None:
        """`kill -9`; the supervisor starts it again."""
        os.kill(self.supervisor.pids()["postgres"], signal.SIGKILL)

    def kill_redis(self) -> None:
        """`kill -9`; the supervisor starts it again, empty."""
        os.kill(self.supervisor.pids()["redis"], signal.SIGKILL)

    def stop(self, name: str) -> None:
        """Stop `postgres` or `redis` and leave it stopped until `restart`."""
        self.supervisor.stop(name)

    def restart(self, name: str) -> None:
        """Stop `postgres` or `redis` in good order if it runs, start it and wait for it."""
        self.supervisor.restart(name)
        self.wait_ready(name)

    def wait_ready(self, name: str) -> None:
        """Wait until `postgres` or `redis` answers."""
        self.supervisor.wait_ready(name)


@contextmanager
def embedded(data: Path) -> Iterator[EmbeddedServers]:
    """Run both servers with everything of theirs in `data`, until the block ends.

    Raises:
        DataFolderInUse: another instance runs there.
        ChildFailed: a server could not be started.
        NoRedis, PostgresUnusable, NoOrdinaryUser: this machine lacks something.

    """
    with open_data_folder(data) as folder:
        supervisor = Supervisor(folder.logs)
        try:
            yield EmbeddedServers(folder, supervisor)
        finally:
            supervisor.stop_all()


def _start(supervisor: Supervisor, spec_for: Callable[[int], ProcessSpec]) -> int:
    """Start a server on a free port; on another one when somebody was quicker."""
    for attempt in range(1, _PORT_TRIES + 1):
        port = free_port()
        spec = spec_for(port)
        supervisor.start(spec)
        try:
            supervisor.wait_ready(spec.name)
        except ChildFailed:
            if attempt == _PORT_TRIES:
                raise
            supervisor.forget(spec.name)
        else:
            return port
    raise AssertionError
