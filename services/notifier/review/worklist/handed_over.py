"""What was handed over to Ca IKA and waits for somebody there to say that they have it."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, select, true

from notifier.storage.cases import OPEN, ZAAK
from notifier.storage.handovers import HANDOVER, TO_CONFIRM


def cases_to_confirm(
    conditions: Iterable[ColumnElement[bool]],
) -> Select[*tuple[object, ...]]:
    """Place in the order of these cases, as far as they meet the conditions.

    From the few transfers to their cases: the other way round would read every case there is.
    """
    waiting = select(HANDOVER.c.zaak_id).where(TO_CONFIRM).distinct().subquery("to_confirm")
    its_case = (
        select(ZAAK.c.id, ZAAK.c.clockless, ZAAK.c.sorts_at)
        .where(ZAAK.c.id == waiting.c.zaak_id, OPEN, *conditions)
        # Keeps the planner from turning the join around.
        .limit(1)
        .lateral("case_to_confirm")
    )
    return select(its_case.c.id, its_case.c.clockless, its_case.c.sorts_at).select_from(
        waiting.join(its_case, true())
    )
