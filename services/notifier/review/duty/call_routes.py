"""Open calls: the list, one call, and taking it."""

from typing import Final
from uuid import UUID

from starlette.responses import RedirectResponse, Response

from notifier.oncall.open_calls import one_call, open_calls
from notifier.oncall.take_call import take_call
from notifier.review.access.table import ON_DUTY
from notifier.review.case.acting import subject_of
from notifier.review.case.opening import open_case
from notifier.review.desk import Desk
from notifier.review.duty.call_view import show_call
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import NotThere, Route, Visit

CALLS: Final = "/werkbank/oproepen"
_ONE: Final = "/werkbank/oproep/{id:uuid}"
_WAS_FIRST: Final = "eerder"


def calls(desk: Desk, visit: Visit) -> Response:
    """Those that wait for somebody, of the cases that this person sees."""
    texts = TEXTS[visit.frame.language]
    with desk.service.database.transaction() as connection:
        found = open_calls(connection, visit.sees, now=visit.now)
    return desk.pages.page(
        "calls.html",
        visit.frame,
        calls=[show_call(call, visit.now, texts) for call in found],
        takes=bool(visit.roles & ON_DUTY),
        was_first=visit.query.get("gedaan") == _WAS_FIRST,
    )


def one(desk: Desk, visit: Visit) -> Response:
    """Where a message leads: one button. Once somebody answered, the case itself."""
    texts = TEXTS[visit.frame.language]
    with desk.service.database.transaction() as connection:
        call = one_call(connection, visit.sees, visit.params["id"], now=visit.now)
    if call is None:
        raise NotThere
    shown = show_call(call, visit.now, texts)
    if not call.waits:
        return RedirectResponse(shown.address, status_code=303, headers=dict(HTML))
    takes = bool(visit.roles & ON_DUTY)
    return desk.pages.page("call.html", visit.frame, call=shown, takes=takes)


def take(desk: Desk, visit: Visit) -> Response:
    """The chain stops, and the case is this person's; who comes second reads that."""
    call_id: UUID = visit.params["id"]
    with desk.service.database.transaction("werkbank.oproep") as connection:
        call = one_call(connection, visit.sees, call_id, now=visit.now)
        if call is None:
            raise NotThere
        case = open_case(connection, desk, visit, call.reference, lock=True)
        answered = take_call(
            connection, case.row, call_id, subject=subject_of(visit), now=visit.now
        )
    address = f"{case.address}?opgepakt=ja" if answered.first else f"{CALLS}?gedaan={_WAS_FIRST}"
    return RedirectResponse(address, status_code=303, headers=dict(HTML))


CALL_ROUTES: Final = (
    Route("calls", "GET", CALLS, calls),
    Route("call", "GET", _ONE, one),
    Route("call_take", "POST", _ONE, take),
)
