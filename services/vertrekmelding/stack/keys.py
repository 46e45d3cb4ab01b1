"""The key with which the workbench of a stack shows the provider who it is."""

from pathlib import Path
from typing import Final

from joserfc.jwk import RSAKey

from vertrekmelding.embedded.data_folder import DataFolder

_BITS: Final = 3072


def workbench_key(folder: DataFolder) -> Path:
    """A PEM file that only its owner can read: made once per data folder."""
    file = folder.root / "secrets" / "werkbank.pem"
    if not file.exists():
        unfinished = file.with_suffix(".new")
        unfinished.touch(mode=0o600)
        unfinished.write_bytes(RSAKey.generate_key(_BITS).as_pem(private=True))
        unfinished.rename(file)
    return file
