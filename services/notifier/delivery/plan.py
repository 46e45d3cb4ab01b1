"""Which messages a decision asks for, against those there are.

Nothing here sends. A message that was claimed for sending cannot be cancelled any more; when its
outcome is known, the case is decided again and a recall planned where one is due.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, Select, insert, select, update

from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from contracts.values.dates import hours_until, local_date
from foundation.work import WorkState, new_work
from notifier.cases.case_row import CaseRow
from notifier.cases.departure_date import first_departure
from notifier.cases.person_index import person_index
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Disposition, HolderDisposition
from notifier.delivery.message_state import TRANSITIONS, WENT_OUT, MessageState
from notifier.letters.content import LetterKind
from notifier.letters.reference import short_reference
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.messages import MESSAGE, Channel
from notifier.storage.sealed import seal_bsns, unseal_bsns

_NEAR: Final = timedelta(hours=72)
_VOID: Final = frozenset({MessageState.CANCELLED, MessageState.RECALLED, MessageState.PLANNED})
"""Messages that told nobody anything that still stands."""

Wanted = Mapping[tuple[LetterKind, Bsn], frozenset[Bsn]]
"""The children about whom each holder must get each kind of message."""


@dataclass(frozen=True)
class PlannedMessage:
    """A message as far as planning goes; ``children``: about whom it tells, or still stands."""

    id: UUID
    kind: LetterKind
    state: MessageState
    holder: Bsn
    children: frozenset[Bsn]


def plan_messages(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    decision: Decision,
    *,
    now: datetime,
) -> None:
    """Cancel what no longer applies, extend what waits, plan what is missing."""
    existing = _existing(connection, service, case.id)
    wanted = _wanted(decision, existing)
    for message in existing:
        if message.state is MessageState.PLANNED and not wanted.get(_key(message)):
            _cancel(connection, case, message, now)
    due = _due(service, case, facts, now)
    for (kind, holder), children in wanted.items():
        mine = [message for message in existing if _key(message) == (kind, holder)]
        told = [message.children for message in mine if not _is_void(message)]
        left = children.difference(*told)
        waiting = [message for message in mine if message.state is MessageState.PLANNED]
        if waiting:
            _adjust(connection, service, case, waiting[0], left, now=now)
        elif left:
            not_before = now if kind is LetterKind.RECALL else due
            _plan(
                connection,
                service,
                case,
                kind=kind,
                holder=holder,
                children=left,
                number=len(mine),
                not_before=not_before,
                now=now,
            )


def still_wanted(decision: Decision, message: PlannedMessage) -> bool:
    """Whether the decision asks for exactly this: the kind, the holder and all the children."""
    if message.kind is LetterKind.RECALL:
        return decision.recall and decision.mode is Mode.ON
    children = _wanted(decision, ()).get(_key(message), frozenset())
    return bool(message.children) and message.children <= children


def read_message(connection: Connection, service: Service, message_id: UUID) -> PlannedMessage:
    """One message by its id."""
    return _opened(service, connection.execute(_columns().where(MESSAGE.c.id == message_id)).one())


def _wanted(decision: Decision, existing: Iterable[PlannedMessage]) -> Wanted:
    wanted: dict[tuple[LetterKind, Bsn], frozenset[Bsn]] = defaultdict(frozenset)
    if decision.mode is not Mode.ON:
        return wanted
    if decision.case is Disposition.NOTIFY:
        for outcome in decision.holders:
            if outcome.disposition is HolderDisposition.NOTIFY:
                wanted[LetterKind.VERTREK, outcome.holder] |= frozenset(outcome.children)
    for receipt in decision.receipts:
        wanted[LetterKind.RECEIPT, receipt.holder] |= frozenset(receipt.children)
    if decision.recall:
        undone = {child.child for child in decision.children if child.undone}
        for message in existing:
            if message.state in WENT_OUT and message.kind is not LetterKind.RECALL:
                wanted[LetterKind.RECALL, message.holder] |= message.children & undone
    return wanted


def _is_void(message: PlannedMessage) -> bool:
    """Whether it does not stand in the way of another one like it.

    A recall that was sent took its children out of the messages it recalled; when they are told
    again and that is withdrawn again, a new recall is due.
    """
    if message.kind is LetterKind.RECALL and message.state in WENT_OUT:
        return True
    return message.state in _VOID


def _key(message: PlannedMessage) -> tuple[LetterKind, Bsn]:
    return message.kind, message.holder


def _due(service: Service, case: CaseRow, facts: CaseFacts, now: datetime) -> datetime:
    """After the window in which brothers and sisters may still join."""
    departure = first_departure(facts.departure.children, local_date(now))
    near = departure is not None and hours_until(departure, now) <= _NEAR
    window = service.timing.settling_override
    if window is None:
        window = service.policy.settling_window(departure_is_near=near)
    return max(now, case.opened_at + window)


def _plan(
    connection: Connection,
    service: Service,
    case: CaseRow,
    *,
    kind: LetterKind,
    holder: Bsn,
    children: frozenset[Bsn],
    number: int,
    not_before: datetime,
    now: datetime,
) -> None:
    row_id = uuid4()
    keyring = service.keyring
    work = new_work(now=now, correlation_id=case.correlation_id, due=not_before, row_id=row_id)
    connection.execute(
        insert(MESSAGE).values(
            **work,
            zaak_id=case.id,
            kind=kind,
            channel=Channel.LETTER,
            message_state=MessageState.PLANNED,
            reference=short_reference(row_id),
            holder_index=person_index(service.index, holder),
            round=number + 1,
            holder=seal_bsns(keyring, MESSAGE, "holder", row_id, [holder]),
            children=seal_bsns(keyring, MESSAGE, "children", row_id, children),
            not_before=not_before,
        )
    )
    note(connection, case.id, Happening.MESSAGE_PLANNED, kind, now=now)


def _adjust(
    connection: Connection,
    service: Service,
    case: CaseRow,
    message: PlannedMessage,
    children: frozenset[Bsn],
    *,
    now: datetime,
) -> None:
    """A brother or sister came or went before the letter left."""
    if not children:
        _cancel(connection, case, message, now)
    elif children != message.children:
        sealed = seal_bsns(service.keyring, MESSAGE, "children", message.id, children)
        _write(connection, message.id, {"children": sealed, "updated_at": now})
        note(connection, case.id, Happening.MESSAGE_CHANGED, message.kind, now=now)


def _cancel(connection: Connection, case: CaseRow, message: PlannedMessage, now: datetime) -> None:
    values = {
        "message_state": move(TRANSITIONS, message.state, MessageState.CANCELLED),
        "state": WorkState.DONE,
        "reason": "no_longer_wanted",
        "updated_at": now,
    }
    _write(connection, message.id, values)
    note(connection, case.id, Happening.MESSAGE_CANCELLED, message.kind, now=now)


def _write(connection: Connection, message_id: UUID, values: Mapping[str, object]) -> None:
    connection.execute(update(MESSAGE).where(MESSAGE.c.id == message_id).values(**values))


def _columns() -> Select[Any]:
    return select(
        MESSAGE.c.id,
        MESSAGE.c.kind,
        MESSAGE.c.message_state,
        MESSAGE.c.holder,
        MESSAGE.c.children,
    )


def messages_of(
    connection: Connection, service: Service, message_id: UUID
) -> tuple[PlannedMessage, ...]:
    """All messages of the case to which this one belongs."""
    mine = select(MESSAGE.c.zaak_id).where(MESSAGE.c.id == message_id)
    return _existing(connection, service, connection.execute(mine).scalar_one())


def _existing(
    connection: Connection, service: Service, zaak_id: UUID
) -> tuple[PlannedMessage, ...]:
    rows = connection.execute(
        _columns().where(MESSAGE.c.zaak_id == zaak_id).order_by(MESSAGE.c.created_at, MESSAGE.c.id)
    )
    return tuple(_opened(service, row) for row in rows)


def _opened(service: Service, row: Row[Any]) -> PlannedMessage:
    keyring = service.keyring
    (holder,) = unseal_bsns(keyring, MESSAGE, "holder", row.id, row.holder)
    return PlannedMessage(
        id=row.id,
        kind=LetterKind(row.kind),
        state=MessageState(row.message_state),
        holder=holder,
        children=unseal_bsns(keyring, MESSAGE, "children", row.id, row.children),
    )
