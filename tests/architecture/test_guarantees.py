"""Every promise about delivery names the test that shows it, and that test exists.

A guarantee without a test is a hope; one whose test was renamed away is worse, since everybody
believes it.
"""

import ast
import re

import pytest

from tests.architecture.source import ROOT

DOCUMENT = ROOT / "contracts" / "delivery-guarantees.md"
SHOWN = re.compile(r"\[`(test_\w+)`\]\(\.\./(tests/[\w/]+\.py)\)")
SECTIONS = ("## At every border", "## What a fault costs")


def names_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def missing(text: str) -> list[str]:
    named = SHOWN.findall(text)
    return [f"{path}::{name}" for name, path in named if name not in names_in(path)]


def unshown(text: str) -> list[str]:
    """Rows of the two tables that name no test."""
    found = []
    for heading in SECTIONS:
        section = text.split(heading, 1)[1].split("\n#", 1)[0]
        rows = [line for line in section.splitlines() if line.startswith("| ")][1:]
        assert rows
        for row in rows:
            shown = row.rstrip("| ").rpartition("|")[2].strip()
            if not (SHOWN.search(shown) or shown == "the same"):
                found.append(row)
    return found


def test_every_test_that_a_guarantee_names_exists() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert len(SHOWN.findall(text)) > 20
    assert missing(text) == []


def test_every_guarantee_names_its_test() -> None:
    assert unshown(DOCUMENT.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "name", ["test_that_is_gone", "test_at_every_place_the_process_may_die_twice"]
)
def test_a_test_that_is_gone_is_found(name: str) -> None:
    assert missing(f"[`{name}`](../tests/resilience/test_failpoints.py)")
