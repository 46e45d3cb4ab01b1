"""Whether a holder answered and has not heard from us about that yet (DECISION §9). Pure."""

from collections.abc import Sequence
from typing import Final

from contracts.values.bsn import Bsn
from notifier.decision.facts import AnswerKind, CaseFacts, Strength
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.message_state import VOID
from notifier.letters.content import LetterKind

_ASKS_FOR_A_HUMAN: Final = frozenset({AnswerKind.OBJECT, AnswerKind.WRONG})


def is_unconfirmed(facts: CaseFacts, holder: Bsn, mine: Sequence[HolderMessage]) -> bool:
    """One confirmation covers every answer up to its sending; the same answer again is no news.

    Nor is an objection that was registered before the first message left: nobody answered anything
    then. An answer to a message came after it, whatever the clocks say.
    """
    first = min((m.sent_at for m in mine if m.kind in TELLING and m.sent_at), default=None)
    if first is None:
        return False
    answers = (a for a in facts.answers if a.by == holder and not (a.registered and a.at <= first))
    said = sorted(answers, key=lambda a: a.at)
    before = [None, *(answer.answer for answer in said)]
    news = [
        answer.at
        for answer, previous in zip(said, before, strict=False)
        if answer.answer in _ASKS_FOR_A_HUMAN and answer.answer is not previous
    ]
    kept = [m for m in mine if m.kind is LetterKind.CONFIRMATION and m.state not in VOID]
    if not news or any(message.sent_at is None for message in kept):
        return False
    return not any(message.sent_at and message.sent_at >= news[-1] for message in kept)


def is_unsure(facts: CaseFacts, holder: Bsn, mine: Sequence[HolderMessage]) -> bool:
    """Whether the last word is an agreement by code alone, and nobody asked yet whether it is so.

    A thief of the letter must not silence a case. Asked once: who answers that letter by its own
    code agrees by code again. Whoever was only asked whether they consented has been asked so.
    """
    said = sorted((a for a in facts.answers if a.by == holder), key=lambda a: a.at)
    agreed = bool(said) and said[-1].answer is AnswerKind.AGREE
    if not agreed or said[-1].strength is not Strength.CODE:
        return False
    if not any(m.kind in TELLING and m.kind is not LetterKind.RECEIPT and m.sent_at for m in mine):
        return False
    return not any(m.kind is LetterKind.AGREEMENT and m.state not in VOID for m in mine)
