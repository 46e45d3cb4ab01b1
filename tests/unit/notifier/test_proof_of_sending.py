"""The proof of sending has a word for everything that can happen, and says what nobody knows."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from contracts.values.bsn import Bsn
from notifier.delivery.message_state import MessageState
from notifier.letters.content import LetterKind
from notifier.letters.versions import VERSIONS
from notifier.proof import words_nl as words
from notifier.proof.gather import CallProof, MessageProof, Proof
from notifier.proof.pdf import _template, proof_pdf
from notifier.proof.steps import BY_OUTCOME, BY_WORD, ProofStep, Step, Unknown, unknown_of
from notifier.receipts.word import Word
from notifier.storage.messages import Channel, Outcome
from notifier.verdicts.call_purpose import CallPurpose

MOMENT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
HOLDER = Bsn("999990019")
_S = MessageState
_BY_LETTER = (Unknown.POSTED, Unknown.ARRIVED, Unknown.READ)


def steps(*happened: Step) -> tuple[ProofStep, ...]:
    return tuple(ProofStep(MOMENT, one) for one in happened)


def test_the_version_of_a_letter_is_told_by_its_number() -> None:
    newest = VERSIONS[-1]
    assert _template(newest.fingerprint) == f"versie {newest.number} ({newest.fingerprint})"
    assert _template("0123456789ab") == "0123456789ab"
    assert _template(None) == words.NONE_YET


def test_there_is_a_word_for_everything() -> None:
    assert set(words.STEPS) == set(Step)
    assert set(words.UNKNOWNS) == set(Unknown)
    assert set(words.KINDS) == set(LetterKind)
    assert set(words.CHANNELS) == set(Channel)
    assert set(words.PURPOSES) == set(CallPurpose)
    assert set(BY_WORD) == set(Word)
    assert set(BY_OUTCOME) == set(Outcome)


@pytest.mark.parametrize(
    ("state", "channel", "happened", "sent", "unknown"),
    [
        (_S.PLANNED, Channel.LETTER, (), False, ()),
        (_S.MAYBE_SENT, Channel.LETTER, (Step.OFFERED,), False, (Unknown.LEFT,)),
        (_S.SENT, Channel.LETTER, (Step.ACCEPTED,), True, _BY_LETTER),
        (_S.SENT, Channel.LETTER, (Step.POSTED,), True, (Unknown.ARRIVED, Unknown.READ)),
        (_S.DELIVERED, Channel.BERICHTENBOX, (Step.DELIVERED,), True, (Unknown.READ,)),
        (_S.DELIVERED, Channel.BERICHTENBOX, (Step.DELIVERED, Step.READ), True, ()),
        (_S.REFUSED, Channel.LETTER, (Step.NEVER_LEFT,), True, ()),
        (_S.NOT_TAKEN, Channel.BERICHTENBOX, (Step.NOT_TAKEN,), True, ()),
        (_S.NEEDS_REVIEW, Channel.LETTER, (Step.PLANNED,), False, ()),
        (_S.NEEDS_REVIEW, Channel.LETTER, (Step.OFFERED, Step.IN_DOUBT), False, (Unknown.LEFT,)),
    ],
)
def test_what_nobody_knows_is_said(
    state: MessageState,
    channel: Channel,
    happened: tuple[Step, ...],
    sent: bool,  # noqa: FBT001 -- a parameter of the cases
    unknown: tuple[Unknown, ...],
) -> None:
    assert unknown_of(state, channel, steps(*happened), sent=sent) == unknown


def _proof() -> Proof:
    message = MessageProof(
        id=UUID(int=1),
        kind=LetterKind.VERTREK,
        channel=Channel.LETTER,
        state=_S.SENT,
        holder=HOLDER,
        reference="ABC-DEF-GHJ",
        template_version="1",
        text_sha256=bytes(32),
        basis=("proef", "1"),
        steps=steps(Step.PLANNED, Step.OFFERED, Step.ACCEPTED),
        unknown=_BY_LETTER,
    )
    call = CallProof(MOMENT, CallPurpose.TELL, reached=True, holder=HOLDER)
    return Proof((message,), (call,), until=MOMENT)


def test_the_same_state_is_the_same_file_and_another_name_is_another() -> None:
    made = [
        proof_pdf(_proof(), {HOLDER: name}, reference="ABC", opened_at=MOMENT)
        for name in ("Jan Jansen", "Jan Jansen", "Piet")
    ]
    assert made[0] == made[1]
    assert made[0] != made[2]


@pytest.mark.parametrize("name", ["Ωραίος Ελλην", "明子", "\u202eJan", "a\x00b"])
def test_nobodys_name_keeps_the_proof_from_being_made(name: str) -> None:
    pdf = proof_pdf(_proof(), {HOLDER: name}, reference="ABC", opened_at=MOMENT)
    assert pdf.startswith(b"%PDF-")


def test_a_case_without_messages_has_a_proof_that_says_so() -> None:
    pdf = proof_pdf(Proof((), (), None), {}, reference="ABC", opened_at=MOMENT)
    assert pdf.startswith(b"%PDF-")
