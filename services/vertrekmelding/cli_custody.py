"""The ``custody`` command: offline, with nothing running."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from vertrekmelding.cli_shared import say_error

_DATE = "%Y-%m-%d"


def add_custody_command(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(custody)


def custody(
    persons: Annotated[
        Path | None,
        typer.Argument(help="The child and its parents as BRP API Personen answers (JSON)."),
    ] = None,
    bsn: Annotated[
        str | None, typer.Argument(help="Number of the child, as it stands in that file.")
    ] = None,
    *,
    scenarios: Annotated[
        Path | None, typer.Option(help="A file of official gezag scenarios instead.")
    ] = None,
    today: Annotated[
        dt.datetime | None,
        typer.Option(
            formats=[_DATE],
            help="What counts as today; left out: the real day, or that of the scenario file.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object per child.")] = False,
) -> None:
    """Say who has gezag over a child, and how that is known.

    First the conclusion in Dutch, then where it comes from and the questions that lead to it.
    It is what the register answers; else what the public decision model gives as if the child
    still lived in the Netherlands; else that it cannot be said, which fact is missing and who
    has it. Nothing is guessed, kept or sent, and nothing needs to run. docs/custody.md explains.
    """
    from contracts.values.dates import local_date  # noqa: PLC0415  a fast start
    from foundation.clock import system_clock  # noqa: PLC0415
    from vertrekmelding.custody.command import (  # noqa: PLC0415
        custody_of_person,
        custody_of_scenarios,
    )

    day = None if today is None else today.date()
    now = local_date(system_clock())
    if scenarios is not None and persons is None:
        code = custody_of_scenarios(
            scenarios, day, now, as_json=json, out=typer.echo, err=say_error
        )
    elif persons is not None and bsn is not None and scenarios is None:
        code = custody_of_person(
            persons, bsn, day or now, as_json=json, out=typer.echo, err=say_error
        )
    else:
        say_error(
            "Give a file and a number: custody PERSONS.json BSN;"
            " or a file of scenarios: custody --scenarios FILE."
        )
        code = 2
    raise typer.Exit(code)
