"""Whom somebody must call, why and until when, and the calls that were made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Panel
from notifier.review.desk import Desk
from notifier.review.holds.people_told import Names
from notifier.review.visit import Visit
from notifier.verdicts.call_purpose import CallPurpose, CallReason, CallResult
from notifier.verdicts.call_store import calls_of
from notifier.verdicts.calls_to_make import calls_to_make


@dataclass(frozen=True)
class ShownCall:
    """One call that was made, in words."""

    at: datetime
    holder: str
    result: CallResult
    again_at: datetime | None
    remark: str | None


@dataclass(frozen=True)
class ShownDue:
    """One that must be made."""

    back: bool
    holder: str
    children: str
    reason: CallReason
    due_at: datetime | None


def _show(
    desk: Desk, visit: Visit, connection: Connection, case: OpenCase
) -> Mapping[str, object] | None:
    service = desk.service
    due, _ = calls_to_make(connection, service, case.row, case.facts)
    made = calls_of(connection, service.keyring, case.row.id)
    if not (due or made):
        return None
    names = Names.on(desk, visit, case)
    return {
        "due": [
            ShownDue(
                call.purpose is CallPurpose.TAKE_BACK,
                names.of(call.holder),
                names.of_all(call.children),
                call.reason,
                call.due_at or case.row.clock_at,
            )
            for call in due
        ],
        "made": [
            ShownCall(
                call.called_at, names.of(call.holder), call.result, call.again_at, call.remark
            )
            for call in made
        ],
    }


CALLS_PANEL: Final = Panel("bellen", "calls_panel.html", _show)
