"""A made-up case as its row and what hangs on it: how it stands, and nobody it could be about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any, Final
from uuid import UUID

from contracts.policy.effects import Mode
from contracts.values.dates import local_date
from foundation.work import WorkState
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import ReasonGroup, bits_of
from notifier.cases.timeline import THE_PROGRAM, Happening
from notifier.decision.facts import ReportedBy
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Disposition, Flag, Tier
from notifier.delivery.message_state import MessageState
from notifier.handover.handover_state import HandoverState
from notifier.letters.content import LetterKind
from notifier.letters.reference import short_reference
from notifier.storage.handovers import HandoverKind
from notifier.storage.messages import Channel

Values = Mapping[str, Any]

MUNICIPALITIES: Final = 342
_HELD, _FLAGGED_TOO, _REPLIED, _SOON, _WAITING = 0.7, 0.2, 0.05, 0.05, 0.02
_TOLD_BEFORE_HELD, _LETTER_STUCK, _FLAG_STUCK, _HANDED_OVER = 0.2, 0.06, 0.01, 0.1
"""Shares of all cases, letters and flags: more than there will be, so that each tab is full."""

_JUST_DEPARTED_DAYS: Final = 14
_SEALED: Final = b"made up: nobody can open it, and there is nobody in it".ljust(120, b".")
_TIER_BY_DAYS: Final = ((1, Tier.T0), (3, Tier.T1), (5, Tier.T2))
_LEFT: Final = (MessageState.SENT, MessageState.DELIVERED)
_STUCK: Final = (MessageState.UNDELIVERABLE, MessageState.REFUSED, MessageState.NEEDS_REVIEW)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Rows by table; in each of them only columns that the database does not fill itself."""

    zaak: Values
    message: tuple[Values, ...] = ()
    handover: tuple[Values, ...] = ()
    zaak_outcome: tuple[Values, ...] = ()
    timeline: tuple[Values, ...] = field(default=())


def oin_of(number: int) -> str:
    """OIN of the made-up municipality of this number, from 0."""
    return f"{99_000_000_000 + number:020d}"


class Kind(StrEnum):
    """What kind of case is made up."""

    LISTED = "listed"
    """Waits for a person: held, flagged or both."""
    TOLD = "told"
    """Open, and nobody has to do anything."""
    CLOSED = "closed"
    SHADOW = "shadow"


def made_up_case(random: Random, now: datetime, kind: Kind) -> MadeUp:
    """A share of them leaves soon, replied, did not get a letter, waits, or is late."""
    listed = kind is Kind.LISTED
    zaak_id = UUID(int=random.getrandbits(128), version=4)
    opened = now - timedelta(minutes=random.randrange(1, 60 * 24 * 60))
    leaves = local_date(now) + timedelta(days=_days(random))
    hold = kind is not Kind.TOLD and random.random() < _HELD
    flagged = (listed and not hold) or (kind is not Kind.TOLD and random.random() < _FLAGGED_TOO)
    flags = _flags(leaves, local_date(now)) if flagged else ()
    replied = listed and random.random() < _REPLIED
    clock = now + timedelta(seconds=random.randrange(-2 * 86_400, 5 * 86_400))
    handling = _handling(random, kind, held=hold or replied)
    escalated = handling is HandlingState.HELD and clock < now
    zaak = {
        "id": zaak_id,
        "reference": short_reference(zaak_id),
        "municipality": oin_of(int(random.paretovariate(0.6)) % MUNICIPALITIES),
        "handling": handling,
        "disposition": Disposition.HOLD if hold else Disposition.NOTIFY,
        "tier": _tier(leaves, local_date(now)),
        "clock_at": clock if listed else None,
        "escalated_at": clock if escalated else None,
        "flags": " ".join(flags),
        "mode": Mode.ON,
        "shadow": False,
        "leaves_on": f"{{[{leaves},{leaves + timedelta(days=1)})}}",
        "looks_first": _desk(random) if hold else None,
        "reason_groups": _groups(random, hold=hold, flagged=flagged),
        "replied_at": now - timedelta(minutes=random.randrange(600)) if replied else None,
        "opened_at": opened,
        "version": 1 + random.randrange(4),
        "correlation_id": str(zaak_id),
    }
    return MadeUp(
        zaak,
        _messages(random, zaak_id, opened, hold=hold),
        _handovers(random, zaak_id, opened, flags),
        (_outcome(random, zaak_id, now),) if kind is Kind.CLOSED else (),
        _timeline(random, zaak_id, opened),
    )


def _days(random: Random) -> int:
    """From long ago to two months ahead; one in twenty today or tomorrow."""
    return random.randrange(2) if random.random() < _SOON else random.randrange(-200, 60)


def _tier(leaves: date, today: date) -> Tier:
    days = (leaves - today).days
    if days < 0:
        return Tier.T4 if -days <= _JUST_DEPARTED_DAYS else Tier.T5
    return next((tier for limit, tier in _TIER_BY_DAYS if days <= limit), Tier.T3)


def _flags(leaves: date, today: date) -> tuple[Flag, ...]:
    return (Flag.RVDK_IKO,) if leaves >= today else (Flag.RVDK_IKO, Flag.CA_IKA)


def _handling(random: Random, kind: Kind, *, held: bool) -> HandlingState:
    if kind is Kind.CLOSED:
        return HandlingState.CLOSED
    if kind is Kind.LISTED and random.random() < _WAITING:
        return HandlingState.WAITING
    return HandlingState.HELD if held else HandlingState.SCHEDULED


def _desk(random: Random) -> Desk:
    return random.choice(tuple(Desk))


def _groups(random: Random, *, hold: bool, flagged: bool) -> int:
    if not (hold or flagged):
        return 0
    return bits_of(random.sample(tuple(ReasonGroup), random.randrange(1, 4)))


def _messages(random: Random, zaak_id: UUID, opened: datetime, *, hold: bool) -> tuple[Values, ...]:
    if hold and random.random() > _TOLD_BEFORE_HELD:
        return ()
    stuck = random.random() < _LETTER_STUCK
    state = random.choice(_STUCK if stuck else _LEFT)
    row_id = UUID(int=random.getrandbits(128), version=4)
    review = state is MessageState.NEEDS_REVIEW
    return (
        _work(row_id, opened, WorkState.NEEDS_REVIEW if review else WorkState.DONE)
        | {
            "reason": "http_400" if stuck else None,
            "zaak_id": zaak_id,
            "kind": LetterKind.VERTREK,
            "channel": Channel.LETTER,
            "message_state": state,
            "reference": short_reference(row_id),
            "holder_index": random.randbytes(32),
            "round": 1,
            "holder": _SEALED,
            "children": _SEALED,
            "not_before": opened,
            "sent_at": None if stuck else opened,
        },
    )


def _handovers(
    random: Random, zaak_id: UUID, opened: datetime, flags: tuple[Flag, ...]
) -> tuple[Values, ...]:
    raised = tuple(_handover(random, zaak_id, opened, recipient) for recipient in flags)
    if Flag.CA_IKA not in flags or random.random() > _HANDED_OVER:
        return raised
    return (*raised, _transfer(random, zaak_id, opened))


def _transfer(random: Random, zaak_id: UUID, at: datetime) -> Values:
    """Handed over to Ca IKA, where nobody has said yet that they have it."""
    row_id = UUID(int=random.getrandbits(128), version=4)
    return _work(row_id, at, WorkState.DONE) | {
        "zaak_id": zaak_id,
        "recipient": Flag.CA_IKA,
        "kind": HandoverKind.TRANSFERRED,
        "round": 1,
        "handover_state": HandoverState.RECEIVED,
        "body": _SEALED,
    }


def _handover(random: Random, zaak_id: UUID, opened: datetime, recipient: Flag) -> Values:
    stuck = random.random() < _FLAG_STUCK
    row_id = UUID(int=random.getrandbits(128), version=4)
    return _work(row_id, opened, WorkState.NEEDS_REVIEW if stuck else WorkState.DONE) | {
        "zaak_id": zaak_id,
        "recipient": recipient,
        "kind": HandoverKind.FLAGGED,
        "round": 1,
        "handover_state": HandoverState.NEEDS_REVIEW if stuck else HandoverState.RECEIVED,
        "body": _SEALED,
    }


def _work(row_id: UUID, at: datetime, state: WorkState) -> dict[str, Any]:
    return {
        "id": row_id,
        "state": state,
        "next_attempt_at": at,
        "attempts": 1,
        "correlation_id": str(row_id),
        "created_at": at,
        "updated_at": at,
    }


def _outcome(random: Random, zaak_id: UUID, now: datetime) -> Values:
    return {
        "id": UUID(int=random.getrandbits(128), version=4),
        "zaak_id": zaak_id,
        "outcome": random.choice(tuple(CaseOutcome)),
        "closed_by": oin_of(0),
        "role": ReportedBy.RVDK,
        "closed_at": now - timedelta(minutes=random.randrange(600)),
    }


def _timeline(random: Random, zaak_id: UUID, opened: datetime) -> tuple[Values, ...]:
    kinds = (Happening.OPENED, Happening.DECIDED)
    return tuple(
        {
            "id": UUID(int=random.getrandbits(128), version=4),
            "zaak_id": zaak_id,
            "number": number,
            "at": opened,
            "kind": kind,
            "actor": THE_PROGRAM,
        }
        for number, kind in enumerate(kinds, start=1)
    )
