"""Brings the messages of a case into line with what is wanted.

Nothing here sends. A message that was claimed for sending cannot be cancelled any more; when its
outcome is known, the case is decided again and a recall planned where one is due.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, func, insert, select, update

from contracts.values.bsn import Bsn
from contracts.values.dates import hours_until, local_date
from foundation.work import WorkState, new_work
from notifier.cases.case_row import CaseRow
from notifier.cases.departure_date import first_departure
from notifier.cases.person_index import person_index
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.decision.released import Released
from notifier.delivery.holder_message import HolderMessage, sealed_date
from notifier.delivery.message_state import NOT_ARRIVED, TRANSITIONS, MessageState
from notifier.delivery.want import Want, Wanted, want_of
from notifier.delivery.wanted import wanted_messages
from notifier.enrolment.kinds import FirstWay
from notifier.letters.content import LetterKind
from notifier.letters.reference import short_reference
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.messages import MESSAGE
from notifier.storage.sealed import seal_bsns

_NEAR: Final = timedelta(hours=72)
_AT_ONCE: Final = frozenset({LetterKind.RECALL, LetterKind.CONFIRMATION, LetterKind.AGREEMENT})
_EARLIER: Final = select(func.coalesce(func.max(MESSAGE.c.round), 0) + 1).where(
    MESSAGE.c.zaak_id == bindparam("zaak_id"),
    MESSAGE.c.holder_index == bindparam("holder_index"),
    MESSAGE.c.kind == bindparam("kind"),
    MESSAGE.c.channel == bindparam("channel"),
)
_PLANNED: Final = insert(MESSAGE).values(
    **{name: bindparam(name) for name in (
        "id", "state", "next_attempt_at", "correlation_id", "created_at", "updated_at",
        "zaak_id", "kind", "channel", "message_state", "reference", "holder_index", "holder",
        "children", "told_date", "not_before",
    )},
    round=_EARLIER.scalar_subquery(),
)  # fmt: skip


def plan_messages(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    released: Released,
    *,
    messages: tuple[HolderMessage, ...],
    now: datetime,
    first_ways: Mapping[Bsn, FirstWay] | None = None,
) -> tuple[HolderMessage, ...]:
    """Cancel what no longer applies, change what waits, plan what is missing.

    ``messages``: all there are, under present numbers; answers them as they then stand.
    """
    channels = service.channels.keys()
    wanted = wanted_messages(
        released, facts, messages, channels=channels, now=now, first_ways=first_ways
    )
    waiting: dict[Want, HolderMessage] = {}
    standing: dict[UUID, HolderMessage] = {message.id: message for message in messages}
    for message in messages:
        if message.state is not MessageState.PLANNED:
            continue
        if want_of(message) in wanted and want_of(message) not in waiting:
            waiting[want_of(message)] = message
        else:
            standing[message.id] = _cancel(connection, case, message, now)
    for want, children in wanted.items():
        if want in waiting:
            planned = _change(connection, service, case, waiting[want], children, now=now)
        else:
            told = any(m.holder == want.holder and m.sent_at for m in messages)
            at_once = want.kind in _AT_ONCE or _takes_over(messages, want.holder)
            due = now if at_once else _due(service, case, facts, now, told=told)
            planned = _plan(connection, service, case, want, children, not_before=due, now=now)
        standing[planned.id] = planned
    return tuple(standing.values())


def still_wanted(wanted: Wanted, message: HolderMessage) -> bool:
    """Whether exactly this must still be sent: the kind, the holder and all the children."""
    children = wanted.get(want_of(message), frozenset())
    return bool(message.children) and message.children <= children


def _due(
    service: Service, case: CaseRow, facts: CaseFacts, now: datetime, *, told: bool
) -> datetime:
    """After the window in which brothers and sisters may still join.

    It runs from the opening of the case, and for what is told after an earlier message anew: those
    who join late, or whose dates change, do so together as well.
    """
    departure = first_departure(facts.departure.children, local_date(now))
    near = departure is not None and hours_until(departure, now) <= _NEAR
    window = service.timing.settling_override
    if window is None:
        window = service.policy.settling_window(departure_is_near=near)
    return max(now, (now if told else case.opened_at) + window)


def _takes_over(messages: Iterable[HolderMessage], holder: Bsn) -> bool:
    """Something did not arrive: the next way is taken the same day, and waits for nobody."""
    return any(m.holder == holder and m.state in NOT_ARRIVED for m in messages)


def _plan(
    connection: Connection,
    service: Service,
    case: CaseRow,
    want: Want,
    children: frozenset[Bsn],
    *,
    not_before: datetime,
    now: datetime,
) -> HolderMessage:
    row_id = uuid4()
    keyring = service.keyring
    work = new_work(now=now, correlation_id=case.correlation_id, due=not_before, row_id=row_id)
    values = {
        **work,
        "zaak_id": case.id,
        "kind": want.kind,
        "channel": want.channel,
        "message_state": MessageState.PLANNED,
        "reference": short_reference(row_id),
        "holder_index": person_index(service.index, want.holder),
        "holder": seal_bsns(keyring, MESSAGE, "holder", row_id, [want.holder]),
        "children": seal_bsns(keyring, MESSAGE, "children", row_id, children),
        "told_date": sealed_date(service, row_id, want.day),
        "not_before": not_before,
    }
    connection.execute(_PLANNED, values)
    note(connection, case.id, Happening.MESSAGE_PLANNED, want.kind, now=now)
    return HolderMessage(
        row_id,
        want.kind,
        MessageState.PLANNED,
        want.holder,
        children,
        told_date=want.day,
        channel=want.channel,
    )


def _change(
    connection: Connection,
    service: Service,
    case: CaseRow,
    message: HolderMessage,
    children: frozenset[Bsn],
    *,
    now: datetime,
) -> HolderMessage:
    """A brother or sister came or went before the letter left."""
    if children != message.children:
        sealed = seal_bsns(service.keyring, MESSAGE, "children", message.id, children)
        _write(connection, message.id, {"children": sealed, "updated_at": now})
        note(connection, case.id, Happening.MESSAGE_CHANGED, message.kind, now=now)
    return replace(message, children=children)


def _cancel(
    connection: Connection, case: CaseRow, message: HolderMessage, now: datetime
) -> HolderMessage:
    values = {
        "message_state": move(TRANSITIONS, message.state, MessageState.CANCELLED),
        "state": WorkState.DONE,
        "reason": "no_longer_wanted",
        "updated_at": now,
    }
    _write(connection, message.id, values)
    note(connection, case.id, Happening.MESSAGE_CANCELLED, message.kind, now=now)
    return replace(message, state=MessageState.CANCELLED)


def _write(connection: Connection, message_id: UUID, values: Mapping[str, object]) -> None:
    connection.execute(update(MESSAGE).where(MESSAGE.c.id == message_id).values(**values))
