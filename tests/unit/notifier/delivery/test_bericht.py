"""One message to MijnOverheid: within its limits, or not made at all."""

import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.values.bsn import Bsn
from foundation.provider_errors import Refused
from notifier.delivery.berichtenbox.agreement import Agreement
from notifier.delivery.berichtenbox.bericht import (
    MOST_BYTES,
    MOST_SUBJECT,
    MOST_TEXT,
    bericht_xml,
    encoded_length,
)
from notifier.delivery.channel import Parcel
from notifier.letters.cover import Cover
from notifier.letters.render import RenderedLetter
from sandbox.ebms.bericht import Bericht, read_bericht

HOLDER = Bsn("999990032")
REFERENCE = UUID("8a1f0d3e-6a0c-4a0e-9a53-3c8f3e0c2f5d")
AGREEMENT = Agreement("cpa", "00000009900000000004", "00000004003214345001", "vertrek")
PDF = b"%PDF-1.7 brief"


def parcel(subject: str = "Een bericht", text: str = "Dag", pdf: bytes = PDF) -> Parcel:
    letter = RenderedLetter(pdf=pdf, pages=1, text_sha256=b"", template_version="1")
    return Parcel(letter, HOLDER, Cover(subject, text))


def made(subject: str = "Een bericht", text: str = "Dag") -> Bericht:
    return read_bericht(bericht_xml(parcel(subject, text), REFERENCE, AGREEMENT))


def shown(text: str) -> str:
    """With one kind of line break, as a reader sees it."""
    return re.sub("\r\n|[\r\n\x85\u2028\u2029]", "\n", text)


def test_the_message_says_who_what_and_to_whom() -> None:
    bericht = made()
    assert (bericht.id, bericht.bsn) == (str(REFERENCE), HOLDER.reveal())
    assert (bericht.oin, bericht.kind) == (AGREEMENT.oin, AGREEMENT.kind)
    ((name, content),) = [(one.name, one.content) for one in bericht.attachments]
    assert (name, content) == ("Brief", PDF)


def test_the_same_message_has_the_same_two_ids_every_time() -> None:
    first, second = made(text="eerst"), made(text="nog eens")
    assert (first.id, first.batch_id) == (second.id, second.batch_id)
    assert first.batch_id != first.id


@given(text=st.text(min_size=1, max_size=1200), subject=st.text(min_size=1, max_size=60))
def test_any_words_arrive_as_they_are_or_are_refused(text: str, subject: str) -> None:
    """Whatever is written: MijnOverheid reads the same, or we say beforehand that it cannot."""
    try:
        bericht = made(subject=subject, text=text)
    except Refused as refused:
        assert refused.code.startswith("box_")  # noqa: PT017 -- both ways are right
        return
    # A carriage return that is no line break of its own is white space to XML.
    assert bericht.text == shown(text)
    assert bericht.subject == subject
    assert encoded_length(text) <= MOST_TEXT
    assert len(bericht.subject) <= MOST_SUBJECT


@given(lines=st.lists(st.text("ab <>&\"'é€", max_size=40), min_size=1, max_size=300))
def test_a_line_break_counts_for_four(lines: list[str]) -> None:
    text = "\n".join(["x", *lines])
    length = sum(map(len, lines)) + 1 + 4 * len(lines)
    assert encoded_length(text) == length
    if length <= MOST_TEXT:
        assert made(text=text).text == text
    else:
        with pytest.raises(Refused, match="box_text_too_long"):
            made(text=text)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (parcel(subject="x" * (MOST_SUBJECT + 1)), "box_subject_too_long"),
        (parcel(subject="een\ntwee"), "box_subject_not_one_line"),
        (parcel(subject="  "), "box_text_missing"),
        (parcel(text=""), "box_text_missing"),
        (parcel(text="x" * (MOST_TEXT - 3) + "\n"), "box_text_too_long"),
        (parcel(text="bel\x07"), "box_text_not_plain"),
        (parcel(text="geen \\r\\n regel"), "box_text_not_plain"),
        (parcel(text="half \ud800"), "box_text_not_plain"),
        (parcel(pdf=b"x" * (MOST_BYTES + 1)), "box_attachment_too_large"),
    ],
)
def test_beyond_a_limit_nothing_is_made(wrong: Parcel, code: str) -> None:
    with pytest.raises(Refused, match=f"^{code}$"):
        bericht_xml(wrong, REFERENCE, AGREEMENT)


def test_at_the_limits_it_is_made() -> None:
    exact = parcel("x" * MOST_SUBJECT, "x" * (MOST_TEXT - 4) + "\n", b"x" * MOST_BYTES)
    assert bericht_xml(exact, REFERENCE, AGREEMENT)


def test_what_only_the_library_minds_is_refused_without_its_words() -> None:
    """Its own text would repeat what it turned down."""
    wrong = Agreement("cpa", "123", "00000004003214345001", "vertrek")
    with pytest.raises(Refused, match=r"^box_limits$") as refused:
        bericht_xml(parcel(), REFERENCE, wrong)
    assert refused.value.__context__ is None
