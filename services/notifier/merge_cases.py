"""Two open cases that turn out to be one household become one (DESIGN §2, *Household*).

Else a hold on one child would not hold what is told about the other, and one holder would get two
letters. The older case goes on with everything; the younger closes and says where it went.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from contracts.messages.facts import DepartureFacts
from foundation.log import get_logger
from foundation.work import WorkState
from notifier.cases.case_row import CaseRow, change_case, locked_case
from notifier.cases.decisions import latest_decision
from notifier.cases.handling_state import TRANSITIONS, HandlingState
from notifier.cases.related import related_to, remember_related, take_turns
from notifier.cases.take_up import TakenUp, households_of
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Reason
from notifier.delivery.message_state import MessageState
from notifier.handover.plan import plan_handovers
from notifier.handover.transfers import move_transfers
from notifier.redecide import Redecided, redecide
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.actions import ZAAK_ACTION, ZAAK_CONFLICT
from notifier.storage.answers import ANSWER
from notifier.storage.cases import ZAAK_CHILD, ZAAK_PERSON, ZAAK_RELATED
from notifier.storage.drafts import NOTE
from notifier.storage.findings import FINDING, FINDING_PROPOSAL
from notifier.storage.messages import MESSAGE
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.storage.verdicts import HOLDER_CALL, VERDICT
from notifier.verdicts.call_tasks import join_tasks

_STAYS_BEHIND: Final = frozenset({MessageState.PLANNED, MessageState.CANCELLED})
_log = get_logger(__name__)


def decide_households(
    connection: Connection,
    service: Service,
    facts: DepartureFacts,
    taken: TakenUp,
    *,
    now: datetime,
) -> dict[UUID, Redecided]:
    """Decide on every case that these facts touched, merged where they are one household.

    A case that was over may go on by that decision, and only then be one household with another:
    so it is looked at once more. The caller holds the locks that ``take_up`` took.
    """
    into = _merge_households(connection, service, taken.households, now=now)
    touched = dict.fromkeys(_at_last(into, zaak_id) for zaak_id in taken.zaak_ids)
    found = {zaak_id: redecide(connection, service, zaak_id, now=now) for zaak_id in touched}
    if not found or taken.alone:
        return found
    households = households_of(connection, service, facts)
    if into := _merge_households(connection, service, households, now=now):
        goes_on = dict.fromkeys(_at_last(into, one) for one in (*found, *into))
        found = {zaak_id: redecide(connection, service, zaak_id, now=now) for zaak_id in goes_on}
    return found


def join_household(
    connection: Connection, service: Service, facts: DepartureFacts, *, now: datetime
) -> None:
    """The same for a case that goes on because of something other than facts: a report, an answer.

    Without it a letter about a brother or sister could leave past the hold.
    """
    households = households_of(connection, service, facts)
    into = _merge_households(connection, service, households, now=now)
    for goes_on in dict.fromkeys(_at_last(into, ended) for ended in into):
        redecide(connection, service, goes_on, now=now)


def redecide_household(
    connection: Connection, service: Service, case: CaseRow, *, now: datetime
) -> None:
    """Decide on a case because of what a human did in it, and join it when it goes on by that.

    ``case``: as it was locked, after ``wait_for_household``. Raises ``FactsErased``.
    """
    found = redecide(connection, service, case.id, now=now)
    if case.handling is HandlingState.CLOSED:
        join_household(connection, service, found.facts.departure, now=now)


def wait_for_household(connection: Connection, zaak_id: UUID) -> None:
    """Before the case is locked: others who work on these people lock cases in another order."""
    take_turns(connection, related_to(connection, zaak_id))


def _at_last(into: Mapping[UUID, UUID], zaak_id: UUID) -> UUID:
    """Where a case went in the end: the one it was merged into may itself have gone on further."""
    while zaak_id in into:
        zaak_id = into[zaak_id]
    return zaak_id


def _merge_households(
    connection: Connection,
    service: Service,
    households: Iterable[frozenset[UUID]],
    *,
    now: datetime,
) -> dict[UUID, UUID]:
    """Merge what belongs together; answers which case went on in which.

    Cases of different municipalities, or of which one is a shadow case, stay apart: what may leave
    for the one may not for the other.
    """
    into: dict[UUID, UUID] = {}
    for group in households:
        at_last = {_at_last(into, zaak_id) for zaak_id in group}
        cases = [locked_case(connection, zaak_id) for zaak_id in sorted(at_last)]
        open_ones = [case for case in cases if case.handling is not HandlingState.CLOSED]
        open_ones.sort(key=lambda case: (case.opened_at, case.id))
        for younger in open_ones[1:]:
            older = open_ones[0]
            if (older.municipality, older.shadow) == (younger.municipality, younger.shadow):
                _merge(connection, service, older, younger, now=now)
                into[younger.id] = older.id
    return into


def _merge(
    connection: Connection, service: Service, older: CaseRow, younger: CaseRow, *, now: datetime
) -> None:
    _move_people(connection, older.id, younger.id)
    _move_what_was_said(connection, older.id, younger.id)
    join_tasks(connection, service, older.id, younger.id, now=now)
    _move_messages(connection, older.id, younger.id, now)
    _withdraw_flags(connection, service, older, younger, now=now)
    move_transfers(connection, older.id, younger.id)
    change_case(
        connection,
        older.id,
        clock_at=_first(older.clock_at, younger.clock_at),
        escalated_at=_first(older.escalated_at, younger.escalated_at),
        breach_at=_first(older.breach_at, younger.breach_at),
        task_at=_first(older.task_at, younger.task_at),
    )
    change_case(
        connection,
        younger.id,
        handling=move(TRANSITIONS, younger.handling, HandlingState.CLOSED),
        merged_into=older.id,
        clock_at=None,
        task_at=None,
        taken_by=None,
        waits_until=None,
        escalated_at=None,
        flags="",
    )
    note(connection, older.id, Happening.MERGED, younger.reference, now=now)
    note(connection, younger.id, Happening.MERGED, older.reference, now=now)
    _log.info("cases_merged", zaak_id=str(older.id), merged=str(younger.id))


def _move_people(connection: Connection, older: UUID, younger: UUID) -> None:
    connection.execute(
        update(ZAAK_CHILD).where(ZAAK_CHILD.c.zaak_id == younger).values(zaak_id=older)
    )
    theirs = select(literal(older), ZAAK_PERSON.c.person_index).where(
        ZAAK_PERSON.c.zaak_id == younger
    )
    connection.execute(
        upsert(ZAAK_PERSON)
        .from_select(["zaak_id", "person_index"], theirs)
        .on_conflict_do_nothing()
    )
    connection.execute(delete(ZAAK_PERSON).where(ZAAK_PERSON.c.zaak_id == younger))


def _move_what_was_said(connection: Connection, older: UUID, younger: UUID) -> None:
    """Reports find the older case from now on, and answers and findings count for it.

    So do verdicts: what was withheld in either stays so, and no release covers the children of the
    other.
    """
    remember_related(connection, older, related_to(connection, younger))
    connection.execute(delete(ZAAK_RELATED).where(ZAAK_RELATED.c.zaak_id == younger))
    connection.execute(
        upsert(ZAAK_CONFLICT)
        .from_select(
            ["zaak_id", "subject", "role", "at"],
            select(
                literal(older), ZAAK_CONFLICT.c.subject, ZAAK_CONFLICT.c.role, ZAAK_CONFLICT.c.at
            ).where(ZAAK_CONFLICT.c.zaak_id == younger),
        )
        .on_conflict_do_nothing()
    )
    for table in (
        ANSWER, RECONSIDERATION, FINDING, FINDING_PROPOSAL, VERDICT, HOLDER_CALL, ZAAK_ACTION, NOTE,
    ):  # fmt: skip
        connection.execute(update(table).where(table.c.zaak_id == younger).values(zaak_id=older))


def _move_messages(connection: Connection, older: UUID, younger: UUID, now: datetime) -> None:
    """What left, or is leaving, goes along; what waits is planned anew for all children."""
    connection.execute(
        update(MESSAGE)
        .where(MESSAGE.c.zaak_id == younger, MESSAGE.c.message_state == MessageState.PLANNED)
        .values(
            message_state=MessageState.CANCELLED,
            state=WorkState.DONE,
            reason="cases_merged",
            updated_at=now,
        )
    )
    going = select(MESSAGE).where(
        MESSAGE.c.zaak_id == younger, MESSAGE.c.message_state.not_in(sorted(_STAYS_BEHIND))
    )
    for row in connection.execute(going.order_by(MESSAGE.c.round)).all():
        last = select(func.coalesce(func.max(MESSAGE.c.round), 0)).where(
            MESSAGE.c.zaak_id == older,
            MESSAGE.c.holder_index == row.holder_index,
            MESSAGE.c.kind == row.kind,
        )
        number = connection.execute(last).scalar_one() + 1
        connection.execute(
            update(MESSAGE).where(MESSAGE.c.id == row.id).values(zaak_id=older, round=number)
        )


def _withdraw_flags(
    connection: Connection, service: Service, older: CaseRow, younger: CaseRow, *, now: datetime
) -> None:
    """The recipient hears where the case went; the older one raises every flag it asks for."""
    latest = latest_decision(connection, service.keyring, younger.id)
    if latest is None:
        return
    why = Reason("samengevoegd", f"Deze zaak is samengevoegd met zaak {older.reference}.")
    ended = replace(latest.decision, flags=(), reasons=(why,))
    closed = replace(younger, handling=HandlingState.CLOSED)
    plan_handovers(connection, service, closed, ended, now=now)


def _first(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((moment for moment in (one, other) if moment is not None), default=None)
