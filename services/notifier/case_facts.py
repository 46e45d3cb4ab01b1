"""Everything a decision about a case is taken on, read in one place."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import Connection, LargeBinary, Uuid, any_, bindparam, exists, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from contracts.messages.facts import ChildFacts, DepartureFacts
from contracts.values.bsn import Bsn
from notifier.cases.case_row import CaseRow
from notifier.cases.facts_store import FactsErased, open_facts
from notifier.cases.history import history_for
from notifier.cases.related import indexed, people_in
from notifier.decision.facts import Answer, CaseFacts
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.message_state import WENT_OUT, MessageState
from notifier.delivery.present_messages import newer_numbers
from notifier.findings.still_counts import as_still_found
from notifier.reply.answer_store import answers_in
from notifier.reports.report_store import reports_about
from notifier.service import Service
from notifier.storage.answers import ANSWER
from notifier.storage.cases import FACTS, ZAAK_CHILD
from notifier.storage.history import HISTORY
from notifier.storage.reports import REPORT_PERSON

_CASE: Final = bindparam("zaak_id", type_=Uuid)
_PEOPLE: Final = any_(bindparam("people", type_=ARRAY(LargeBinary)))
_CHILDREN: Final = (
    select(
        ZAAK_CHILD.c.departure_id, ZAAK_CHILD.c.facts_id, ZAAK_CHILD.c.established_at,
        FACTS.c.content,
    )
    .join(FACTS, FACTS.c.id == ZAAK_CHILD.c.facts_id)
    .where(ZAAK_CHILD.c.zaak_id == _CASE)
    .order_by(ZAAK_CHILD.c.departure_id)
)  # fmt: skip
_FACTS_IDS: Final = select(ZAAK_CHILD.c.facts_id).where(ZAAK_CHILD.c.zaak_id == _CASE).distinct()
_BROUGHT_IN: Final = select(
    exists().where(REPORT_PERSON.c.person_index == _PEOPLE).label("reports"),
    exists()
    .where(or_(ANSWER.c.zaak_id == _CASE, ANSWER.c.holder_index == _PEOPLE))
    .label("answers"),
    exists().where(HISTORY.c.person_index == _PEOPLE).label("history"),
)
"""Whether there is anything at all: about most families nobody ever reported or answered."""


def read_case_facts(
    connection: Connection, service: Service, case: CaseRow, messages: Iterable[HolderMessage]
) -> CaseFacts:
    """The newest facts about each child of the case, what was reported and answered, who was told.

    ``messages``: those of the case, as stored. The ``established_at`` is that of the oldest part:
    the household is as fresh as the child about whom we asked longest ago. Raises ``FactsErased``.
    """
    departure = read_departure(connection, service, case)
    # By the people in the facts themselves, so that nothing depends on what was noted of them.
    newer = newer_numbers(departure)
    people = {
        index: newer.get(bsn, bsn)
        for index, bsn in indexed(service.index, people_in(departure.children)).items()
    }
    there_is = connection.execute(_BROUGHT_IN, {"zaak_id": case.id, "people": sorted(people)}).one()
    departures = (one.departure_id for one in departure.children)
    return CaseFacts(
        departure=departure,
        reports=tuple(
            stored.report
            for stored in (reports_about(connection, service, people) if there_is.reports else ())
            if stored.withdrawn_at is None
        ),
        answers=_answers(connection, service, case, departure, people) if there_is.answers else (),
        history=history_for(connection, case.id, departures, people) if there_is.history else (),
        told=_told(messages),
    )


def _answers(
    connection: Connection,
    service: Service,
    case: CaseRow,
    departure: DepartureFacts,
    people: Mapping[bytes, Bsn],
) -> tuple[Answer, ...]:
    children = indexed(
        service.index,
        (n for one in departure.children for n in (one.child.bsn, *one.child.former_numbers)),
    )
    return answers_in(connection, case.id, people=people, children=children)


def read_departure(connection: Connection, service: Service, case: CaseRow) -> DepartureFacts:
    """The newest facts about each child of the case, as far as findings in them still stand.

    Raises ``FactsErased``.
    """
    rows = connection.execute(_CHILDREN, {"zaak_id": case.id}).all()
    if not rows:
        raise FactsErased  # they went, or went on in another case
    sealed = {row.facts_id: row.content for row in rows}
    messages = {
        facts_id: open_facts(service.keyring, facts_id, sealed[facts_id])
        for facts_id in sorted(sealed)
    }
    return DepartureFacts(
        facts_id=_together(case.id, messages),
        established_at=min(row.established_at for row in rows),
        municipality=case.municipality,
        children=as_still_found(
            connection, (_child(messages[row.facts_id], row.departure_id) for row in rows)
        ),
    )


def children_now(connection: Connection, service: Service, zaak_id: UUID) -> tuple[ChildFacts, ...]:
    """The newest facts about each child; none for a case that was merged or erased."""
    rows = connection.execute(_CHILDREN, {"zaak_id": zaak_id}).all()
    return as_still_found(
        connection,
        (
            _child(open_facts(service.keyring, row.facts_id, row.content), row.departure_id)
            for row in rows
            if row.content is not None
        ),
    )


def facts_of_case(connection: Connection, zaak_id: UUID) -> UUID:
    """The ``facts_id`` that ``read_departure`` would give, without opening anything."""
    return _together(
        zaak_id, sorted(connection.execute(_FACTS_IDS, {"zaak_id": zaak_id}).scalars())
    )


def _together(zaak_id: UUID, facts_ids: Iterable[UUID]) -> UUID:
    return uuid5(zaak_id, " ".join(str(facts_id) for facts_id in facts_ids))


def _child(facts: DepartureFacts, departure_id: UUID) -> ChildFacts:
    return next(child for child in facts.children if child.departure_id == departure_id)


def _told(messages: Iterable[HolderMessage]) -> frozenset[Bsn]:
    told = {*WENT_OUT, MessageState.RECALLED}
    return frozenset(m.holder for m in messages if m.kind in TELLING and m.state in told)


def ages_of_facts(connection: Connection, zaak_id: UUID) -> dict[UUID, datetime]:
    """The departures that the case consists of, and when the facts about each were established."""
    rows = connection.execute(
        select(ZAAK_CHILD.c.departure_id, ZAAK_CHILD.c.established_at)
        .where(ZAAK_CHILD.c.zaak_id == zaak_id)
        .order_by(ZAAK_CHILD.c.departure_id)
    )
    return {row.departure_id: row.established_at for row in rows}
