"""The file with all connected sources (TOML), read and checked as a whole at the start."""

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from brp_adapter.connections.kinds import AnyConnection
from contracts.policy.effects import mistake
from contracts.policy.mistakes import FileMistake, read_toml


class ConnectionsMistake(FileMistake):
    """The file cannot be used; one line per mistake: where, what, and what to write."""


class ConnectionsFile(BaseModel):
    """Everything in the file: a list of ``[[bronnen]]``."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    bronnen: tuple[AnyConnection, ...] = ()

    @model_validator(mode="after")
    def _one_per_name(self) -> Self:
        names = [one.naam for one in self.bronnen]
        for name in sorted(set(names)):
            if names.count(name) > 1:
                text = f"{name} stands in the file twice; write another naam for one of them"
                raise mistake(text)
        return self


def read_connections(path: Path) -> ConnectionsFile:
    """Read and check the whole file. Raises ``ConnectionsMistake``."""
    content, _ = read_toml(
        path,
        ConnectionsFile,
        called="file of sources",
        short="sources",
        mistake=ConnectionsMistake,
    )
    return content
