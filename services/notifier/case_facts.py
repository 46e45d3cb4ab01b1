"""Everything a decision about a case is taken on, read in one place."""

from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import Connection, select

from contracts.messages.facts import ChildFacts, DepartureFacts
from contracts.values.bsn import Bsn
from notifier.cases.facts_store import read_facts
from notifier.cases.history import history_for
from notifier.cases.related import indexed, people_in
from notifier.decision.facts import CaseFacts
from notifier.delivery.holder_message import TELLING
from notifier.delivery.message_state import WENT_OUT, MessageState
from notifier.delivery.present_messages import newer_numbers
from notifier.reply.answer_store import answers_in
from notifier.reports.report_store import reports_about
from notifier.service import Service
from notifier.storage.cases import ZAAK, ZAAK_CHILD
from notifier.storage.messages import MESSAGE
from notifier.storage.sealed import unseal_bsns


def read_case_facts(connection: Connection, service: Service, zaak_id: UUID) -> CaseFacts:
    """The newest facts about each child of the case, what was reported and answered, who was told.

    Their ``established_at`` is that of the oldest part: the household is as fresh as the child
    about whom we asked longest ago. Raises ``FactsErased``.
    """
    departure = _departure(connection, service, zaak_id)
    # By the people in the facts themselves, so that nothing depends on what was noted of them.
    newer = newer_numbers(departure)
    people = {
        index: newer.get(bsn, bsn)
        for index, bsn in indexed(service.index, people_in(departure.children)).items()
    }
    children = indexed(
        service.index,
        (n for one in departure.children for n in (one.child.bsn, *one.child.former_numbers)),
    )
    return CaseFacts(
        departure=departure,
        reports=tuple(
            stored.report
            for stored in reports_about(connection, service, people)
            if stored.withdrawn_at is None
        ),
        answers=answers_in(connection, zaak_id, people=people, children=children),
        history=history_for(
            connection, zaak_id, (one.departure_id for one in departure.children), people
        ),
        told=_told(connection, service, zaak_id),
    )


def ages_of_facts(connection: Connection, zaak_id: UUID) -> dict[UUID, datetime]:
    """The departures that the case consists of, and when the facts about each were established."""
    rows = connection.execute(
        select(ZAAK_CHILD.c.departure_id, ZAAK_CHILD.c.established_at)
        .where(ZAAK_CHILD.c.zaak_id == zaak_id)
        .order_by(ZAAK_CHILD.c.departure_id)
    )
    return {row.departure_id: row.established_at for row in rows}


def _departure(connection: Connection, service: Service, zaak_id: UUID) -> DepartureFacts:
    rows = connection.execute(
        select(ZAAK_CHILD.c.departure_id, ZAAK_CHILD.c.facts_id, ZAAK_CHILD.c.established_at)
        .where(ZAAK_CHILD.c.zaak_id == zaak_id)
        .order_by(ZAAK_CHILD.c.departure_id)
    ).all()
    messages = {
        facts_id: read_facts(connection, service.keyring, facts_id)
        for facts_id in sorted({row.facts_id for row in rows})
    }
    municipality = connection.execute(
        select(ZAAK.c.municipality).where(ZAAK.c.id == zaak_id)
    ).scalar_one()
    return DepartureFacts(
        facts_id=uuid5(zaak_id, " ".join(str(facts_id) for facts_id in messages)),
        established_at=min(row.established_at for row in rows),
        municipality=municipality,
        children=tuple(_child(messages[row.facts_id], row.departure_id) for row in rows),
    )


def _child(facts: DepartureFacts, departure_id: UUID) -> ChildFacts:
    return next(child for child in facts.children if child.departure_id == departure_id)


def _told(connection: Connection, service: Service, zaak_id: UUID) -> frozenset[Bsn]:
    rows = connection.execute(
        select(MESSAGE.c.id, MESSAGE.c.holder).where(
            MESSAGE.c.zaak_id == zaak_id,
            MESSAGE.c.kind.in_(sorted(TELLING)),
            MESSAGE.c.message_state.in_(sorted({*WENT_OUT, MessageState.RECALLED})),
        )
    )
    told: frozenset[Bsn] = frozenset()
    for row in rows:
        told |= unseal_bsns(service.keyring, MESSAGE, "holder", row.id, row.holder)
    return told
