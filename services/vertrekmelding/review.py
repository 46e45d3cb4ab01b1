"""``vertrekmelding review list|retry``: rows that wait for a human, in both services."""

from collections.abc import Callable, Mapping
from datetime import datetime

import brp_adapter.review_rows as adapter_rows
import notifier.review_rows as notifier_rows
from foundation.waiting import CannotRetry, WaitingRow
from vertrekmelding.opened_services import id_in, operator, services


def list_rows(environment: Mapping[str, str], say: Callable[[str], None]) -> None:
    """One line per row: id, service and kind, state, reason, since how long. Nobody's data."""
    with services(environment) as (adapter, notifier):
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
    wanted = id_in(row_id)
    actor = operator()
    with services(environment) as (adapter, notifier):
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
