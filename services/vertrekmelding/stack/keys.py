"""The keys with which a stack shows the two providers who it is."""

from pathlib import Path
from typing import Final

from joserfc.jwk import RSAKey

from vertrekmelding.embedded.data_folder import DataFolder

_BITS: Final = 3072


def workbench_key(folder: DataFolder) -> Path:
    """Of the workbench, before the employer's provider."""
    return _made_once(folder.root / "secrets" / "werkbank.pem")


def reply_key(folder: DataFolder) -> Path:
    """Of the pages for parents, before the stand-in for DigiD."""
    return _made_once(folder.root / "secrets" / "antwoord.pem")


def _made_once(file: Path) -> Path:
    """A PEM file that only its owner can read."""
    if not file.exists():
        unfinished = file.with_suffix(".new")
        unfinished.touch(mode=0o600)
        unfinished.write_bytes(RSAKey.generate_key(_BITS).as_pem(private=True))
        unfinished.rename(file)
    return file
