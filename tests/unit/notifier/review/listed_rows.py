"""Rows of the worklist as the database could have given them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import ReasonGroup
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Disposition, Flag, Tier
from notifier.review.worklist.changes import ChangeToken
from notifier.review.worklist.chosen import Tab, Track
from notifier.review.worklist.cursor import Cursor
from notifier.review.worklist.read_worklist import WorklistPage
from notifier.review.worklist.worklist_row import WorklistRow

NOW: Final = datetime(2026, 3, 18, 23, 30, tzinfo=UTC)
OIN: Final = "00000009900000000000"
NAMES: Final = {OIN: "Voorbeeldstad", "00000009900000000001": "Nieuw-Voorbeeldhoven aan de Rijn"}
HELD: Final = WorklistRow(
    id=UUID(int=1),
    reference="VKM-7QX-2MH",
    municipality=OIN,
    handling=HandlingState.HELD,
    disposition=Disposition.HOLD,
    tier=Tier.T0,
    clock_at=NOW + timedelta(hours=3, minutes=20),
    ran_out=False,
    escalated_at=None,
    breach_at=None,
    leaves_from=date(2026, 3, 19),
    leaves_until=date(2026, 3, 19),
    track=Track.BEFORE,
    looks_first=Desk.RVDK_IKO,
    reason_groups=(ReasonGroup.SAFETY, ReasonGroup.CUSTODY),
    flags=(),
    replied_at=None,
    letters_undelivered=0,
    flags_undelivered=0,
    calls_due=0,
    opened_at=NOW - timedelta(days=1),
    taken_by=None,
    version=1,
    cursor=Cursor(False, NOW + timedelta(hours=3, minutes=20), UUID(int=1)),  # noqa: FBT003 - positional as in the database
)
LATE: Final = replace(
    HELD,
    id=UUID(int=2),
    reference="VKM-9WR-4KF",
    municipality="00000009900000000077",
    clock_at=NOW - timedelta(hours=2),
    ran_out=True,
    escalated_at=NOW,
    breach_at=NOW,
    leaves_from=date(2026, 3, 1),
    leaves_until=date(2026, 3, 31),
    track=Track.AFTER,
    flags=(Flag.RVDK_IKO, Flag.CA_IKA),
    reason_groups=tuple(ReasonGroup),
    replied_at=NOW,
    letters_undelivered=2,
    taken_by="somebody",
    flags_undelivered=1,
    calls_due=1,
)
BARE: Final = replace(
    HELD,
    id=UUID(int=3),
    reference="VKM-2PL-8TD",
    municipality=None,
    handling=HandlingState.WAITING,
    disposition=None,
    tier=None,
    clock_at=None,
    leaves_from=None,
    leaves_until=None,
    track=None,
    looks_first=None,
    reason_groups=(),
)


def page_of(*rows: WorklistRow, more: bool = False) -> WorklistPage:
    """A page; every tab holds as many."""
    counts: Mapping[Tab, int] = dict.fromkeys(Tab, len(rows))
    token = ChangeToken(1, 1, (), (NOW.date(), NOW.date()))
    return WorklistPage(rows, rows[-1].cursor if more else None, counts, token)
