"""Reading a policy file: all of it is right, or every mistake is told in a line of its own."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from contracts.policy.file import PolicyFile
from contracts.policy.mistakes import FileMistake, read_toml

NO_FILE: Final = "geen"
"""Version of the policy that holds where no file was given."""

OF_NOTHING: Final = hashlib.sha256(b"").hexdigest()
"""Its hash."""


class PolicyMistake(FileMistake):
    """The policy file cannot be used; one line per mistake: where, what, and what to write."""


@dataclass(frozen=True)
class ReadFile:
    """A valid file, and the SHA-256 of its bytes in hexadecimal."""

    content: PolicyFile
    sha256: str


def read_policy_file(path: Path | None) -> ReadFile:
    """Read and check the whole file. Raises ``PolicyMistake``.

    Without a file the BRP is asked for nobody and everything else is in shadow.
    """
    if path is None:
        return ReadFile(PolicyFile(versie=NO_FILE), OF_NOTHING)
    content, raw = read_toml(
        path, PolicyFile, called="policy file", short="policy", mistake=PolicyMistake
    )
    return ReadFile(content, hashlib.sha256(raw).hexdigest())
