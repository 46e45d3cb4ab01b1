"""The commands about our subscriptions at an NRC."""

from typing import Annotated

import typer

from vertrekmelding.cli_shared import DataFolder, environment_from, failures_said_plainly

_Name = Annotated[str, typer.Argument(metavar="NAAM", help="Of the connection, as `list` shows.")]


def add_notificaties_commands(app: typer.Typer) -> None:
    """Add ``list``, ``subscribe`` and ``unsubscribe``."""
    notificaties = typer.Typer(
        help="Our subscriptions at the NRC of each municipality (VNG Notificaties API).",
        no_args_is_help=True,
    )
    for command in (_list, _subscribe, _unsubscribe):
        notificaties.command(command.__name__.removeprefix("_"))(command)
    app.add_typer(notificaties, name="notificaties")


def _list(*, data: DataFolder = None) -> None:
    """Show every connection of kind `notificaties`, and what its NRC has of us."""
    from vertrekmelding import notificaties_command  # noqa: PLC0415  a fast start

    with failures_said_plainly():
        notificaties_command.list_all(environment_from(data), typer.echo)


def _subscribe(name: _Name, *, data: DataFolder = None) -> None:
    """Make the subscription, or bring it up to date; can be repeated.

    The NRC calls us back before it agrees, so the adapter must run with this file of sources. For
    a new secret: put the old one's name in `geheim_vorig`, start the adapter, and run this.
    """
    from vertrekmelding import notificaties_command  # noqa: PLC0415

    with failures_said_plainly():
        notificaties_command.subscribe_one(environment_from(data), typer.echo, name)


def _unsubscribe(name: _Name, *, data: DataFolder = None) -> None:
    """End the subscription; what was told before is still fetched."""
    from vertrekmelding import notificaties_command  # noqa: PLC0415

    with failures_said_plainly():
        notificaties_command.unsubscribe_one(environment_from(data), typer.echo, name)
