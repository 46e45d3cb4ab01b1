"""What waits for a second person: proposals to read, and actions to check."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Select, and_, func, select
from starlette.responses import Response

from contracts.values.dates import local_date
from notifier.cases.case_action import ActionCode, NextStep
from notifier.review.acts.catalogue import SECOND
from notifier.review.case.acting import subject_of
from notifier.review.case.opening import CASES
from notifier.review.countdown import countdown
from notifier.review.desk import Desk
from notifier.review.pages.rendering import TEXTS
from notifier.review.sees import visible
from notifier.review.visit import Route, Visit
from notifier.storage.actions import ZAAK_ACTION, ZAAK_CONFLICT
from notifier.storage.cases import SHOWN, ZAAK

_FOR_ANOTHER: Final[Mapping[NextStep, str]] = {
    NextStep.SECOND_READER: "tweede-lezing",
    NextStep.CHECK: "vervolg",
}
"""Steps that only somebody else may do, and the form for each."""

MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """One of them; ``own``: made by whoever looks, so not theirs to decide on."""

    action_id: UUID
    reference: str
    code: ActionCode
    step: NextStep
    due_at: datetime
    own: bool

    @property
    def address(self) -> str:
        """Of the form in which it is decided on."""
        return f"{CASES}/{self.reference}/{_FOR_ANOTHER[self.step]}?actie={self.action_id}"


def waiting_for_another(connection: Connection, visit: Visit) -> tuple[Waiting, ...]:
    """In cases that this visitor may see, the first due first; at most ``MOST``."""
    me = subject_of(visit)
    rows = connection.execute(
        _of(visit, ZAAK_ACTION, ZAAK.c.reference)
        .order_by(ZAAK_ACTION.c.due_at, ZAAK_ACTION.c.id)
        .limit(MOST)
    )
    return tuple(_waiting(row, me) for row in rows)


def count_waiting(connection: Connection, visit: Visit) -> int:
    """How many this visitor can decide on: their own are not among them."""
    mine = ZAAK_ACTION.c.subject != subject_of(visit)
    counted: int = connection.execute(_of(visit, func.count()).where(mine)).scalar_one()
    return counted


def _of(visit: Visit, *columns: Any) -> Select[Any]:  # noqa: ANN401 -- columns of several tables
    known = select(ZAAK_CONFLICT.c.zaak_id).where(
        ZAAK_CONFLICT.c.zaak_id == ZAAK.c.id, ZAAK_CONFLICT.c.subject == subject_of(visit)
    )
    return (
        select(*columns)
        .select_from(ZAAK_ACTION.join(ZAAK, ZAAK.c.id == ZAAK_ACTION.c.zaak_id))
        .where(
            and_(ZAAK_ACTION.c.next_step.is_not(None), ZAAK_ACTION.c.step_at.is_(None)),
            ZAAK_ACTION.c.next_step.in_(sorted(_FOR_ANOTHER)),
            SHOWN,
            visible(visit.sees, local_date(visit.now)),
            ~known.exists(),
        )
    )


def _waiting(row: Row[Any], me: str) -> Waiting:
    return Waiting(
        action_id=row.id,
        reference=row.reference,
        code=ActionCode(row.code),
        step=NextStep(row.next_step),
        due_at=row.due_at,
        own=row.subject == me,
    )


def second_list(desk: Desk, visit: Visit) -> Response:
    """The page for second readers."""
    texts = TEXTS[visit.frame.language]
    with desk.service.database.transaction() as connection:
        rows = waiting_for_another(connection, visit)
    words = texts.list.time_left
    shown = [(row, countdown(row.due_at, visit.now, words), row.due_at < visit.now) for row in rows]
    return desk.pages.page(
        "second_list.html", visit.frame, rows=shown, decides=bool(SECOND & visit.roles)
    )


SECOND_ROUTES: Final = (Route("second_list", "GET", "/werkbank/tweede-lezer", second_list),)
