"""``vertrekmelding bench``."""

from pathlib import Path
from typing import Annotated

import typer

from vertrekmelding.cli_shared import failures_said_plainly


def add_bench(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(bench)


def bench(
    *,
    rate: Annotated[float, typer.Option(help="Events per second at the steady pace.")] = 20,
    seconds: Annotated[float, typer.Option(help="How long the steady pace lasts.")] = 60,
    burst: Annotated[int, typer.Option(help="Events offered at once.")] = 2000,
    seed: Annotated[int, typer.Option(help="The same families again for the same seed.")] = 1,
    limits: Annotated[bool, typer.Option(help="Measure the machine itself as well.")] = True,
    quick: Annotated[bool, typer.Option(help="A few events, to see that it works.")] = False,
    werkbank: Annotated[
        bool, typer.Option("--werkbank", help="Only the worklist, with very many cases.")
    ] = False,
    cases: Annotated[
        int, typer.Option(help="With --werkbank: how many wait for a person.")
    ] = 50_000,
    follow: Annotated[
        bool, typer.Option("--follow", help="Only subscriptions: made, killed, taken up again.")
    ] = False,
    subscriptions: Annotated[
        int, typer.Option(help="With --follow: how many subscriptions, at least.")
    ] = 200_000,
    json: Annotated[Path | None, typer.Option(help="Write all figures to this file.")] = None,
    data: Annotated[
        Path, typer.Option(help="Folder for everything; emptied before each run.")
    ] = Path(".data/bench"),
) -> None:
    """Measure the running stack with fictitious families, and this machine beside it.

    A steady pace and a burst, each on a fresh stack with the shipped settings. Ends with 1 when
    an event is lost, doubled, or came out otherwise than it must. See docs/bench.md.
    """
    from rich.console import Console  # noqa: PLC0415

    from vertrekmelding.bench.run import BenchOptions, run_bench  # noqa: PLC0415
    from vertrekmelding.bench.werkbank.run import (  # noqa: PLC0415
        WerkbankOptions,
        run_werkbank,
    )

    if follow:
        from vertrekmelding.bench.follow.run import FollowOptions, run_follow  # noqa: PLC0415

        wanted = FollowOptions(data, subscriptions)
        with failures_said_plainly():
            raise typer.Exit(run_follow(wanted.quick if quick else wanted, Console()))
    if werkbank:
        chosen = WerkbankOptions(data, cases, seed, json=json)
        with failures_said_plainly():
            raise typer.Exit(run_werkbank(chosen.quick if quick else chosen, Console()))
    options = BenchOptions(data, rate, seconds, burst, seed, limits, json=json)
    with failures_said_plainly():
        raise typer.Exit(run_bench(options.quick if quick else options, Console()))
