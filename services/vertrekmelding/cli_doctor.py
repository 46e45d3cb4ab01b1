"""The command of the doctor."""

from typing import Annotated

import typer

from vertrekmelding.cli_shared import DataFolder, environment_from, failures_said_plainly


def add_doctor(app: typer.Typer) -> None:
    """Add ``doctor``."""
    app.command("doctor")(_doctor)


def _doctor(
    *,
    settings_only: Annotated[
        bool, typer.Option("--settings-only", help="Connect to nothing: before the first start.")
    ] = False,
    data: DataFolder = None,
) -> None:
    """Look at the settings of both services and at everything they lean on; one line each.

    Asks nothing about anybody. Exit code 1 when anything must be repaired.
    """
    from vertrekmelding.doctor.doctor import examine  # noqa: PLC0415

    with failures_said_plainly():
        healthy = examine(environment_from(data), typer.echo, settings_only=settings_only)
    raise typer.Exit(0 if healthy else 1)
