"""``voorbeelden`` on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from vertrekmelding.cli_shared import failures_said_plainly, say_error


def add_examples_command(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="voorbeelden")(examples)


def examples(
    folder: Annotated[Path, typer.Argument(help="Where they come; made when it is not there.")],
    *,
    family: Annotated[
        list[str] | None, typer.Option(help="Only this family, by its id; may be repeated.")
    ] = None,
    pixels: Annotated[
        int, typer.Option(min=36, max=600, help="Pixels per inch of the pictures.")
    ] = 72,
) -> None:
    """Make every letter there is, as PDF and as pictures, with one page to look at them all.

    Every kind, in ordinary and large print, for every family of the demonstration, and every shape
    that the families do not bring about. Nothing needs to run and nothing is sent; two runs give
    the same files.
    """
    from rich.console import Console  # noqa: PLC0415  a fast start

    from vertrekmelding.examples.command import (  # noqa: PLC0415
        NoSuchFamily,
        NotEmpty,
        make_examples,
    )

    with failures_said_plainly():
        try:
            make_examples(folder, Console(), families=tuple(family or ()), pixels_per_inch=pixels)
        except (NoSuchFamily, NotEmpty) as mistake:
            say_error(str(mistake))
            raise typer.Exit(2) from None
        except OSError as refused:
            say_error(f"{folder}: {refused.strerror}")
            raise typer.Exit(1) from None
