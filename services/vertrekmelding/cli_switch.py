"""The commands of the switch on everything that leaves."""

from typing import Annotated

import typer

from vertrekmelding.cli_shared import DataFolder, environment_from, failures_said_plainly

_Reason = Annotated[
    str, typer.Option(help="Why, in a few words; kept for years. No names or numbers of people.")
]
_By = Annotated[str | None, typer.Option(help="Who does this; left out: your user name.")]


def add_switch_commands(app: typer.Typer) -> None:
    """Add ``stop``, ``resume`` and ``status``."""
    for command in (_stop, _resume, _status):
        app.command(command.__name__.removeprefix("_"))(command)


def _stop(*, reason: _Reason, by: _By = None, data: DataFolder = None) -> None:
    """Stop everything that leaves, on all processes, within a second.

    Letters, recalls, receipts, flags and escalations wait where they are, also after a restart,
    until `vertrekmelding resume`. Events still come in, the BRP is asked and cases are decided.
    Needs NOTIFIER_DATABASE_URL only.
    """
    from vertrekmelding import switch_commands  # noqa: PLC0415

    with failures_said_plainly():
        switch_commands.stop(environment_from(data), typer.echo, reason=reason, by=by)


def _resume(*, reason: _Reason, by: _By = None, data: DataFolder = None) -> None:
    """Let everything leave again that `stop` or the volume breaker held; nothing doubles."""
    from vertrekmelding import switch_commands  # noqa: PLC0415

    with failures_said_plainly():
        switch_commands.resume(environment_from(data), typer.echo, reason=reason, by=by)


def _status(*, data: DataFolder = None) -> None:
    """Say whether anything may leave, who turned the switch and why, and what waits.

    How many departures the adapter has to look at again is told when BRP_ADAPTER_DATABASE_URL is
    there too.

    Exit code 0: things leave; 3: stopped.
    """
    from vertrekmelding import switch_commands  # noqa: PLC0415

    with failures_said_plainly():
        leaving = switch_commands.status(environment_from(data), typer.echo)
    raise typer.Exit(0 if leaving else 3)
