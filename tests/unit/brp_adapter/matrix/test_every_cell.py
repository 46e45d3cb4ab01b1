"""Every cell of the matrix of edge cases has a test, by the list itself where it is at hand.

Each row has a module beside this one, which names it; of each source that says something in that
row it has a test. LO3 is not read yet.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

HERE: Final = Path(__file__).parent
EVENTS: Final = Path(__file__).parents[4].parent / "shared" / "brp" / "events.md"
COLUMNS: Final = {
    "a Gebeurtenissen": "test_gebeurtenissen",
    "c StUF": "test_stuf",
    "after POST /personen": "test_personen",
}
NOT_READ_YET: Final = "d LO3"
EMPTY: Final = "\N{EN DASH}"


def rows() -> dict[str, ModuleType]:
    """The modules beside this one by the row that they are about."""
    names = (file.stem for file in sorted(HERE.glob("test_*.py")) if file != Path(__file__))
    modules = (importlib.import_module(f"tests.unit.brp_adapter.matrix.{name}") for name in names)
    return {module.ROW: module for module in modules}


def cells(text: str) -> list[tuple[str, str]]:
    """Row and column of every cell that says something."""
    table = text[text.index("## Edge-case matrix") :].splitlines()
    lines = [line.strip().strip("|") for line in table if line.startswith("|")]
    header, _, *body = [[cell.strip() for cell in line.split("|")] for line in lines]
    assert set(header) == {"case", *COLUMNS, NOT_READ_YET}
    return [
        (row, column)
        for row, *said in body
        for column, cell in zip(header[1:], said, strict=True)
        if cell != EMPTY and column != NOT_READ_YET
    ]


def without_test(found: list[tuple[str, str]], modules: dict[str, ModuleType]) -> list[str]:
    return [
        f"{row}, {column}: no {COLUMNS[column]}*"
        for row, column in found
        if not any(re.fullmatch(rf"{COLUMNS[column]}_\w+", name) for name in dir(modules.get(row)))
    ]


@pytest.mark.skipif(not EVENTS.exists(), reason="events.md is not beside the checkout")
def test_every_cell_has_a_test() -> None:
    found, modules = cells(EVENTS.read_text(encoding="utf-8")), rows()
    assert len(found) > len(modules)
    assert without_test(found, modules) == []
    assert set(modules) == {row for row, _ in found}


def test_a_cell_without_a_test_is_found() -> None:
    text = (
        "## Edge-case matrix\n| case | a Gebeurtenissen | c StUF | d LO3 | after POST /personen |\n"
        "|---|---|---|---|---|\n"
        f"| duplicate | same id | {EMPTY} | hash | key |\n| new | x | {EMPTY} | hash | {EMPTY} |\n"
    )
    found = cells(text)
    assert found == [
        ("duplicate", "a Gebeurtenissen"),
        ("duplicate", "after POST /personen"),
        ("new", "a Gebeurtenissen"),
    ]
    assert without_test(found, rows()) == ["new, a Gebeurtenissen: no test_gebeurtenissen*"]
