"""Importing a module opens nothing.

An engine at module level is shared by forked workers and corrupts its TLS stream; settings read at
import make a test depend on the order of imports, and a misspelt variable fails in the wrong place.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, dotted, modules, sample

OPENING = {
    "create_engine", "build_engine", "Database", "httpx.Client", "httpx.AsyncClient", "Redis",
    "from_url",
    "StrictRedis", "Celery", "celery_app", "publisher", "Doorbell", "FastAPI", "connect",
    "from_environment", "open", "read_text", "read_bytes", "getenv", "Thread", "Process", "Popen",
    "read_policy", "configure_logging",
}  # fmt: skip


def opened_at_import(module: Module) -> list[str]:
    found = []
    for node in _run_at_import(module.tree):
        if isinstance(node, ast.Call):
            full = dotted(node.func)
            name = full.rsplit(".", 1)[-1]
            if {name, full} & OPENING or name.endswith("Settings"):
                found.append(f"{module.path}:{node.lineno} {name}")
        elif isinstance(node, ast.Attribute) and dotted(node) == "os.environ":
            found.append(f"{module.path}:{node.lineno} os.environ")
    return found


def _run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Everything but bodies of functions; those of classes run at import."""
    if _is_main(node):
        return
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for decorator in getattr(child, "decorator_list", ()):
                yield from _with_itself(decorator)
            continue
        yield from _with_itself(child)


def _with_itself(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    yield from _run_at_import(node)


def _is_main(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__name__" in ast.dump(node.test)


def test_nothing_is_opened_at_import() -> None:
    # Alembic itself runs env.py, once, as a script.
    ours = (module for module in modules() if not module.path.endswith("migrations/env.py"))
    assert [found for module in ours for found in opened_at_import(module)] == []


@pytest.mark.parametrize(
    "source",
    [
        "from sqlalchemy import create_engine\nengine = create_engine('x')",
        "import httpx\nclass A:\n    client = httpx.Client()",
        "settings = NotifierSettings()",
        "import os\nurl = os.environ['X']",
        "app = FastAPI()",
        "from pathlib import Path\nif True:\n    text = Path('x').read_text()",
    ],
)
def test_something_opened_is_found(source: str) -> None:
    assert opened_at_import(sample(source))


def test_opening_inside_a_function_is_allowed() -> None:
    assert opened_at_import(sample("def f():\n    return FastAPI()")) == []
