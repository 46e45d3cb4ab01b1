"""The policy file: one TOML file, of which each service reads the part that is its own."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

PolicyT = TypeVar("PolicyT", bound=BaseModel)


class PolicyMistake(Exception):
    """The policy file cannot be used; one line per mistake, each with its place."""


def read_policy_file(path: Path, model: type[PolicyT]) -> PolicyT:
    """Read the part that ``model`` describes. Raises ``PolicyMistake``."""
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        message = f"policy file cannot be read: {error.strerror}"
    except tomllib.TOMLDecodeError as error:
        message = f"policy file is no TOML: {error}"
    except ValidationError as error:
        message = "\n".join(
            f"policy: {'.'.join(str(part) for part in mistake['loc']) or 'file'}: {mistake['msg']}"
            for mistake in error.errors(include_url=False)
        )
    raise PolicyMistake(message)
