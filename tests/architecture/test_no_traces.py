"""Nothing in the tree tells on which machine it was made, or where its packages came from.

A lock that names a registry binds everyone to that registry; a path of one machine in a document
sends the reader to a folder that is not there. Tests may speak of the material beside the checkout.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LEFT_OUT = {
    ".git", ".venv", ".setup", ".data", ".mypy_cache", ".ruff_cache", ".pytest_cache",
    ".hypothesis", "__pycache__", "build", "node_modules", ".schemathesis",
}  # fmt: skip
BINARY = {".pdf", ".png", ".ttf", ".otf", ".icc", ".pyc"}

# Written with a class of one letter, so that this file does not find itself.
REGISTRY = re.compile(
    r"[p]ypi\.org|[p]ythonhosted\.|[n]pmjs\.(?:org|com)|[a]rtifactory|[d]evpi|"
    r"(?<!emit)-[i]ndex-url[ =]|^[i]ndex-url *=|"
    r"https?://\S*(?:[n]exus|/[s]imple/)",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.])/(?:[w]ork|[t]mp|[r]oot|[o]pt)/[\w.-]|(?<![\w.])/[h]ome/\w")
BESIDE = re.compile(r"\.\./[s]hared")


def files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        made = LEFT_OUT & set(parts) or any(part.endswith(".egg-info") for part in parts)
        if path.is_file() and not made and path.suffix not in BINARY:
            yield path


def traces(path: str, text: str) -> list[str]:
    patterns = [REGISTRY]
    if not path.startswith("tests/"):
        patterns += [MACHINE, BESIDE]
    return [
        f"{path}:{number} {found.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for pattern in patterns
        if (found := pattern.search(line))
    ]


def test_no_file_tells_where_it_was_made() -> None:
    found = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += traces(path.relative_to(ROOT).as_posix(), text)
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "--" + "index" + "-url https://x/simple",
        "# via files." + "python" + "hosted.org",
        "data = '/" + "work/main'",
        "see .." + "/shared/DESIGN.md",
        "log to /" + "tmp/x",
    ],
)
def test_a_trace_is_found(line: str) -> None:
    assert traces("docs/operate.md", line)
