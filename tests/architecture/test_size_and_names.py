"""A file is one idea, and its name says which.

In every codebase we learned from, a typical module has 30 to 90 lines and the bad reputation lives
in the last two per cent. Files called "utils" or "manager" are where that growth begins: anything
fits under such a name.
"""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.architecture.source import Module, modules, sample, scripts

END = 400
SCREEN = 65
OWES_AN_EXPLANATION = 250
LONG_BECAUSE = {
    "services/notifier/letters/text_nl.py": "every letter in one language, read side by side",
    "services/notifier/letters/text_en.py": "every letter in one language, read side by side",
    "services/foundation/work.py": "claim, settle and postpone are one protocol over one row",
    "contracts/messages/facts.py": "one message: who reads it wants all of its parts before them",
    "services/notifier/decision/view.py": "one class: the words of DECISION §2, each once",
}
NOT_ONE_IDEA = ("/migrations/versions/", "/demo/families/")
"""History, and stories told as data: they end at the hard limit only."""

EMPTY_WORDS = {"base", "common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}


def empty_names(module: Module) -> list[str]:
    path = PurePosixPath(module.path)
    words = {word for part in path.with_suffix("").parts for word in part.split("_")}
    classes = re.findall(r"^class (\w*(?:Manager|Helper|Util|Utils))\b", module.text, re.MULTILINE)
    return [f"{module.path}: {word}" for word in sorted(words & EMPTY_WORDS) + classes]


def too_long(module: Module) -> list[str]:
    if module.lines > END:
        return [f"{module.path} has {module.lines} lines: split it"]
    one_idea = not any(part in module.path for part in NOT_ONE_IDEA)
    if module.lines > OWES_AN_EXPLANATION and one_idea and module.path not in LONG_BECAUSE:
        return [f"{module.path} has {module.lines} lines: split it or say in LONG_BECAUSE why"]
    return []


def beyond_a_screen(module: Module) -> list[str]:
    if any(part in module.path for part in NOT_ONE_IDEA):
        return []
    return [
        f"{module.path}: {node.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= SCREEN
    ]


def test_a_function_fits_on_a_screen() -> None:
    assert [found for module in modules() for found in beyond_a_screen(module)] == []


def test_a_function_beyond_a_screen_is_found() -> None:
    assert beyond_a_screen(sample("def f():\n" + "    x = 1\n" * SCREEN))


def test_no_module_is_too_long() -> None:
    assert [found for module in modules() for found in too_long(module)] == []


def test_no_test_or_tool_is_past_the_end() -> None:
    longest = [m.path for m in (*scripts("tests"), *scripts("tools")) if m.lines > END]
    assert longest == []


def test_explanations_are_for_modules_that_are_there() -> None:
    assert set(LONG_BECAUSE) <= {module.path for module in modules()}


def test_names_say_something() -> None:
    everything = (*modules(), *scripts("tests"), *scripts("tools"))
    assert [found for module in everything for found in empty_names(module)] == []


@pytest.mark.parametrize("lines", [END + 1, OWES_AN_EXPLANATION + 1])
def test_a_long_module_is_found(lines: int) -> None:
    assert too_long(sample("x = 1\n" * lines))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("services/notifier/utils.py", ""),
        ("services/notifier/date_helpers.py", ""),
        ("services/foundation/common/dates.py", ""),
        ("services/notifier/cases.py", "class CaseManager:\n    pass"),
    ],
)
def test_an_empty_name_is_found(path: str, source: str) -> None:
    assert empty_names(sample(source, path))
