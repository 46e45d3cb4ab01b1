"""On the page of a case: a call that waits for somebody, and that this person took it."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from notifier.oncall.open_calls import open_calls
from notifier.review.access.table import ON_DUTY
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Panel
from notifier.review.desk import Desk
from notifier.review.duty.call_view import show_call
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import Visit


def _show(
    desk: Desk, visit: Visit, connection: Connection, case: OpenCase
) -> Mapping[str, object] | None:
    del desk
    texts = TEXTS[visit.frame.language]
    mine = open_calls(connection, visit.sees, now=visit.now, of=case.row.id)
    calls = [show_call(call, visit.now, texts) for call in mine]
    taken = visit.query.get("opgepakt") == "ja" and not calls
    if not calls and not taken:
        return None
    return {"calls": calls, "taken": taken, "takes": bool(visit.roles & ON_DUTY)}


CALL_PANEL: Final = Panel("oproep", "call_panel.html", _show, on_top=True)
