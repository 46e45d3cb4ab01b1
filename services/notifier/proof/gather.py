"""Everything that is written about the messages of one case, in order; reading only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Uuid, bindparam, select

from contracts.values.bsn import Bsn
from notifier.delivery.message_state import MessageState
from notifier.hints.kinds import HintPurpose
from notifier.letters.content import LetterKind
from notifier.proof.steps import BY_OUTCOME, BY_WORD, ProofStep, Step, Unknown, unknown_of
from notifier.receipts.word import Medium, Provider, Word, word_of
from notifier.service import Service
from notifier.storage.enrolments import HINT
from notifier.storage.messages import ATTEMPT, MESSAGE, Channel, Outcome
from notifier.storage.receipts import RECEIPT
from notifier.storage.sealed import unseal_bsns
from notifier.verdicts.call_purpose import CallPurpose
from notifier.verdicts.call_store import calls_of


@dataclass(frozen=True)
class MessageProof:
    """One message to one holder. ``basis``: grondslag and artikel under which it last left."""

    id: UUID
    kind: LetterKind
    channel: Channel
    state: MessageState
    holder: Bsn
    reference: str
    template_version: str | None
    text_sha256: bytes | None
    basis: tuple[str, str] | None
    steps: tuple[ProofStep, ...]
    unknown: tuple[Unknown, ...]


@dataclass(frozen=True)
class CallProof:
    """Somebody telephoned a holder."""

    at: datetime
    purpose: CallPurpose
    reached: bool
    holder: Bsn


@dataclass(frozen=True)
class Proof:
    """``until``: the newest moment in it; None when nothing ever happened."""

    messages: tuple[MessageProof, ...]
    calls: tuple[CallProof, ...]
    until: datetime | None


Rows = Sequence[Row[*tuple[Any, ...]]]

_ID: Final = bindparam("zaak_id", type_=Uuid)
_OF_CASE: Final = select(MESSAGE.c.id).where(MESSAGE.c.zaak_id == _ID)
_MESSAGES: Final = (
    select(MESSAGE)
    .where(MESSAGE.c.zaak_id == _ID)
    .order_by(MESSAGE.c.created_at, MESSAGE.c.channel, MESSAGE.c.id)
)
_ATTEMPTS: Final = (
    select(ATTEMPT)
    .where(ATTEMPT.c.message_id.in_(_OF_CASE))
    .order_by(ATTEMPT.c.message_id, ATTEMPT.c.number)
)
_HINTS: Final = (
    select(HINT.c.id, HINT.c.message_id, HINT.c.kind, HINT.c.sent_at)
    .where(HINT.c.message_id.in_(_OF_CASE), HINT.c.purpose == HintPurpose.MESSAGE)
    .order_by(HINT.c.created_at, HINT.c.id)
)
_RECEIPTS: Final = (
    select(RECEIPT)
    .where(
        RECEIPT.c.reference.in_(
            _OF_CASE.union(select(HINT.c.id).where(HINT.c.message_id.in_(_OF_CASE)))
        )
    )
    .order_by(RECEIPT.c.created_at, RECEIPT.c.id)
)
_OF_HINT: Final = {
    Word.DELIVERED: Step.HINT_DELIVERED,
    Word.NOT_ARRIVED: Step.HINT_NOT_ARRIVED,
}


def gather_proof(connection: Connection, service: Service, zaak_id: UUID) -> Proof:
    """As it is written at this moment; the same for the same state."""
    mine = {"zaak_id": zaak_id}
    attempts = connection.execute(_ATTEMPTS, mine).all()
    hints = connection.execute(_HINTS, mine).all()
    receipts = connection.execute(_RECEIPTS, mine).all()
    messages = tuple(
        _message(
            service,
            row,
            [one for one in attempts if one.message_id == row.id],
            [*_of_hints(row.id, hints, receipts), *_of_receipts(row.id, receipts)],
        )
        for row in connection.execute(_MESSAGES, mine)
    )
    calls = tuple(
        CallProof(one.called_at, one.purpose, one.reached, one.holder)
        for one in calls_of(connection, service.keyring, zaak_id)
    )
    moments = [step.at for message in messages for step in message.steps]
    moments += [call.at for call in calls]
    return Proof(messages, calls, until=max(moments, default=None))


def _message(
    service: Service, row: Row[*tuple[Any, ...]], attempts: Rows, afterwards: list[ProofStep]
) -> MessageProof:
    steps = [ProofStep(row.created_at, Step.PLANNED)]
    for attempt in attempts:
        steps += _of_attempt(attempt)
    if row.read_at is not None:
        steps.append(ProofStep(row.read_at, Step.READ))
    if row.taken_back_at is not None:
        steps.append(ProofStep(row.taken_back_at, Step.TAKEN_BACK))
    steps = sorted(_told_by_provider(steps, afterwards), key=lambda one: one.at)
    (holder,) = unseal_bsns(service.keyring, MESSAGE, "holder", row.id, row.holder)
    last = attempts[-1] if attempts else None
    state, channel = MessageState(row.message_state), Channel(row.channel)
    return MessageProof(
        id=row.id,
        kind=LetterKind(row.kind),
        channel=channel,
        state=state,
        holder=holder,
        reference=row.reference,
        template_version=row.template_version,
        text_sha256=row.text_sha256,
        basis=None if last is None or last.grondslag is None else (last.grondslag, last.artikel),
        steps=tuple(steps),
        unknown=unknown_of(state, channel, steps, sent=row.sent_at is not None),
    )


def _of_attempt(attempt: Row[*tuple[Any, ...]]) -> Iterator[ProofStep]:
    yield ProofStep(attempt.started_at, Step.OFFERED)
    if attempt.finished_at is not None and attempt.outcome is not None:
        step = BY_OUTCOME[Outcome(attempt.outcome)]
        yield ProofStep(attempt.finished_at, step, attempt.code)


def _of_receipts(message_id: UUID, receipts: Rows) -> Iterator[ProofStep]:
    for row in receipts:
        if row.reference == message_id:
            word = _word(row)
            yield ProofStep(row.created_at, BY_WORD[word], row.status, by_provider=row.status_at)
            if row.taken_at is not None:
                yield ProofStep(row.created_at, Step.ACCEPTED, None, by_provider=row.taken_at)


def _of_hints(message_id: UUID, hints: Rows, receipts: Rows) -> Iterator[ProofStep]:
    for hint in hints:
        if hint.message_id != message_id or hint.sent_at is None:
            continue
        yield ProofStep(hint.sent_at, Step.HINT_SENT, hint.kind)
        for row in receipts:
            step = _OF_HINT.get(_word(row)) if row.reference == hint.id else None
            if step is not None:
                yield ProofStep(row.created_at, step, hint.kind, by_provider=row.status_at)


def _told_by_provider(steps: list[ProofStep], afterwards: list[ProofStep]) -> list[ProofStep]:
    """Ours and theirs; when the provider says it took it in stands beside our own word of that."""
    taken = [one.by_provider for one in afterwards if one.step is Step.ACCEPTED and one.by_provider]
    rest = [one for one in afterwards if one.step is not Step.ACCEPTED]
    accepted = [number for number, one in enumerate(steps) if one.step is Step.ACCEPTED]
    if taken and accepted:
        steps[accepted[-1]] = replace(steps[accepted[-1]], by_provider=min(taken))
    return steps + rest


def _word(row: Row[*tuple[Any, ...]]) -> Word:
    return word_of(Provider(row.provider), Medium(row.medium), row.status)
