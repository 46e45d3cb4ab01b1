"""Secrets of sources: one file per secret in a folder, as Docker and Kubernetes mount them."""

from pathlib import Path
from typing import Final

from pydantic import SecretStr

from brp_adapter.connections.file import ConnectionsMistake

FEWEST_CHARACTERS: Final = 24
"""Of a secret that somebody shows us: shorter ones can be guessed."""


class Secrets:
    """Read at the start, so that a missing one is told then."""

    def __init__(self, folder: Path | None) -> None:
        """``folder`` None: there are none."""
        self._folder = folder

    def named(self, name: str) -> SecretStr:
        """The secret in the file of that name, white space around it left out.

        Raises ``ConnectionsMistake``.
        """
        if self._folder is None:
            message = f"secret {name} has no folder: set BRP_ADAPTER_SECRETS_FOLDER"
            raise ConnectionsMistake(message)
        try:
            text = (self._folder / name).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            message = f"secret {name} cannot be read: put a file {name} in the folder of secrets"
            raise ConnectionsMistake(message) from None
        if len(text) < FEWEST_CHARACTERS:
            message = f"secret {name} is too short: write at least {FEWEST_CHARACTERS} characters"
            raise ConnectionsMistake(message)
        return SecretStr(text)
