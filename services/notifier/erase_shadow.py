"""What is about people goes within a day when nothing may leave for them (DECISION §8).

The case stays as numbers: how it came out was counted, and nothing says whom it was about. Facts
that never became a case go as well, whatever kept them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Table, delete, or_, select, update

from contracts.messages.wire import DEPARTURE_FACTS, MessageRefused
from contracts.policy.effects import SHADOW_LIFE
from contracts.values.dates import local_date
from foundation.encryption import CannotOpen
from foundation.sealed_content import read_content
from foundation.work import WorkState
from notifier.cases.case_row import change_case, locked_case
from notifier.cases.handling_state import TRANSITIONS, HandlingState
from notifier.cases.shadow_counts import keep_counts
from notifier.cases.timeline import Happening, note
from notifier.service import Service
from notifier.state_machine import move
from notifier.statistics.count_cases import count_cases
from notifier.storage.actions import ZAAK_ACTION, ZAAK_CONFLICT
from notifier.storage.cases import (
    DECISION,
    FACTS,
    ZAAK,
    ZAAK_CHILD,
    ZAAK_PERSON,
    ZAAK_RELATED,
)
from notifier.storage.drafts import DRAFT, NOTE
from notifier.storage.findings import (
    FINDING,
    FINDING_ENTRY,
    FINDING_HANDOVER,
    FINDING_PROPOSAL,
)
from notifier.storage.handovers import HANDOVER, HANDOVER_PACKAGE
from notifier.storage.history import HISTORY
from notifier.storage.messages import MESSAGE
from notifier.storage.reveals import REVEAL
from notifier.storage.shared import INBOX, INBOX_CONFLICT
from notifier.storage.verdicts import CALL_TASK, HOLDER_CALL, JUDGEMENT, VERDICT

ERASED: Final = "shadow_erased"

_CASES_PER_RUN: Final = 100
_NOT_DONE: Final = frozenset(WorkState) - {WorkState.DONE}


@dataclass(frozen=True)
class Erased:
    """How much went in one round; ``messages``: facts on which nobody decided, or refused ones."""

    cases: int
    messages: int


def erase_shadow(service: Service) -> Erased:
    """Erase what is older than ``SHADOW_LIFE``; can be repeated and run twice at once."""
    with service.database.transaction() as connection:
        now = service.clock()
        return Erased(
            cases=_cases(connection, service, now),
            messages=_messages(connection, service, now) + _refused(connection, service, now),
        )


def _cases(connection: Connection, service: Service, now: datetime) -> int:
    old = list(
        connection.execute(
            select(ZAAK.c.id)
            .where(
                ZAAK.c.shadow.is_(True),
                ZAAK.c.erased_at.is_(None),
                ZAAK.c.opened_at < now - SHADOW_LIFE,
                # Something left before the municipality went into shadow: a case to keep.
                ~select(MESSAGE.c.id).where(MESSAGE.c.zaak_id == ZAAK.c.id).exists(),
                ~select(HANDOVER.c.id).where(HANDOVER.c.zaak_id == ZAAK.c.id).exists(),
            )
            .limit(_CASES_PER_RUN)
            .with_for_update(skip_locked=True)
        ).scalars()
    )
    if old:
        keep_counts(connection, service.keyring, old)
        # What cannot be counted goes all the same: that it goes is a promise to people.
        count_cases(connection, service, old, now=now)
        _erase(connection, old, now)
    return len(old)


def _erase(connection: Connection, zaak_ids: list[UUID], now: datetime) -> None:
    for table in (ZAAK_CHILD, ZAAK_PERSON, ZAAK_RELATED, HISTORY):
        connection.execute(delete(table).where(table.c.zaak_id.in_(zaak_ids)))
    # Facts that no case refers to: these, and older ones that newer facts took the place of.
    used = select(ZAAK_CHILD.c.facts_id).where(ZAAK_CHILD.c.facts_id == FACTS.c.id)
    connection.execute(
        update(FACTS).where(FACTS.c.content.is_not(None), ~used.exists()).values(content=None)
    )
    connection.execute(
        update(DECISION).where(DECISION.c.zaak_id.in_(zaak_ids)).values(facts=None, content=None)
    )
    verdicts = select(VERDICT.c.id).where(VERDICT.c.zaak_id.in_(zaak_ids))
    connection.execute(delete(JUDGEMENT).where(JUDGEMENT.c.verdict_id.in_(verdicts)))
    for table in (VERDICT, HOLDER_CALL, CALL_TASK, ZAAK_ACTION, ZAAK_CONFLICT, DRAFT, NOTE):
        connection.execute(delete(table).where(table.c.zaak_id.in_(zaak_ids)))
    # None of a shadow case is ever made. Should there be one, it is about people like the rest.
    packages = select(HANDOVER.c.id).where(HANDOVER.c.zaak_id.in_(zaak_ids))
    connection.execute(
        update(HANDOVER_PACKAGE)
        .where(HANDOVER_PACKAGE.c.id.in_(packages))
        .values(content=None, pdf=None, return_note=None)
    )
    _erase_findings(connection, zaak_ids)
    # That somebody looked stays; what they wrote with it may name people.
    connection.execute(
        update(REVEAL).where(REVEAL.c.zaak_id.in_(zaak_ids)).values(explanation=None)
    )
    for zaak_id in zaak_ids:
        _close(connection, zaak_id, now)


def _erase_findings(connection: Connection, zaak_ids: list[UUID]) -> None:
    """Made before the municipality went into shadow; the adapter erases its own copy by itself."""
    findings = select(FINDING.c.id).where(FINDING.c.zaak_id.in_(zaak_ids))
    connection.execute(delete(FINDING_PROPOSAL).where(FINDING_PROPOSAL.c.zaak_id.in_(zaak_ids)))
    for table in (FINDING_ENTRY, FINDING_HANDOVER):
        connection.execute(delete(table).where(table.c.finding_id.in_(findings)))
    connection.execute(delete(FINDING).where(FINDING.c.zaak_id.in_(zaak_ids)))


def _close(connection: Connection, zaak_id: UUID, now: datetime) -> None:
    handling = locked_case(connection, zaak_id).handling
    if handling is not HandlingState.CLOSED:
        handling = move(TRANSITIONS, handling, HandlingState.CLOSED)
    change_case(connection, zaak_id, erased_at=now, handling=handling)
    note(connection, zaak_id, Happening.ERASED, now=now)


def _messages(connection: Connection, service: Service, now: datetime) -> int:
    """Facts on which nobody could decide. What was decided on went from here at that moment."""
    rows = connection.execute(
        select(INBOX.c.id, INBOX.c.created_at)
        .where(
            INBOX.c.state.in_(_NOT_DONE),
            INBOX.c.content.is_not(None),
            INBOX.c.created_at < now - SHADOW_LIFE,
            or_(INBOX.c.lease_until.is_(None), INBOX.c.lease_until < now),
        )
        .with_for_update(skip_locked=True)
    ).all()
    ids = [row.id for row in rows if _is_shadow(connection, service, INBOX, row.id, row.created_at)]
    if ids:
        connection.execute(
            update(INBOX)
            .where(INBOX.c.id.in_(ids))
            .values(content=None, state=WorkState.REFUSED, reason=ERASED, updated_at=now)
        )
    return len(ids)


def _refused(connection: Connection, service: Service, now: datetime) -> int:
    """Facts that came in under a known id with other content."""
    rows = connection.execute(
        select(INBOX_CONFLICT.c.id, INBOX_CONFLICT.c.created_at)
        .where(
            INBOX_CONFLICT.c.created_at < now - SHADOW_LIFE,
            # Else it is about a report or an answer (``forget_reports``).
            select(INBOX.c.id).where(INBOX.c.id == INBOX_CONFLICT.c.inbox_id).exists(),
        )
        .with_for_update(skip_locked=True)
    ).all()
    ids = [
        row.id
        for row in rows
        if _is_shadow(connection, service, INBOX_CONFLICT, row.id, row.created_at)
    ]
    if ids:
        connection.execute(delete(INBOX_CONFLICT).where(INBOX_CONFLICT.c.id.in_(ids)))
    return len(ids)


def _is_shadow(
    connection: Connection, service: Service, table: Table, row_id: UUID, at: datetime
) -> bool:
    """Whether nothing could leave for its municipality, on that day or today."""
    try:
        content = read_content(connection, table, service.keyring, row_id)
        facts = None if content is None else DEPARTURE_FACTS.decode(content)
    except (CannotOpen, MessageRefused):
        return False  # a human looks at what cannot be read
    days = (local_date(at), local_date(service.clock()))
    return facts is not None and not any(
        service.policy.visible(facts.municipality, day) for day in days
    )
