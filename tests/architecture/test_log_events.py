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
    """Calls of a logger, also through a name that stands for one of its methods."""
    aliases = {
        name
        for name, value in _assignments(module)
        if any(isinstance(node, ast.Attribute) and _is_log_method(node) for node in ast.walk(value))
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and _is_logger(node.func, aliases):
            yield node


def _is_logger(called: ast.expr, aliases: set[str]) -> bool:
    if isinstance(called, ast.Name):
        return called.id in aliases
    return isinstance(called, ast.Attribute) and _is_log_method(called)


def _is_log_method(node: ast.Attribute) -> bool:
    return node.attr in LEVELS and dotted(node.value).rsplit(".", 1)[-1] in LOGGERS


def events_of(call: ast.Call, module: Module) -> set[str]:
    """The static names it may have; empty when there is none."""
    argument = call.args[0] if len(call.args) == 1 else None
    if isinstance(argument, ast.Name):
        values = [value for name, value in _assignments(module) if name == argument.id]
    else:
        values = [argument] if argument is not None else []
    found = {
        value.value
        for value in values
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }
    return {event for event in found if SNAKE.fullmatch(event)}


def _assignments(module: Module) -> Iterator[tuple[str, ast.expr]]:
    """Names and what they are assigned, pairwise for tuples of the same length."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = zip(target.elts, node.value.elts, strict=False)
        else:
            pairs = zip([target], [node.value], strict=True)
        yield from ((name.id, value) for name, value in pairs if isinstance(name, ast.Name))


def events(module: Module) -> set[str]:
    return {event for call in log_calls(module) for event in events_of(call, module)}


def nameless(module: Module) -> list[str]:
    return [
        f"{module.path}:{call.lineno}" for call in log_calls(module) if not events_of(call, module)
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


def test_an_event_through_another_name_is_found() -> None:
    source = (
        "log = _log.error if bad else _log.info\nreason, again = 'gone_away', True\nlog(reason)"
    )
    assert events(sample(source)) == {"gone_away"}
