"""``cijfers`` on the command line."""

from typing import Annotated

import typer

from vertrekmelding.cli_shared import DataFolder, environment_from, failures_said_plainly, say_error


def add_figures_command(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="cijfers")(figures)


def figures(
    *,
    first: Annotated[
        str | None, typer.Option("--from", help="First quarter, as 2026-K1; left out: the first.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", help="Last quarter, as 2026-K4; left out: the newest.")
    ] = None,
    csv: Annotated[
        bool, typer.Option("--csv", help="As a file that spreadsheets read, on standard output.")
    ] = False,
    made_up: Annotated[
        bool,
        typer.Option("--made-up", help="First publish made-up figures, to look at; in test mode."),
    ] = False,
    data: DataFolder = None,
) -> None:
    """Show the figures for policy as they were published, in Dutch.

    They are those of the workbench: small numbers are hidden here as well, and of a quarter that
    is not published there is nothing to see.
    """
    from rich.console import Console  # noqa: PLC0415  a fast start

    from notifier.review.figures.figures_csv import as_csv  # noqa: PLC0415
    from notifier.statistics.periods import NotAPeriod, Quarter  # noqa: PLC0415
    from vertrekmelding.figures_command import (  # noqa: PLC0415
        editions_between,
        publish_made_up,
        settings_from,
        show_figures,
    )

    try:
        bounds = [None if text is None else Quarter.parse(text) for text in (first, last)]
    except NotAPeriod as mistake:
        say_error(f"--from and --to: {mistake}")
        raise typer.Exit(2) from None
    with failures_said_plainly():
        settings = settings_from(environment_from(data))
        if made_up:
            publish_made_up(settings)
        editions = editions_between(settings, *bounds)
    if csv:
        typer.echo(as_csv(editions), nl=False)
    else:
        show_figures(editions, Console())
