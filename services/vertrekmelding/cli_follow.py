"""The commands about whom we follow at BRP API Gebeurtenissen."""

from pathlib import Path
from typing import Annotated

import typer

from vertrekmelding.cli_shared import DataFolder, environment_from, failures_said_plainly

_File = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]",
        help="A number per line, and a date of birth behind a comma; left out: standard input.",
    ),
]
_Source = Annotated[
    str | None, typer.Option(help="Name in the file of sources; left out: the only one.")
]


def add_follow_commands(app: typer.Typer) -> None:
    """Add ``follow add``, ``end``, ``run`` and ``status``."""
    follow = typer.Typer(
        help="Whom we follow at BRP API Gebeurtenissen (docs/connect.md).", no_args_is_help=True
    )
    follow.command("add")(_add)
    follow.command("end")(_end)
    follow.command("run")(_run)
    follow.command("status")(_status)
    app.add_typer(follow, name="follow")


def _add(
    file: _File = None,
    *,
    source: _Source = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="This is everybody: who is not in it is ended.")
    ] = False,
    sure: Annotated[
        bool, typer.Option("--sure", help="With --whole: also when more than a tenth would end.")
    ] = False,
    data: DataFolder = None,
) -> None:
    """Have the people of a list followed; who is followed already stays so.

    With a date of birth somebody is followed until the day before turning eighteen.
    """
    from brp_adapter.take_list import Whole  # noqa: PLC0415  a fast start
    from vertrekmelding.follow import lists  # noqa: PLC0415

    with failures_said_plainly():
        lists.add(
            environment_from(data),
            typer.echo,
            file,
            source=source,
            whole=Whole(sure=sure) if whole else None,
        )


def _end(file: _File = None, *, source: _Source = None, data: DataFolder = None) -> None:
    """Have the people of a list followed no more."""
    from vertrekmelding.follow import lists  # noqa: PLC0415

    with failures_said_plainly():
        lists.end(environment_from(data), typer.echo, file, source=source)


def _run(
    *,
    at_once: Annotated[int, typer.Option(min=1, max=16, help="Calls at the same time.")] = 4,
    data: DataFolder = None,
) -> None:
    """Make and end subscriptions here and now, with a progress bar, beside the workers.

    Leave it with Ctrl-C whenever you want; the next run goes on where this one was. Together they
    keep to the agreed pace. Ends with 1 when something is left.
    """
    from rich.console import Console  # noqa: PLC0415

    from vertrekmelding.follow.run import run  # noqa: PLC0415

    with failures_said_plainly():
        raise typer.Exit(run(environment_from(data), Console(), at_once=at_once))


def _status(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
    data: DataFolder = None,
) -> None:
    """Say per source how many are followed, to be made, to be ended, and how fetching goes."""
    from vertrekmelding.follow import status  # noqa: PLC0415

    with failures_said_plainly():
        status.status(environment_from(data), typer.echo, as_json=as_json)
