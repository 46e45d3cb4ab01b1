"""The guide for who connects, as a reader follows it: its sections, their commands, their files."""

import os
import re
import subprocess
from collections.abc import Mapping

from tests.architecture.source import ROOT

WHOLE = (ROOT / "docs/connect.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """Everything under a heading of the second level, up to the next."""
    _, found, after = WHOLE.partition(f"\n## {heading}\n")
    assert found, heading
    return after.partition("\n## ")[0]


def run(
    text: str, places: Mapping[str, str], *, environment: Mapping[str, str] = os.environ
) -> str:
    """Run the commands of a section, one after the other; what they print.

    ``places``: the variables that the reader set before.
    """
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    assert commands
    done = subprocess.run(  # noqa: S603 - commands of our own guide
        ["bash", "-euo", "pipefail", "-c", commands],  # noqa: S607 - whatever bash there is
        cwd=ROOT,
        env={**environment, **places},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def toml_in(text: str) -> str:
    """The one TOML block of a section."""
    (block,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    return str(block)
