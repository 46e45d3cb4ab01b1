"""Which words follow from what happens in a case by itself: told, held, refused."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from notifier.cases.case_row import CaseRow
from notifier.cases.one_year import one_year_of
from notifier.cases.person_index import person_index
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Disposition
from notifier.outgoing.plan_word import may_report_back, not_yet_said, plan_word
from notifier.outgoing.word_kind import WordKind
from notifier.service import Service
from notifier.storage.cases import ZAAK_CHILD

_HOW_IT_STANDS: Final = (WordKind.TOLD, WordKind.HELD)
"""Each of these says how it is now, until another does."""


def say_what_was_decided(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    decision: Decision,
    *,
    now: datetime,
) -> bool:
    """Held, and a withdrawal that could not be followed; each once. Whether a word was planned."""
    if not may_report_back(service, case, now):
        return False
    held = [
        child.departure_id
        for child in decision.children
        if decision.case is Disposition.HOLD and child.case is not Disposition.SKIP
    ]
    refused = [
        child.departure_id for child in facts.departure.children if child.unmatched_withdrawal
    ]
    planned = _say(connection, service, case, WordKind.HELD, held, among=_HOW_IT_STANDS, now=now)
    not_known = (WordKind.REFUSED,)
    return (
        _say(connection, service, case, WordKind.REFUSED, refused, among=not_known, now=now)
        or planned
    )


def say_told(
    connection: Connection,
    service: Service,
    case: CaseRow,
    children: Iterable[Bsn],
    *,
    now: datetime,
) -> bool:
    """A letter about these children left; who got it is not said. Whether a word was planned."""
    if not may_report_back(service, case, now):
        return False
    indexes = [person_index(service.index, child) for child in children]
    about = select(ZAAK_CHILD.c.departure_id).where(
        ZAAK_CHILD.c.zaak_id == case.id, ZAAK_CHILD.c.child_index.in_(indexes)
    )
    told = list(connection.execute(about).scalars())
    return _say(connection, service, case, WordKind.TOLD, told, among=_HOW_IT_STANDS, now=now)


def _say(
    connection: Connection,
    service: Service,
    case: CaseRow,
    kind: WordKind,
    departures: list[UUID],
    *,
    among: tuple[WordKind, ...],
    now: datetime,
) -> bool:
    if not departures:
        return False
    news = not_yet_said(connection, case.id, kind, departures, among=among)
    if not news:
        return False
    term = one_year_of(case.leaves_on, local_date(now))
    one_year_on = None if term is None else term.day
    planned = plan_word(
        connection, service, case, kind, departures=news, one_year_on=one_year_on, now=now
    )
    return planned is not None
