"""Reading a policy file: all of it is right, or every mistake is told in a line of its own."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from contracts.policy.file import PolicyFile
from contracts.policy.mistakes import told

NO_FILE: Final = "geen"
"""Version of the policy that holds where no file was given."""

OF_NOTHING: Final = hashlib.sha256(b"").hexdigest()
"""Its hash."""


class PolicyMistake(Exception):
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
    try:
        raw = path.read_bytes()
        given = tomllib.loads(raw.decode())
    except OSError as error:
        message = f"policy file cannot be read: {error.strerror}"
        raise PolicyMistake(message) from None
    except UnicodeDecodeError:
        message = "policy file is no UTF-8 text"
        raise PolicyMistake(message) from None
    except tomllib.TOMLDecodeError as error:
        message = f"policy file is no TOML: {error}"
        raise PolicyMistake(message) from None
    try:
        content = PolicyFile.model_validate(given)
    except ValidationError as error:
        lines = (f"policy: {line}" for line in told(PolicyFile, given, error))
        raise PolicyMistake("\n".join(lines)) from None
    return ReadFile(content, hashlib.sha256(raw).hexdigest())
