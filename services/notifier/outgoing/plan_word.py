"""A word to the municipality of a case is planned, in the transaction of what it is about."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import ARRAY, Connection, Text, Uuid, bindparam, func, insert, select

from contracts.policy.effects import Effect
from contracts.values.dates import local_date
from foundation.correlation import current_correlation_id
from foundation.work import new_work
from notifier.cases.case_row import CaseRow
from notifier.outgoing.word_kind import WordKind
from notifier.outgoing.word_state import WordState
from notifier.service import Service
from notifier.storage.cases import ZAAK_CHILD
from notifier.storage.words import MUNICIPALITY_WORD

_CASE: Final = bindparam("zaak_id", type_=Uuid)
_ALL: Final = select(ZAAK_CHILD.c.departure_id).where(ZAAK_CHILD.c.zaak_id == _CASE)
_ROUND: Final = (
    select(func.coalesce(func.max(MUNICIPALITY_WORD.c.round), 0) + 1)
    .where(
        MUNICIPALITY_WORD.c.zaak_id == _CASE,
        MUNICIPALITY_WORD.c.kind == bindparam("kind", type_=Text),
    )
)  # fmt: skip
_SAID: Final = (
    select(MUNICIPALITY_WORD.c.kind, MUNICIPALITY_WORD.c.departure_ids)
    .where(
        MUNICIPALITY_WORD.c.zaak_id == _CASE,
        MUNICIPALITY_WORD.c.kind == bindparam("kinds", type_=ARRAY(Text)).any_(),
    )
    .order_by(MUNICIPALITY_WORD.c.created_at, MUNICIPALITY_WORD.c.round)
)


def may_report_back(service: Service, case: CaseRow, now: datetime) -> bool:
    """Whether the municipality of this case may hear anything today. Asks nothing of the database.

    Never of a shadow case, and never without a basis for ``report_back`` of its own: telling a
    municipality how we treat what it reported hands personal data to another administration, which
    neither the letter's nor the flag's basis is about (DECISION §8).
    """
    if case.shadow:
        return False
    today = local_date(now)
    return service.policy.basis_for(Effect.REPORT_BACK, case.municipality, today) is not None


def plan_word(
    connection: Connection,
    service: Service,
    case: CaseRow,
    kind: WordKind,
    *,
    now: datetime,
    departures: Iterable[UUID] | None = None,
    answer_by: datetime | None = None,
    one_year_on: date | None = None,
) -> UUID | None:
    """Plan it and answer the id of the event; None when nothing may leave, and then nothing is.

    The caller holds the lock of ``case``, and may ring ``REPORT_BACK`` after its commit: without
    that the sweep does. ``departures``: of which children; left out, of all of the case. Always a
    new word: see ``not_yet_said`` for what need not be repeated.
    """
    about = tuple(sorted(_departures(connection, case) if departures is None else departures))
    if not about or not may_report_back(service, case, now):
        return None
    number: int = connection.execute(_ROUND, {"zaak_id": case.id, "kind": kind}).scalar_one()
    # Derived, not drawn: planning the same thing twice is the same event.
    event_id = uuid5(case.id, f"terugmelding|{kind}|{number}")
    connection.execute(
        insert(MUNICIPALITY_WORD).values(
            **new_work(now=now, correlation_id=current_correlation_id(), row_id=event_id),
            zaak_id=case.id,
            municipality=case.municipality,
            kind=kind,
            round=number,
            departure_ids=list(about),
            word_state=WordState.PLANNED,
            answer_by=answer_by,
            one_year_on=one_year_on,
        )
    )
    return event_id


def not_yet_said(
    connection: Connection,
    zaak_id: UUID,
    kind: WordKind,
    departures: Iterable[UUID],
    *,
    among: Iterable[WordKind],
) -> tuple[UUID, ...]:
    """Of these departures those whose last word ``among`` these kinds is not ``kind``."""
    last: dict[UUID, WordKind] = {}
    for row in connection.execute(_SAID, {"zaak_id": zaak_id, "kinds": sorted(among)}):
        last |= dict.fromkeys(row.departure_ids, WordKind(row.kind))
    return tuple(one for one in departures if last.get(one) is not kind)


def _departures(connection: Connection, case: CaseRow) -> tuple[UUID, ...]:
    return tuple(connection.execute(_ALL, {"zaak_id": case.id}).scalars())
