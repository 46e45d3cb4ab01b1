"""Reports at rest: found by blind index, read by unsealing."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Select, insert, select, update

from foundation.inbox import Accepted, Received
from notifier.cases.person_index import person_index
from notifier.decision.facts import Report, ReportedBy, ReportKind
from notifier.once import insert_once
from notifier.reports.new_report import NewReport
from notifier.service import Service
from notifier.storage.reports import REPORT, REPORT_PERSON
from notifier.storage.sealed import seal, unseal

_REPORT: Final[TypeAdapter[Report]] = TypeAdapter(Report)


@dataclass(frozen=True)
class StoredReport:
    """A report with what became of it."""

    id: UUID
    sender: str
    sender_role: ReportedBy
    reference: str
    report: Report
    received_at: datetime
    updated_at: datetime
    withdrawn_at: datetime | None

    @property
    def kind(self) -> ReportKind:
        """What is reported."""
        return self.report.kind


def store_report(
    connection: Connection, service: Service, new: NewReport, *, sender: str, now: datetime
) -> Received:
    """Keep it, once per sender and reference."""
    row_id = uuid4()
    plain = _REPORT.dump_json(new.as_report)
    received = insert_once(
        connection,
        service,
        REPORT,
        {
            "id": row_id,
            "sender": sender,
            "sender_role": new.sender_role,
            "reference": new.reference,
            "content": seal(service.keyring, REPORT, "content", row_id, plain),
            "credible": new.credible,
            "checked": new.checked,
            "received_at": now,
            "updated_at": now,
        },
        # In whose name it was sent is part of what was sent.
        content=json.dumps([new.sender_role, json.loads(plain)]).encode(),
        now=now,
    )
    if isinstance(received, Accepted):
        indexes = {person_index(service.index, bsn) for bsn in new.persons.values()}
        connection.execute(
            insert(REPORT_PERSON),
            [{"report_id": row_id, "person_index": index} for index in sorted(indexes)],
        )
    return received


def locked_report(connection: Connection, service: Service, report_id: UUID) -> StoredReport | None:
    """One report, kept from others until the end of the transaction; None: there is none."""
    statement = select(REPORT).where(REPORT.c.id == report_id).with_for_update()
    row = connection.execute(statement).one_or_none()
    return None if row is None else _opened(service, row)


def read_report(connection: Connection, service: Service, report_id: UUID) -> StoredReport | None:
    """One report; None: there is none."""
    row = connection.execute(select(REPORT).where(REPORT.c.id == report_id)).one_or_none()
    return None if row is None else _opened(service, row)


def change_report(
    connection: Connection, report_id: UUID, *, now: datetime, **values: object
) -> None:
    """Write what became of it."""
    connection.execute(
        update(REPORT).where(REPORT.c.id == report_id).values(**values, updated_at=now)
    )


def persons_of(connection: Connection, report_id: UUID) -> tuple[bytes, ...]:
    """The indexes of whom it names."""
    statement = select(REPORT_PERSON.c.person_index).where(REPORT_PERSON.c.report_id == report_id)
    return tuple(connection.execute(statement.order_by(REPORT_PERSON.c.person_index)).scalars())


def reports_about(
    connection: Connection, service: Service, indexes: Iterable[bytes]
) -> tuple[StoredReport, ...]:
    """Every report that names any of these people, withdrawn ones too, in order of arrival."""
    named = (
        select(REPORT_PERSON.c.report_id)
        .where(REPORT_PERSON.c.person_index.in_(sorted(indexes)))
        .scalar_subquery()
    )
    return _all(connection, service, select(REPORT).where(REPORT.c.id.in_(named)))


def _all(
    connection: Connection, service: Service, statement: Select[Any]
) -> tuple[StoredReport, ...]:
    rows = connection.execute(statement.order_by(REPORT.c.received_at, REPORT.c.id))
    return tuple(_opened(service, row) for row in rows)


def _opened(service: Service, row: Row[Any]) -> StoredReport:
    plain = json.loads(unseal(service.keyring, REPORT, "content", row.id, row.content))
    plain |= {"credible": row.credible, "checked": row.checked}
    return StoredReport(
        id=row.id,
        sender=row.sender,
        sender_role=ReportedBy(row.sender_role),
        reference=row.reference,
        report=_REPORT.validate_python(plain),
        received_at=row.received_at,
        updated_at=row.updated_at,
        withdrawn_at=row.withdrawn_at,
    )
