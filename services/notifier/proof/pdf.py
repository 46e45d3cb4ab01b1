"""The proof of sending on paper: the same bytes for the same state."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from contracts.values.bsn import Bsn
from contracts.values.dates import AMSTERDAM
from notifier.letters.document import Document, document_pdf
from notifier.letters.dutch import in_words, joined
from notifier.letters.errors import UnprintableLetterError
from notifier.letters.page import Block, Heading, Listing, Paragraph
from notifier.letters.versions import version_of
from notifier.proof import words_nl as words
from notifier.proof.gather import MessageProof, Proof
from notifier.proof.steps import ProofStep

_LAST_SURE: Final = "\u024f"
"""Up to here (Latin and its extensions) the built-in font has every letter."""


def proof_pdf(
    proof: Proof, names: Mapping[Bsn, str], *, reference: str, opened_at: datetime
) -> bytes:
    """``names``: of whoever was written to or called. ``opened_at``: of the case.

    A letter of a name that the font does not have becomes a question mark: what was sent must be
    shown whatever somebody is called. Raises ``UnprintableLetterError``.
    """
    made_at = proof.until or opened_at
    for shown in (dict(names), {bsn: _printable(name) for bsn, name in names.items()}):
        try:
            return document_pdf(
                Document(
                    title=words.TITLE.format(reference=reference),
                    blocks=tuple(_blocks(proof, shown)),
                    reference=reference,
                    made_at=made_at,
                )
            )
        except UnprintableLetterError as error:
            fault = error
    raise fault


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() and one <= _LAST_SURE else "?" for one in text)


def _blocks(proof: Proof, names: Mapping[Bsn, str]) -> Iterator[Block]:
    yield Paragraph(words.INTRO)
    yield Paragraph(words.LAW)
    if not proof.messages:
        yield Paragraph(words.NOTHING)
    for number, message in enumerate(proof.messages, 1):
        yield from _message(number, message, names)
    if proof.calls:
        yield Heading(words.CALLS)
        yield Listing(
            tuple(
                words.CALL.format(
                    moment=_moment(call.at),
                    name=names.get(call.holder, words.NAME_UNKNOWN),
                    purpose=words.PURPOSES[call.purpose],
                    result=words.REACHED if call.reached else words.NOT_REACHED,
                )
                for call in proof.calls
            )
        )
    if proof.until is not None:
        yield Paragraph(words.END.format(moment=_moment(proof.until)))


def _message(number: int, message: MessageProof, names: Mapping[Bsn, str]) -> Iterator[Block]:
    kind, channel = words.KINDS[message.kind], words.CHANNELS[message.channel]
    yield Heading(words.HEADING.format(number=number, kind=kind, channel=channel))
    yield Paragraph(words.TO.format(name=names.get(message.holder, words.NAME_UNKNOWN)))
    yield Listing(tuple(_line(step) for step in message.steps))
    if message.unknown:
        missing = joined([words.UNKNOWNS[one] for one in message.unknown])
        yield Paragraph(words.UNKNOWN.format(what=missing))
    if message.basis is not None:
        grondslag, artikel = message.basis
        yield Paragraph(words.BASIS.format(grondslag=grondslag, artikel=artikel))
    sha256 = message.text_sha256
    yield Paragraph(
        words.MARKS.format(
            reference=message.reference,
            template=_template(message.template_version),
            sha256=words.NONE_YET if sha256 is None else sha256.hex(),
        )
    )


def _line(step: ProofStep) -> str:
    text = words.STEPS[step.step]
    if step.by_provider is not None:
        text = words.BY_PROVIDER.format(text=text, moment=_moment(step.by_provider))
    if step.code is not None:
        text = f"{text} [{step.code}]"
    return f"{_moment(step.at)}: {text}."


def _moment(moment: datetime) -> str:
    local = moment.astimezone(AMSTERDAM)
    return f"{in_words(local.date())}, {local:%H:%M:%S}"


def _template(fingerprint: str | None) -> str:
    """By the number that people call it, where it was written down."""
    if fingerprint is None:
        return words.NONE_YET
    known = version_of(fingerprint)
    return fingerprint if known is None else f"versie {known.number} ({fingerprint})"
