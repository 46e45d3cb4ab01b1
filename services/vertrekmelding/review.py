"""``vertrekmelding review list|retry``: rows that wait for a human, in both services."""

import getpass
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

import brp_adapter.review_rows as adapter_rows
import notifier.review_rows as notifier_rows
from brp_adapter.application import build_application as build_adapter
from brp_adapter.service import Service as Adapter
from brp_adapter.settings import AdapterSettings
from foundation.waiting import CannotRetry, WaitingRow
from notifier.application import build_application as build_notifier
from notifier.service import Service as Notifier
from notifier.settings import NotifierSettings

_PROCESS = "vertrekmelding.review"


def list_rows(environment: Mapping[str, str], say: Callable[[str], None]) -> None:
    """One line per row: id, service and kind, state, reason, since how long. Nobody's data."""
    with _services(environment) as (adapter, notifier):
        now = adapter.now()
        rows = [("adapter", row) for row in adapter_rows.rows_in_review(adapter)]
        rows += [("notifier", row) for row in notifier_rows.rows_in_review(notifier)]
    for service, row in rows:
        say(_line(service, row, now))
    say(f"{len(rows)} row(s) wait for a human.")


def retry(
    environment: Mapping[str, str],
    say: Callable[[str], None],
    *,
    row_id: str,
    reason: str,
    left: bool | None,
) -> None:
    """Let one row go on, under the operator's own name. Raises ``CannotRetry``."""
    wanted = _uuid(row_id)
    actor = f"beheer:{getpass.getuser()}"
    with _services(environment) as (adapter, notifier):
        if notifier_rows.retry_row(notifier, wanted, left=left, actor=actor, why=reason):
            say("Noted: it left, and is not sent again." if left else "It goes on.")
            return
        if left is not None:
            message = "no letter with this id waits for a human"
            raise CannotRetry(message)
        if adapter_rows.retry_row(adapter, wanted, actor=actor, why=reason):
            say("It goes on.")
            return
    message = "no row with this id waits for a human: see `vertrekmelding review list`"
    raise CannotRetry(message)


def _line(service: str, row: WaitingRow, now: datetime) -> str:
    hours, seconds = divmod(int((now - row.since).total_seconds()), 3600)
    age = f"{hours}h{seconds // 60:02}m"
    return f"{row.id}  {service}/{row.kind}  {row.state}  {row.reason or '-'}  {age}"


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        message = "an id looks like 3f2b8c1e-…: take it from `vertrekmelding review list`"
        raise CannotRetry(message) from None


@contextmanager
def _services(environment: Mapping[str, str]) -> Iterator[tuple[Adapter, Notifier]]:
    of_adapter = AdapterSettings.model_validate(_own(environment, "BRP_ADAPTER_"))
    of_notifier = NotifierSettings.model_validate(_own(environment, "NOTIFIER_"))
    adapter = build_adapter(of_adapter, process=_PROCESS)
    try:
        notifier = build_notifier(of_notifier, process=_PROCESS)
        try:
            yield adapter.service, notifier.service
        finally:
            notifier.close()
    finally:
        adapter.close()


def _own(environment: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in environment.items()
        if name.startswith(prefix)
    }
