"""The command line. Each command is a thin shell; the work stands in the module it names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="vertrekmelding",
    help="Tells the other holder of gezag, in time and safely, that a child's departure abroad"
    " was declared or registered.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def decide(
    files: Annotated[list[Path], typer.Argument(help="Situation files (JSON).")],
    *,
    expect: Annotated[
        bool, typer.Option("--expect", help="Compare with `expected`; exit 1 on a difference.")
    ] = False,
) -> None:
    """Decide situation files without any service running.

    Prints one JSON object per situation: what is decided for the case and for each holder, who
    is flagged, how urgent it is, and every reason. A situation file describes one family; see
    docs/situations.md for the format.
    """
    from vertrekmelding.decide_command import decide_files  # noqa: PLC0415  a fast start

    raise typer.Exit(decide_files(files, expect=expect, out=typer.echo, err=_say_error))


def _say_error(line: str) -> None:
    typer.echo(line, err=True)


def _echo_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))
