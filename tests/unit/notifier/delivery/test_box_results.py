"""What MijnOverheid writes back is read, or known to be unreadable."""

import gzip
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from ebms_adapter_client.berichtenbox import parse_berichten_verwerk_response
from hypothesis import given
from hypothesis import strategies as st

from notifier.delivery.berichtenbox.results import (
    MOST_BYTES,
    NO_CODE,
    BoxResult,
    NoResponse,
    read_results,
)
from sandbox.ebms.result import result_xml

SAMPLE = (
    Path(__file__).parents[4].parent
    / "shared/standards/data/berichtenbox/berichten_verwerk_response_sample.xml"
)
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def written(code: str, bericht_id: str, **more: str) -> bytes:
    given = {"oin": "1" * 20, "batch_id": str(uuid4()), "kind": "vertrek", **more}
    return result_xml(bericht_id, code, received_at=NOW, processed_at=NOW, **given)


def test_the_official_sample_is_read() -> None:
    if not SAMPLE.exists():
        pytest.skip("the official sample does not lie beside the checkout")
    ids = [UUID(digit * 8 + f"-{digit * 4}" * 3 + f"-{digit * 12}") for digit in "12"]
    assert read_results(SAMPLE.read_bytes()) == tuple(BoxResult(one, "00") for one in ids)


@given(code=st.sampled_from(["Verwerkt", "00", "20", "BijlageTeGroot"]), one=st.uuids())
def test_it_is_read_as_the_library_reads_it(code: str, one: UUID) -> None:
    xml = written(code, str(one))
    ((theirs),) = parse_berichten_verwerk_response(xml).messages
    assert read_results(xml) == (BoxResult(UUID(theirs.message_id), theirs.process_code),)
    assert read_results(gzip.compress(xml)) == read_results(xml)


def test_what_the_library_gives_up_is_read() -> None:
    """Turned down by the XSD: nothing but the id of the message could be told."""
    one = uuid4()
    xml = written("XmlValidatieTegenXsdValtNegatiefUit", str(one), batch_id="", kind="")
    with pytest.raises(ValueError, match="BatchID"):
        parse_berichten_verwerk_response(xml)
    assert read_results(xml) == (BoxResult(one, "XmlValidatieTegenXsdValtNegatiefUit"),)


@pytest.mark.parametrize("bericht_id", ["", "geen id", "9999900320"])
def test_an_id_that_is_none_of_ours_is_not_kept(bericht_id: str) -> None:
    assert read_results(written("Verwerkt", bericht_id)) == (BoxResult(None, "Verwerkt"),)


@pytest.mark.parametrize("code", ["", "twee woorden", "x" * 65, "-"])
def test_a_code_that_is_no_word_is_not_kept(code: str) -> None:
    one = uuid4()
    assert read_results(written(code, str(one))) == (BoxResult(one, NO_CODE),)


BOMB = b"""<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<BerichtVerwerkResponse><Berichten><Bericht><BerichtID>&c;</BerichtID></Bericht></Berichten>
</BerichtVerwerkResponse>"""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>Er ging iets mis</body></html>",
        b"<BerichtVerwerkResponse><Berichten>",
        b"<BerichtVerwerkResponse/>",
        BOMB,
        b"\x1f\x8bgeen gzip",
        gzip.compress(b"<BerichtVerwerkResponse/>", mtime=0)[:-9],
        gzip.compress(b" " * (MOST_BYTES + 1), mtime=0),
        b" " * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_response_is_known_to_be_none(content: bytes) -> None:
    with pytest.raises(NoResponse) as raised:
        read_results(content)
    assert str(raised.value) == ""


@given(content=st.binary(max_size=200))
def test_no_bytes_break_it(content: bytes) -> None:
    with pytest.raises(NoResponse):
        read_results(content)
