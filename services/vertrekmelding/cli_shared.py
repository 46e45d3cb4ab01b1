"""What the commands have in common: where the settings come from, and how a failure is said."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

DataFolder = Annotated[
    Path | None,
    typer.Option(help="Data folder of a running `up` or `demo`; left out: the environment."),
]


def environment_from(data: Path | None) -> Mapping[str, str]:
    """Of a stack that runs on this folder, or else our own."""
    from vertrekmelding.stack.noted import noted_environment  # noqa: PLC0415

    return os.environ if data is None else noted_environment(data)


@contextmanager
def failures_said_plainly() -> Iterator[None]:
    """A failure that a person can do something about is a sentence, not a traceback."""
    try:
        yield
    except Exception as failure:
        sentence = _said_plainly(failure)
        if sentence is None:
            raise
        say_error(sentence)
        raise typer.Exit(1) from None


def _said_plainly(failure: Exception) -> str | None:
    # Only now: to know all of them is to load all of the program.
    from pydantic import ValidationError  # noqa: PLC0415

    from vertrekmelding.failures import SAID_PLAINLY  # noqa: PLC0415

    if isinstance(failure, SAID_PLAINLY):
        return str(failure)
    if isinstance(failure, ValidationError):
        missing = ", ".join(
            str(error["loc"][0]).upper() if error["loc"] else error["msg"]
            for error in failure.errors(include_input=False, include_url=False)
        )
        return f"These settings are missing or wrong in the environment: {missing}"
    return None


def say_error(line: str) -> None:
    """On standard error: what a program reads stands on standard output."""
    typer.echo(line, err=True)
