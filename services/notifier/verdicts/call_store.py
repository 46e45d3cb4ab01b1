"""Calls to holders at rest, and as the decision reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Uuid, bindparam, insert, select

from contracts.values.bsn import Bsn
from foundation.encryption import KeyRing
from notifier.cases.person_index import person_index
from notifier.decision.verdict import Call
from notifier.service import Service
from notifier.storage.sealed import seal, seal_bsns, unseal, unseal_bsns
from notifier.storage.verdicts import HOLDER_CALL
from notifier.verdicts.call_purpose import (
    CallAnswer,
    CallPurpose,
    CallReason,
    CallResult,
    result_of,
)


@dataclass(frozen=True, kw_only=True)
class HolderCall:
    """Somebody called a holder about some of the children, for ``reason``.

    ``again_at``: when they asked to be called. ``remark``: the caller's own words.
    """

    purpose: CallPurpose
    reason: CallReason
    holder: Bsn
    children: frozenset[Bsn]
    called_at: datetime
    answer: CallAnswer
    by: str
    again_at: datetime | None = None
    remark: str | None = None

    @property
    def reached(self) -> bool:
        """Whether the holder was spoken to."""
        return self.answer is CallAnswer.SPOKE

    @property
    def result(self) -> CallResult:
        """What came of it."""
        return result_of(self.purpose, self.answer)


_BEFORE: Final = {True: CallAnswer.SPOKE, False: CallAnswer.NO_ANSWER}
"""What is known of a call of which only this was noted."""

_OF_CASE: Final = (
    select(HOLDER_CALL)
    .where(HOLDER_CALL.c.zaak_id == bindparam("zaak_id", type_=Uuid))
    .order_by(HOLDER_CALL.c.noted_at, HOLDER_CALL.c.id)
)


def calls_of(connection: Connection, keyring: KeyRing, zaak_id: UUID) -> tuple[HolderCall, ...]:
    """Every call, in order of being noted."""
    return tuple(
        HolderCall(
            purpose=CallPurpose(row.purpose),
            reason=CallReason(row.reason),
            holder=next(iter(unseal_bsns(keyring, HOLDER_CALL, "holder", row.id, row.holder))),
            children=unseal_bsns(keyring, HOLDER_CALL, "children", row.id, row.children),
            called_at=row.called_at,
            answer=CallAnswer(row.answer or _BEFORE[row.reached]),
            again_at=row.again_at,
            by=row.by,
            remark=None
            if row.remark is None
            else unseal(keyring, HOLDER_CALL, "remark", row.id, row.remark).decode(),
        )
        for row in connection.execute(_OF_CASE, {"zaak_id": zaak_id})
    )


def as_followed(calls: tuple[HolderCall, ...]) -> Iterator[Call]:
    """For the decision: who was reached about whom."""
    for call in calls:
        if call.reached:
            back = call.purpose is CallPurpose.TAKE_BACK
            for child in sorted(call.children):
                beside = not back and call.reason is not CallReason.CHOSEN
                yield Call((call.holder, child), call.called_at, takes_back=back, beside=beside)


def store_call(
    connection: Connection, service: Service, zaak_id: UUID, call: HolderCall, *, now: datetime
) -> UUID:
    """Keep it, sealed."""
    row_id, keyring = uuid4(), service.keyring
    connection.execute(
        insert(HOLDER_CALL).values(
            id=row_id,
            zaak_id=zaak_id,
            purpose=call.purpose,
            reason=call.reason,
            holder_index=person_index(service.index, call.holder),
            holder=seal_bsns(keyring, HOLDER_CALL, "holder", row_id, [call.holder]),
            children=seal_bsns(keyring, HOLDER_CALL, "children", row_id, call.children),
            called_at=call.called_at,
            reached=call.reached,
            answer=call.answer,
            again_at=call.again_at,
            remark=None
            if call.remark is None
            else seal(keyring, HOLDER_CALL, "remark", row_id, call.remark.encode()),
            by=call.by,
            noted_at=now,
        )
    )
    return row_id
