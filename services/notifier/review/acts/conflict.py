"""Somebody says that they know the family: the case is not theirs to read any more."""

from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.review.acts.act_now import Actor
from notifier.review.acts.in_hand import IN_HAND, put_down
from notifier.storage.actions import ZAAK_CONFLICT


def declare_conflict(connection: Connection, case: CaseRow, *, actor: Actor, now: datetime) -> None:
    """From here they see that the case exists, and a lead sees that it has to go to another."""
    connection.execute(
        insert(ZAAK_CONFLICT)
        .values(zaak_id=case.id, subject=actor.subject, role=actor.role, at=now)
        .on_conflict_do_nothing()
    )
    note(connection, case.id, Happening.CONFLICT_DECLARED, now=now, actor=actor.subject)
    if case.taken_by == actor.subject and case.handling in IN_HAND:
        put_down(connection, case, actor=actor, now=now)


def conflicted(connection: Connection, case: CaseRow) -> frozenset[str]:
    """Who may not read this case, by the provider's ids."""
    found = select(ZAAK_CONFLICT.c.subject).where(ZAAK_CONFLICT.c.zaak_id == case.id)
    return frozenset(connection.execute(found).scalars())
