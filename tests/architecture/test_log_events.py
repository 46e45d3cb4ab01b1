"""Every log event is a static name, and an operator can look up what to do about it.

An event name with a value in it cannot be counted or alarmed on; and a name that stands nowhere
explained is noise at three in the morning.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, Module, dotted, modules, sample

LEVELS = {"debug", "info", "warning", "error", "critical", "exception"}
LOGGERS = {"_log", "log", "logger", "get_logger"}
SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
DOCUMENT = ROOT / "contracts" / "log-events.md"


def log_calls(module: Module) -> Iterator[ast.Call]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = dotted(node.func.value).rsplit(".", 1)[-1]
            if node.func.attr in LEVELS and owner in LOGGERS:
                yield node


def event_of(call: ast.Call, module: Module) -> str | None:
    """The static name, or None when there is none."""
    argument = call.args[0] if len(call.args) == 1 else None
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value if SNAKE.fullmatch(argument.value) else None
    if isinstance(argument, ast.Name):
        return _constants(module).get(argument.id)
    return None


def _constants(module: Module) -> dict[str, str]:
    found = {}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        value = node.value
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
            found[target.id] = str(value.value)
    return found


def events(module: Module) -> set[str]:
    return {event for call in log_calls(module) if (event := event_of(call, module))}


def nameless(module: Module) -> list[str]:
    return [
        f"{module.path}:{call.lineno}"
        for call in log_calls(module)
        if event_of(call, module) is None
    ]


def documented() -> set[str]:
    rows = re.findall(r"^\| `([a-z0-9_]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    return set(rows)


def in_code() -> set[str]:
    return set().union(*(events(module) for module in modules())) | {"log_line_lost"}


def test_every_event_has_a_static_name() -> None:
    assert [found for module in modules() for found in nameless(module)] == []


def test_every_event_is_explained_to_operators() -> None:
    assert sorted(in_code() - documented()) == []


def test_no_event_is_explained_that_does_not_exist() -> None:
    assert sorted(documented() - in_code()) == []


@pytest.mark.parametrize(
    "source",
    [
        "_log.info(f'case {case} opened')",
        "_log.info('Case opened')",
        "_log.info('case_opened', case)",
        "_log.info(name)",
        "get_logger(__name__).error('it %s' % x)",
    ],
)
def test_an_event_without_a_static_name_is_found(source: str) -> None:
    assert nameless(sample(source))


def test_a_constant_is_a_static_name() -> None:
    assert events(sample("GONE = 'row_gone'\n_log.info(GONE, row=1)")) == {"row_gone"}
