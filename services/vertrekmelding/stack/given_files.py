"""The files that a person names on the command line, looked at before anything starts."""

import json
from pathlib import Path

from contracts.policy.reading import read_policy_file


class PersonsMistake(Exception):
    """A file of persons cannot be used. The text says which and why, and repeats nothing of it."""


def check_given(policy: Path, persons: tuple[Path, ...]) -> None:
    """Say what is wrong now, and not after a quarter of a minute in the log of some process.

    Raises:
        PolicyMistake: the policy file has mistakes; one line for each.
        PersonsMistake: no JSON, or no list of persons with a burgerservicenummer.

    """
    read_policy_file(policy)
    for path in persons:
        _check_persons(path)


def _check_persons(path: Path) -> None:
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        message = f"{path}: no such file"
        raise PersonsMistake(message) from None
    except (OSError, ValueError) as unreadable:
        message = f"{path}: not readable as JSON ({type(unreadable).__name__})"
        raise PersonsMistake(message) from None
    people = content.get("personen") if isinstance(content, dict) else content
    whole = isinstance(people, list) and all(
        isinstance(person, dict) and "burgerservicenummer" in person for person in people
    )
    if not whole:
        message = f"{path}: not a list of persons that each have a burgerservicenummer"
        raise PersonsMistake(message)
