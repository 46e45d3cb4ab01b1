"""Root's servers run as someone else, and an ordinary user needs no root."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.integration.embedded.running import Running, assert_all_gone, connect, everything
from vertrekmelding.embedded import embedded

Start = Callable[..., Running]
AS_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")


@needs_root
def test_the_servers_of_root_run_as_someone_else(data: Path, start: Start) -> None:
    running = start(data)
    for name in ("postgres", "redis"):
        assert psutil.Process(running.pids[name]).uids().real != 0


@needs_root
def test_parent_folders_keep_their_rights(data: Path) -> None:
    closed = data / "closed"
    closed.mkdir(mode=0o700)
    with embedded(closed / "data") as servers, connect(servers.adapter_url):
        elsewhere = servers.folder.servers
        assert not elsewhere.is_relative_to(closed)
    assert closed.stat().st_mode & 0o777 == 0o700
    with embedded(closed / "data") as servers:
        assert servers.folder.servers == elsewhere
    shutil.rmtree(elsewhere)
    with embedded(closed / "data") as servers:
        assert servers.folder.servers != elsewhere
        elsewhere = servers.folder.servers
    shutil.rmtree(elsewhere)


@needs_root
def test_secrets_are_for_their_owner_only(data: Path) -> None:
    with embedded(data) as servers:
        for path in (data / "secrets").iterdir():
            assert path.stat().st_mode & 0o777 == 0o600
        cluster = servers.folder.servers / "postgres"
        assert cluster.stat().st_mode & 0o777 == 0o700


@needs_root
def test_an_ordinary_user_needs_no_root(start: Start) -> None:
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for folder in ("/usr/local/bin", "/usr/bin", str(Path(sys.base_prefix) / "bin")):
        program = shutil.which(python, path=folder)
        if program and _nobody_can_run(program):
            break
    else:
        pytest.skip(f"no {python} here that an ordinary user may run")
    home = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    shutil.chown(home, "nobody")
    try:
        running = start(home, *AS_NOBODY, program)
        assert {process.uids().real for process in everything(running)} == {home.stat().st_uid}
        running.end(signal.SIGINT)
        assert_all_gone(running.family)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _nobody_can_run(program: str) -> bool:
    """Whether that Python starts as `nobody` and sees the packages of this one."""
    question = [*AS_NOBODY, program, "-c", "import vertrekmelding.embedded"]
    return (
        subprocess.run(  # noqa: S603 - the Python of the system
            question,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )
