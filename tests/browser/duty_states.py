"""The pages about being on call in every state, without anything behind them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from starlette.responses import Response

from notifier.oncall.change_rota import Obstacle
from notifier.oncall.colleagues import Colleague
from notifier.oncall.kinds import Cause, Place, Step, Why
from notifier.oncall.open_calls import OpenCall
from notifier.review.case.fields import Fields
from notifier.review.duty.call_view import show_call
from notifier.review.duty.rota_view import ShownRota, ShownShift, ShownStretch, ShownSwap
from notifier.review.duty.standing import Standing
from notifier.review.pages.rendering import TEXTS, Frame, Pages
from notifier.review.pages.texts import Texts

DUTY_STATES: Final = (
    *("calls", "calls_none", "calls_read_only", "call", "call_read_only"),
    *("rota", "rota_new", "rota_wrong", "rota_read_only"),
)
_NOW: Final = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)
_ID: Final = UUID("00000000-0000-4000-8000-000000000001")
_CALL: Final = OpenCall(
    id=_ID,
    zaak_id=_ID,
    cause=Cause.T0,
    called=Step.SECOND,
    since=_NOW - timedelta(minutes=7),
    rang_out=False,
    waits=True,
    reference="7KQ2-M9XR",
    clock_at=_NOW + timedelta(minutes=53),
)
_LATE: Final = replace(_CALL, cause=Cause.CLOCK, rang_out=True, clock_at=_NOW - timedelta(hours=2))
_NEW: Final = replace(_CALL, cause=Cause.DISAGREEMENT, called=None, clock_at=None)


def duty_page(pages: Pages, state: str, frame: Frame) -> Response:
    """One of them, with everything that every page may say above it."""
    texts = TEXTS[frame.language]
    frame = replace(frame, standing=Standing(Why.UNANSWERED, 3))
    takes = not state.endswith("read_only")
    if state.startswith("rota"):
        return _rota(pages, state, frame, texts)
    if state.startswith("calls"):
        shown = [] if state == "calls_none" else [_CALL, _LATE, _NEW]
        calls = [show_call(call, _NOW, texts) for call in shown]
        return pages.page("calls.html", frame, calls=calls, takes=takes, was_first=takes)
    return pages.page("call.html", frame, call=show_call(_CALL, _NOW, texts), takes=takes)


def _rota(pages: Pages, state: str, frame: Frame, texts: Texts) -> Response:
    rota = texts.duty.rota
    wrong = {
        "who": rota.obstacles[Obstacle.BOTH_PLACES],
        "starts": rota.mistakes["no_such_time"],
        "phone": rota.mistakes["phone"],
        "": rota.mistakes["still_on_call"],
    }
    return pages.page(
        "rota.html",
        frame,
        shown=_shown(state, texts),
        fields=Fields({"label": ("Anna de Vries",), "place": (Place.FIRST.value,)}),
        mistakes=wrong if state == "rota_wrong" else {},
        done=rota.done["toevoegen"] if state == "rota" else None,
        places=rota.places,
    )


def _shown(state: str, texts: Texts) -> ShownRota:
    rota = texts.duty.rota
    anna = Colleague(_ID, "x", "Anna de Vries", "01", lead=True)
    bram = Colleague(UUID(int=2), "y", "Bram van der Lange-Achternaam", None, lead=False)
    ahead = ("15-06-2026 11:30", "22-06-2026 08:00")
    held = ShownStretch(*ahead, first=anna.label, second=bram.label, gap=False)
    half = ShownStretch("22-06-2026 08:00", "23-06-2026 08:00", None, bram.label, gap=False)
    gap = ShownStretch("23-06-2026 08:00", "27-07-2026 11:30", None, None, gap=True)
    works = state != "rota_read_only"
    new = state == "rota_new"
    choices = ((str(bram.id), rota.swap_nothing.format(name=bram.label)),) if works else ()
    shifts = (
        ShownShift(_ID, anna.label, rota.places[Place.FIRST], *ahead, mine=works, swaps=choices),
        ShownShift(bram.id, bram.label, rota.places[Place.SECOND], *ahead, mine=False, swaps=()),
    )
    span = rota.span.format(starts=ahead[0], ends=ahead[1], place=rota.places[Place.FIRST])
    asked = rota.asked_you_return.format(name=bram.label, shift=span, back=span)
    swaps = (
        ShownSwap(_ID, asked, to_me=True),
        ShownSwap(bram.id, rota.you_asked.format(name=bram.label, shift=span), to_me=False),
    )
    return ShownRota(
        me=None if new or not works else anna,
        colleagues=() if new else (anna, bram),
        now=gap if new else held,
        stretches=(gap,) if new else (held, half, gap),
        shifts=() if new else shifts,
        swaps=swaps if state == "rota" else (),
        tried=rota.test_sent.format(at=ahead[0]) if state == "rota" else None,
        undo=(_ID, rota.undo_added) if state == "rota" else None,
        lead=works,
        works=works,
    )
