"""Reports that were taken back, and what was refused beside a report or an answer, are forgotten.

A report is the partner's own and holds for every case to come, of whatever municipality; so it
stays as long as the partner stands by it. What was taken back counts for nothing any more, and is
kept only where a case has to be explained by it.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, or_, select

from notifier.service import Service
from notifier.storage.answers import ANSWER
from notifier.storage.cases import ZAAK, ZAAK_RELATED
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.storage.reports import REPORT, REPORT_ENTRY, REPORT_PERSON
from notifier.storage.shared import INBOX, INBOX_CONFLICT

FORGOTTEN_AFTER: Final = timedelta(hours=20)
"""As in shadow: within 24 hours, with four to spare for trouble."""


def forget_reports(service: Service) -> int:
    """Delete what nobody stands by and no case is explained by; how many rows went.

    Can be repeated and run twice at once.
    """
    with service.database.transaction() as connection:
        before = service.clock() - FORGOTTEN_AFTER
        return _withdrawn(connection, before) + _refused(connection, before)


def _withdrawn(connection: Connection, before: datetime) -> int:
    named = select(REPORT_PERSON.c.report_id).where(
        REPORT_PERSON.c.report_id == REPORT.c.id, _in_a_case(REPORT_PERSON.c.person_index)
    )
    ids: list[UUID] = list(
        connection.execute(
            select(REPORT.c.id)
            .where(REPORT.c.withdrawn_at < before, ~named.exists())
            .with_for_update(skip_locked=True)
        ).scalars()
    )
    if ids:
        connection.execute(delete(RECONSIDERATION).where(RECONSIDERATION.c.subject.in_(ids)))
        connection.execute(delete(REPORT_ENTRY).where(REPORT_ENTRY.c.report_id.in_(ids)))
        connection.execute(delete(REPORT_PERSON).where(REPORT_PERSON.c.report_id.in_(ids)))
        connection.execute(delete(INBOX_CONFLICT).where(INBOX_CONFLICT.c.inbox_id.in_(ids)))
        connection.execute(delete(REPORT).where(REPORT.c.id.in_(ids)))
    return len(ids)


def _refused(connection: Connection, before: datetime) -> int:
    """Other content under a known reference: the sender knows that it was refused."""
    first = INBOX_CONFLICT.c.inbox_id
    facts = select(INBOX.c.id).where(INBOX.c.id == first)
    reported = select(REPORT_PERSON.c.report_id).where(
        REPORT_PERSON.c.report_id == first, _in_a_case(REPORT_PERSON.c.person_index)
    )
    answered = select(ANSWER.c.id).where(
        ANSWER.c.id == first,
        or_(ANSWER.c.zaak_id.is_not(None), _in_a_case(ANSWER.c.holder_index)),
    )
    old = INBOX_CONFLICT.c.created_at < before
    return connection.execute(
        delete(INBOX_CONFLICT).where(old, ~facts.exists(), ~reported.exists(), ~answered.exists())
    ).rowcount


def _in_a_case(person: ColumnElement[bytes]) -> ColumnElement[bool]:
    return (
        select(ZAAK_RELATED.c.zaak_id)
        .join(ZAAK, ZAAK.c.id == ZAAK_RELATED.c.zaak_id)
        .where(ZAAK_RELATED.c.person_index == person, ZAAK.c.erased_at.is_(None))
        .exists()
    )
