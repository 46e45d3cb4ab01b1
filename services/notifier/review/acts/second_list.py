"""What waits for a second person: proposals to read, and actions to check."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select
from starlette.responses import Response

from contracts.values.dates import local_date
from notifier.cases.case_action import ActionCode, NextStep
from notifier.review.acts.catalogue import SECOND
from notifier.review.case.acting import subject_of
from notifier.review.case.opening import CASES
from notifier.review.desk import Desk
from notifier.review.pages.countdown import countdown
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import Route, Visit
from notifier.staff.sees import visible
from notifier.storage.actions import ZAAK_ACTION, ZAAK_CONFLICT
from notifier.storage.cases import SHOWN, ZAAK
from notifier.storage.verdicts import JUDGEMENT, VERDICT
from notifier.verdicts.verdict_state import VerdictState

_FOR_ANOTHER: Final[Mapping[NextStep, str]] = {
    NextStep.SECOND_READER: "tweede-lezing",
    NextStep.CHECK: "vervolg",
}
"""Steps that only somebody else may do, and the form for each."""

HELD: Final = "A11"
"""A hold on which somebody else judges as well, without knowing what the first chose."""

MOST: Final = 200
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One of them; ``own``: made by whoever looks, so not theirs to decide on.

    ``code`` and ``step`` are those of the words on the page, ``address`` of the form in which it is
    decided on. ``due_at`` is None where the case has no clock.
    """

    reference: str
    code: str
    step: NextStep
    due_at: datetime | None
    own: bool
    address: str


def waiting_for_another(connection: Connection, visit: Visit) -> tuple[Waiting, ...]:
    """In cases that this visitor may see, the first due first; at most ``MOST``."""
    me = subject_of(visit)
    rows = connection.execute(
        _of(visit, ZAAK_ACTION, ZAAK.c.reference)
        .order_by(ZAAK_ACTION.c.due_at, ZAAK_ACTION.c.id)
        .limit(MOST)
    )
    actions = [_waiting(row, me) for row in rows]
    held = [_judged_once(row, me) for row in connection.execute(_held(visit).limit(MOST))]
    return tuple(sorted((*actions, *held), key=_first_due))


def count_waiting(connection: Connection, visit: Visit) -> int:
    """How many this visitor can decide on: their own are not among them."""
    mine = ZAAK_ACTION.c.subject != subject_of(visit)
    judged = _held(visit).where(JUDGEMENT.c.by != subject_of(visit)).order_by(None)
    both = select(
        _of(visit, func.count()).where(mine).scalar_subquery()
        + select(func.count()).select_from(judged.subquery()).scalar_subquery()
    )
    counted: int = connection.execute(both).scalar_one()
    return counted


def _held(visit: Visit) -> Select[Any]:
    """Holds of which one person judged; what was chosen is not read, so that it stays blind."""
    joined = VERDICT.join(JUDGEMENT, JUDGEMENT.c.verdict_id == VERDICT.c.id).join(
        ZAAK, ZAAK.c.id == VERDICT.c.zaak_id
    )
    return (
        select(ZAAK.c.reference, ZAAK.c.clock_at, JUDGEMENT.c.by)
        .select_from(joined)
        .where(VERDICT.c.state == VerdictState.WAITS, JUDGEMENT.c.number == 1, *_mine(visit))
        .order_by(ZAAK.c.clock_at, ZAAK.c.id)
    )


def _mine(visit: Visit) -> tuple[ColumnElement[bool], ...]:
    """Cases that this visitor may see, and did not step aside from."""
    known = select(ZAAK_CONFLICT.c.zaak_id).where(
        ZAAK_CONFLICT.c.zaak_id == ZAAK.c.id, ZAAK_CONFLICT.c.subject == subject_of(visit)
    )
    return SHOWN, visible(visit.sees, local_date(visit.now)), ~known.exists()


def _first_due(one: Waiting) -> tuple[bool, datetime, str]:
    return one.due_at is None, one.due_at or _NEVER, one.reference


def _of(visit: Visit, *columns: Any) -> Select[Any]:  # noqa: ANN401 -- columns of several tables
    return (
        select(*columns)
        .select_from(ZAAK_ACTION.join(ZAAK, ZAAK.c.id == ZAAK_ACTION.c.zaak_id))
        .where(
            and_(ZAAK_ACTION.c.next_step.is_not(None), ZAAK_ACTION.c.step_at.is_(None)),
            ZAAK_ACTION.c.next_step.in_(sorted(_FOR_ANOTHER)),
            *_mine(visit),
        )
    )


def _waiting(row: Row[Any], me: str) -> Waiting:
    step = NextStep(row.next_step)
    return Waiting(
        reference=row.reference,
        code=ActionCode(row.code),
        step=step,
        due_at=row.due_at,
        own=row.subject == me,
        address=f"{CASES}/{row.reference}/{_FOR_ANOTHER[step]}?actie={row.id}",
    )


def _judged_once(row: Row[Any], me: str) -> Waiting:
    return Waiting(
        reference=row.reference,
        code=HELD,
        step=NextStep.SECOND_READER,
        due_at=row.clock_at,
        own=row.by == me,
        address=f"{CASES}/{row.reference}/tweede-oordeel",
    )


def second_list(desk: Desk, visit: Visit) -> Response:
    """The page for second readers."""
    texts = TEXTS[visit.frame.language]
    with desk.service.database.transaction() as connection:
        rows = waiting_for_another(connection, visit)
    words = texts.list.time_left
    shown = [
        (
            row,
            texts.list.no_clock if row.due_at is None else countdown(row.due_at, visit.now, words),
            row.due_at is not None and row.due_at < visit.now,
        )
        for row in rows
    ]
    return desk.pages.page(
        "second_list.html", visit.frame, rows=shown, decides=bool(SECOND & visit.roles)
    )


SECOND_ROUTES: Final = (Route("second_list", "GET", "/werkbank/tweede-lezer", second_list),)
