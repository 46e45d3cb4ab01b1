"""``policy``, ``bronnen`` and ``counts``: what may leave, who may bring, and what came of it."""

from pathlib import Path
from typing import Annotated

import typer

from vertrekmelding.cli_shared import DataFolder, environment_from, failures_said_plainly


def add_policy_commands(app: typer.Typer) -> None:
    """Add all three."""
    app.command("policy")(_policy)
    app.command("bronnen")(_sources)
    app.command("counts")(_counts)


def _policy(
    file: Annotated[Path, typer.Argument(help="Policy file (TOML).")],
) -> None:
    """Check a policy file, and show what is on for whom until when.

    Exit 1 with one line per mistake. Says also what ends within 30 days.
    """
    from rich.console import Console  # noqa: PLC0415  a fast start

    from contracts.values.dates import local_date  # noqa: PLC0415
    from foundation.clock import system_clock  # noqa: PLC0415
    from vertrekmelding.policy_command import show_policy  # noqa: PLC0415

    with failures_said_plainly():
        show_policy(file, local_date(system_clock()), Console())


def _sources(
    file: Annotated[Path, typer.Argument(help="File of connected sources (TOML).")],
    *,
    geheimen: Annotated[
        Path | None, typer.Option(help="Folder of secrets: look whether all are there.")
    ] = None,
) -> None:
    """Check a file of connected sources, and show who may bring what, how fast, until when.

    Exit 1 with one line per mistake. Says also what ended, and what ends within 30 days.
    """
    from rich.console import Console  # noqa: PLC0415  a fast start

    from contracts.values.dates import local_date  # noqa: PLC0415
    from foundation.clock import system_clock  # noqa: PLC0415
    from vertrekmelding.sources_command import show_sources  # noqa: PLC0415

    with failures_said_plainly():
        show_sources(file, geheimen, local_date(system_clock()), Console())


def _counts(*, data: DataFolder = None) -> None:
    """Show what came of shadow cases: numbers per day and municipality, nothing about people."""
    from rich.console import Console  # noqa: PLC0415

    from vertrekmelding.counts_command import counts_of, show_counts  # noqa: PLC0415

    with failures_said_plainly():
        show_counts(counts_of(environment_from(data)), Console())
