"""The compose file as compose reads it: variables filled in, as far as we use them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.architecture.source import ROOT

COMPOSE = ROOT / "docker-compose.yml"
SANDBOX_ENV = ROOT / "deploy" / "sandbox.env"
VARIABLE = re.compile(r"\$\{(\w+)(?:(:\?)|:-([^}]*))?\}")
"""The name, whether it must be there, and the default. Without either a misspelling is silent."""

Document = dict[str, Any]


def document(variables: Mapping[str, str] | None = None) -> Document:
    """As it stands in the file, or with these variables filled in."""
    parsed: Document = yaml.safe_load(COMPOSE.read_text("utf-8"))
    if variables is not None:
        parsed = _filled_everywhere(parsed, variables)
    return parsed


def _filled_everywhere(part: Any, variables: Mapping[str, str]) -> Any:  # noqa: ANN401  YAML
    # After parsing, as compose does it: an OIN that begins with a zero is no number.
    if isinstance(part, dict):
        return {name: _filled_everywhere(value, variables) for name, value in part.items()}
    if isinstance(part, list):
        return [_filled_everywhere(value, variables) for value in part]
    return filled(part, variables) if isinstance(part, str) else part


def filled(text: str, variables: Mapping[str, str]) -> str:
    """What compose makes of it; raises ``KeyError`` where compose would refuse to start."""

    def one(found: re.Match[str]) -> str:
        name, required, default = found.groups()
        value = variables.get(name, "")
        if required and not value:
            raise KeyError(name)
        return value or default or ""

    return VARIABLE.sub(one, text)


def env_file(path: Path) -> dict[str, str]:
    lines = path.read_text("utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name: value for name, _, value in pairs}


def ours(compose: Document) -> Iterator[tuple[str, Document]]:
    """Every service that runs our own image."""
    for name, service in compose["services"].items():
        if service["image"] == "vertrekmelding":
            yield name, service
