"""The command line. Each command is a thin shell; the work stands in the module it names."""

import os
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from vertrekmelding.cli_bench import add_bench
from vertrekmelding.cli_custody import add_custody_command
from vertrekmelding.cli_doctor import add_doctor
from vertrekmelding.cli_examples import add_examples_command
from vertrekmelding.cli_figures import add_figures_command
from vertrekmelding.cli_follow import add_follow_commands
from vertrekmelding.cli_notificaties import add_notificaties_commands
from vertrekmelding.cli_policy import add_policy_commands
from vertrekmelding.cli_review import add_review_commands
from vertrekmelding.cli_shared import (
    DataFolder,
    environment_from,
    failures_said_plainly,
    say_error,
)
from vertrekmelding.cli_switch import add_switch_commands
from vertrekmelding.demo.families.source import Source

_AS_WIDE_AS_IT_IS = 1000

app = typer.Typer(
    name="vertrekmelding",
    help="Tells the other holder of gezag, in time and safely, that a child's departure abroad"
    " was declared or registered.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
add_switch_commands(app)
add_doctor(app)
add_review_commands(app)
add_follow_commands(app)
add_policy_commands(app)
add_custody_command(app)
add_bench(app)
add_figures_command(app)
add_examples_command(app)
add_notificaties_commands(app)


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

    raise typer.Exit(decide_files(files, expect=expect, out=typer.echo, err=say_error))


@app.command()
def demo(
    *,
    stop: Annotated[
        bool,
        typer.Option("--exit", help="End by itself: 0 only if every family came out as expected."),
    ] = False,
    data: Annotated[
        Path, typer.Option(help="Folder for everything; emptied before each run.")
    ] = Path(".data/demo"),
    family: Annotated[
        list[str] | None, typer.Option(help="Only this family, by its id; may be repeated.")
    ] = None,
    shadow: Annotated[
        bool, typer.Option("--shadow", help="Compute and count everything; nothing may leave.")
    ] = False,
    source: Annotated[
        Source | None, typer.Option(help="One family alone, reported by this kind of source.")
    ] = None,
) -> None:
    """Show the main job on fictitious families, with everything real, on this machine.

    Starts all servers and services, sends the events of every sample family over HTTP, follows
    them to the letter and the flag, and says what was decided, why, who was told and how long it
    took. Then it goes on serving until Ctrl-C, so that you can look around.
    """
    from rich.console import Console  # noqa: PLC0415

    from vertrekmelding.demo.run import DemoOptions, run_demo  # noqa: PLC0415

    options = DemoOptions(data, tuple(family or ()), stay=not stop, shadow=shadow, source=source)
    with failures_said_plainly():
        raise typer.Exit(run_demo(options, Console()))


@app.command()
def up(
    *,
    persons: Annotated[
        list[Path] | None,
        typer.Option(help="Persons for the sandbox BRP: a JSON list in the official shape."),
    ] = None,
    policy: Annotated[
        Path | None, typer.Option(help="Policy file (TOML); left out: the demonstration's.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Folder for everything; left out: .data/up here.")
    ] = None,
) -> None:
    """Start everything on this machine and stay until Ctrl-C.

    Prints one JSON line when all is ready: where the intake, the notifier and the sandbox are,
    and a token with which to send events. A second start on the same folder goes on with the
    work that the first left behind.
    """
    from vertrekmelding.stack.options import StackOptions  # noqa: PLC0415
    from vertrekmelding.up import run_until_interrupted  # noqa: PLC0415

    options = StackOptions(data or Path(".data/up"), tuple(persons or ()), policy, furnished=True)
    with failures_said_plainly():
        run_until_interrupted(options, typer.echo, partial(typer.echo, err=True))


@app.command()
def explain(
    case: Annotated[
        str, typer.Argument(help="Id or short reference of a case, or id of a letter or flag.")
    ],
    *,
    data: DataFolder = None,
) -> None:
    """Explain a case: what was decided and why, what left, and what happened when.

    Shows no name, number or address. The look itself is recorded under your user name.
    """
    from rich.console import Console  # noqa: PLC0415

    from notifier.explain_case import NoSuchCase  # noqa: PLC0415
    from vertrekmelding.explain import explain as explain_case  # noqa: PLC0415

    with failures_said_plainly():
        try:
            # In a pipe nobody's screen is a limit: no code of an event is cut off.
            width = None if sys.stdout.isatty() else _AS_WIDE_AS_IT_IS
            explain_case(case, environment_from(data), Console(width=width))
        except NoSuchCase:
            say_error("No case has this id or reference.")
            raise typer.Exit(1) from None


@app.command()
def migrate() -> None:
    """Bring the databases of both services up to date.

    Reads BRP_ADAPTER_DATABASE_URL and NOTIFIER_DATABASE_URL. Can be repeated, and run at once by
    several machines. The services run before, during and after a migration.
    """
    from vertrekmelding.stack.migrate import migrate_both  # noqa: PLC0415

    with failures_said_plainly():
        migrate_both(os.environ)
    typer.echo("Both databases are up to date.")


Mark = Annotated[
    Path | None,
    typer.Option(help="Touch this file whenever something was done: its age tells the health."),
]


class WebApplication(StrEnum):
    """What `serve` can serve."""

    ADAPTER = "adapter-web"
    NOTIFIER = "notifier-web"
    SANDBOX = "sandbox"


class Service(StrEnum):
    """Whose queues `work` works off."""

    ADAPTER = "adapter"
    NOTIFIER = "notifier"


@app.command()
def serve(
    application: WebApplication,
    *,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
) -> None:
    """Serve one web application: a process as in production, set by environment variables."""
    from vertrekmelding import serve as processes  # noqa: PLC0415

    with failures_said_plainly():
        processes.serve(application.value, host, port)


@app.command()
def work(
    service: Service,
    *,
    queues: Annotated[
        str | None, typer.Option(help="Queues, separated by commas; left out: all of the service.")
    ] = None,
    concurrency: Annotated[
        int | None, typer.Option(help="Processes that work at once; left out: two.")
    ] = None,
    mark: Mark = None,
) -> None:
    """Work off the queues of one service: a process as in production."""
    from vertrekmelding import serve as processes  # noqa: PLC0415

    with failures_said_plainly():
        processes.work(service.value, queues, concurrency, mark)


@app.command()
def beat(*, mark: Mark = None) -> None:
    """Make the sweeps of both services ring. There must be exactly one of these."""
    from vertrekmelding import serve as processes  # noqa: PLC0415

    with failures_said_plainly():
        processes.beat(mark)
