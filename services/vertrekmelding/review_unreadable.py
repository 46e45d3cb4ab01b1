"""``vertrekmelding review show|dismiss``: messages of a source that nobody can read."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from brp_adapter.dismiss_unreadable import dismiss_unreadable
from brp_adapter.look_at_unreadable import Looked, look_at_unreadable, open_unreadable
from foundation.waiting import CannotRetry
from vertrekmelding.opened_services import adapter_alone, id_in, operator

_NO_SUCH: Final = (
    "no message with this id waits that could not be read: see `vertrekmelding review list`"
)


def show(
    environment: Mapping[str, str],
    say: Callable[[str], None],
    *,
    row_id: str,
    content: Path | None,
    reason: str | None,
) -> None:
    """Say what came, from whom, and what is wrong with it; nobody's data.

    ``content``: a new file, for this user alone, that gets the bytes once the look is noted with
    its ``reason``. Raises ``CannotRetry``.
    """
    wanted = id_in(row_id)
    with adapter_alone(environment) as adapter:
        looked = look_at_unreadable(adapter, wanted)
        if looked is None:
            raise CannotRetry(_NO_SUCH)
        for line in _told(looked):
            say(line)
        if content is None:
            return
        if reason is None:
            message = "say with --reason why you look: it is noted in the audit"
            raise CannotRetry(message)
        open_it = partial(open_unreadable, adapter, wanted, actor=operator(), why=reason)
        _write_for_us_alone(content, open_it)
    say(f"Written to {content}, for you alone. Erase it when you have seen it.")


def dismiss(
    environment: Mapping[str, str], say: Callable[[str], None], *, row_id: str, reason: str
) -> None:
    """End one, or set back the count of what was not kept. Raises ``CannotRetry``."""
    wanted = id_in(row_id)
    with adapter_alone(environment) as adapter:
        if not dismiss_unreadable(adapter, wanted, actor=operator(), why=reason):
            raise CannotRetry(_NO_SUCH)
    say("Ended. It waits again when its source sends it again.")


def _told(looked: Looked) -> list[str]:
    message = looked.message
    lines = [
        f"source    {message.connection} (OIN {message.sender})",
        f"format    {message.format}",
        f"came      {message.first_at:%Y-%m-%d %H:%M:%S} UTC",
        f"times     {message.times}, last {message.last_at:%Y-%m-%d %H:%M:%S} UTC",
        f"refused   {message.reason}",
    ]
    if looked.cannot is not None:
        return [*lines, f"now       {looked.cannot}"]
    if not looked.faults:
        return [*lines, "now       it can be read: `vertrekmelding review retry` takes it"]
    said = [f"{fault.path}: {fault.reason} ({fault.code})" for fault in looked.faults]
    return [*lines, *(f"now       {line}" for line in said)]


def _write_for_us_alone(file: Path, opened: Callable[[], bytes]) -> None:
    """Make a new file first, so that nobody looks in vain, and leave none without content."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as failure:
        message = f"{file} cannot be written ({failure.strerror}): name a new file"
        raise CannotRetry(message) from None
    with os.fdopen(descriptor, "wb") as to:
        try:
            to.write(opened())
        except BaseException:
            file.unlink()
            raise
