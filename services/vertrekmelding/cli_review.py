"""The commands about rows that wait for a human."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vertrekmelding.cli_shared import DataFolder, environment_from, failures_said_plainly

RowId = Annotated[str, typer.Argument(metavar="ID", help="From `review list`.")]
Reason = Annotated[
    str, typer.Option(help="A short code or ticket number; kept for years in the audit.")
]


class Left(StrEnum):
    """Whether a letter left, found out by a human."""

    YES = "yes"
    NO = "no"


def add_review_commands(app: typer.Typer) -> None:
    """Add ``review list``, ``show``, ``retry`` and ``dismiss``."""
    review = typer.Typer(
        help="Rows that the program will not touch without a human.", no_args_is_help=True
    )
    review.command("list")(_list)
    review.command("show")(_show)
    review.command("retry")(_retry)
    review.command("dismiss")(_dismiss)
    app.add_typer(review, name="review")


def _list(*, data: DataFolder = None) -> None:
    """List the rows that wait, of both services: id, kind, state, reason, and since how long."""
    from vertrekmelding import review  # noqa: PLC0415  a fast start

    with failures_said_plainly():
        review.list_rows(environment_from(data), typer.echo)


def _show(
    row_id: RowId,
    *,
    content: Annotated[
        Path | None,
        typer.Option(help="New file that gets the message itself, for you alone; needs --reason."),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(help="Why you look: a short code or ticket number.")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Show what is known of a message that could not be read, without a word about people.

    What is wrong with it is told by the reader of this version. With `--content` the look is
    noted in the audit first.
    """
    from vertrekmelding import review_unreadable  # noqa: PLC0415

    with failures_said_plainly():
        review_unreadable.show(
            environment_from(data), typer.echo, row_id=row_id, content=content, reason=reason
        )


def _dismiss(row_id: RowId, *, reason: Reason, data: DataFolder = None) -> None:
    """End a message that could not be read: its source sent it well since, or it was nothing."""
    from vertrekmelding import review_unreadable  # noqa: PLC0415

    with failures_said_plainly():
        review_unreadable.dismiss(environment_from(data), typer.echo, row_id=row_id, reason=reason)


def _retry(
    row_id: RowId,
    *,
    reason: Reason,
    left: Annotated[
        Left | None,
        typer.Option(help="Only of a letter or box message that no look-up can tell about."),
    ] = None,
    data: DataFolder = None,
) -> None:
    """Put one row back to work, once its cause is gone.

    A message that could not be read is read again. A letter is looked up at NotifyNL first, a box
    message at ebms-core. `--left no` plans it again
    and `--left yes` counts it as sent: only after you found out.
    """
    from vertrekmelding import review  # noqa: PLC0415

    with failures_said_plainly():
        review.retry(
            environment_from(data),
            typer.echo,
            row_id=row_id,
            reason=reason,
            left=None if left is None else left is Left.YES,
        )
