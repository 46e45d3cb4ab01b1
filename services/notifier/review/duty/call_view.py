"""Open calls in the words of a page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from notifier.oncall.open_calls import OpenCall
from notifier.review.case.opening import CASES
from notifier.review.pages.countdown import countdown
from notifier.review.pages.texts import Texts


@dataclass(frozen=True)
class ShownCall:
    """One call. ``left``: how long its case still has."""

    id: UUID
    reference: str
    address: str
    why: str
    left: str
    since: datetime
    called: str
    waits: bool


def show_call(call: OpenCall, now: datetime, texts: Texts) -> ShownCall:
    """For a list, a page of its own or the page of its case."""
    words = texts.duty.calls
    called = words.nobody_yet if call.called is None else words.steps[call.called]
    return ShownCall(
        id=call.id,
        reference=call.reference,
        address=f"{CASES}/{call.reference}",
        why=words.causes[call.cause],
        left=texts.list.no_clock
        if call.clock_at is None
        else countdown(call.clock_at, now, texts.list.time_left),
        since=call.since,
        called=words.rang_out if call.rang_out else called,
        waits=call.waits,
    )
