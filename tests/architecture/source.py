"""Our own source, read once and parsed, for the tests that check how the house is built."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVICES = ("foundation", "brp_adapter", "notifier", "sandbox", "vertrekmelding")
PACKAGES = ("contracts", *SERVICES)


@dataclass(frozen=True)
class Module:
    """One file. ``path`` is relative to the root; ``name`` as it is imported."""

    path: str
    name: str
    text: str

    @property
    def package(self) -> str:
        """Top-level package."""
        return self.name.split(".")[0]

    @property
    def tree(self) -> ast.Module:
        """Parsed source."""
        return _parse(self.text, self.path)

    @property
    def lines(self) -> int:
        """Lines of the file."""
        return len(self.text.splitlines())


@cache
def _parse(text: str, path: str) -> ast.Module:
    return ast.parse(text, path)


@cache
def modules(*packages: str) -> tuple[Module, ...]:
    """Every module of the packages; left out: of all of ours."""
    found = []
    for package in packages or PACKAGES:
        base = ROOT if package == "contracts" else ROOT / "services"
        found += [_read(path, base) for path in sorted((base / package).rglob("*.py"))]
    return tuple(found)


@cache
def scripts(folder: str) -> tuple[Module, ...]:
    """Every Python file of ``tests`` or ``tools``."""
    return tuple(_read(path, ROOT) for path in sorted((ROOT / folder).rglob("*.py")))


def sample(text: str, path: str = "services/notifier/sample.py") -> Module:
    """Source that exists in a test only, as if it stood at ``path``."""
    base = ROOT / "services" if path.startswith("services/") else ROOT
    return Module(path, _dotted(ROOT / path, base), text)


def _read(path: Path, base: Path) -> Module:
    relative = path.relative_to(ROOT).as_posix()
    return Module(relative, _dotted(path, base), path.read_text(encoding="utf-8"))


def _dotted(path: Path, base: Path) -> str:
    parts = path.relative_to(base).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that is imported, wherever in the file it stands."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, _absolute(module, node)
        elif isinstance(node, ast.Call) and dotted(node.func).endswith("import_module"):
            yield from (
                (node.lineno, str(a.value)) for a in node.args if isinstance(a, ast.Constant)
            )


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    above = module.name.split(".")[: -node.level] or [module.package]
    return ".".join([*above, *([node.module] if node.module else [])])


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of a name or attribute; of a call or subscript in between only its function."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return ""


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call and the dotted name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)
