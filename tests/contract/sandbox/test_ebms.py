"""ebms-core and MijnOverheid in the sandbox, spoken to with the client that others use as well."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from ebms_adapter_client import EbmsAdapterClient, EbmsAdapterClientConfig
from ebms_adapter_client.berichtenbox import (
    BerichtenboxAttachment,
    BerichtenboxContractConfig,
    build_berichten_xml,
    build_message_request,
    parse_berichten_verwerk_response,
)
from ebms_adapter_client.exceptions import (
    EbmsBadRequestError,
    EbmsNotFoundError,
    EbmsServerError,
)
from ebms_adapter_client.models import MessageEvent, MessageEventType

from sandbox.ebms.adapter import TEST_CPA
from sandbox.ebms.judge import Code
from sandbox.ebms.mijnoverheid import TEST_OIN, TEST_TO_OIN
from sandbox.settings import TEST_EBMS_PASSWORD, TEST_EBMS_USER
from tests.contract.sandbox.running import Sandbox

BSN = "999990032"
LIMITS = (
    Path(__file__).parents[3].parent / "shared/standards/data/berichtenbox/berichtenbox-limits.json"
)


class Sender:
    """Someone who sends to the Berichtenbox, through the client library."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.client = EbmsAdapterClient(
            EbmsAdapterClientConfig(
                sandbox.url, username=TEST_EBMS_USER, password=TEST_EBMS_PASSWORD, timeout=5
            )
        )

    def xml(self, bericht_id: str, **changed: Any) -> bytes:  # noqa: ANN401 -- as the library
        given: dict[str, Any] = {
            "batch_id": str(uuid4()),
            "bericht_id": bericht_id,
            "bsn": BSN,
            "subject": "Een bericht voor u",
            "message": "Eerste regel\nTweede <regel> & meer",
            "deliverer_id": TEST_OIN,
            "message_type": "vertrek",
        }
        return build_berichten_xml(**given | changed)

    def send(self, xml: bytes, bericht_id: str, message_id: str | None = None) -> str:
        request = build_message_request(
            contract=BerichtenboxContractConfig(cpa_id=TEST_CPA),
            from_party_id=f"urn:osb:oin:{TEST_OIN}",
            to_party_id=f"urn:osb:oin:{TEST_TO_OIN}",
            bericht_id=bericht_id,
            xml_content=xml,
        )
        properties = replace(request.properties, message_id=message_id)
        return self.client.send_message(replace(request, properties=properties))

    def result(self) -> str:
        (result_id,) = self.client.list_unprocessed_message_ids()
        message = self.client.get_message(result_id)
        self.client.process_message(result_id)
        assert message.properties.ref_to_message_id is not None
        batch = parse_berichten_verwerk_response(message.data_sources[0].content)
        return batch.messages[0].process_code

    def sent(self, **changed: Any) -> str:  # noqa: ANN401 -- as the library
        """Send one and give its code."""
        bericht_id = changed.pop("bericht_id", str(uuid4()))
        self.send(self.xml(bericht_id, **changed), bericht_id)
        return self.result()


@pytest.fixture
def sender(sandbox: Sandbox) -> Iterator[Sender]:
    sandbox.http.delete("/sandbox/berichtenbox").raise_for_status()
    sandbox.http.put("/sandbox/berichtenbox", json={"uitslagNaSeconden": 0}).raise_for_status()
    one = Sender(sandbox)
    with one.client:
        yield one


def boxes(sandbox: Sandbox) -> list[dict[str, Any]]:
    return [one for one in sandbox.delivered() if one["soort"] == "berichtenbox"]


def test_a_message_lies_in_the_box_with_its_attachment(sender: Sender, letter: bytes) -> None:
    bericht_id = str(uuid4())
    attachment = BerichtenboxAttachment("brief.pdf", letter, description="Brief")

    code = sender.sent(bericht_id=bericht_id, attachments=[attachment])

    (found,) = boxes(sender.sandbox)
    assert code == Code.TAKEN
    assert (found["referentie"], found["ontvanger"]) == (bericht_id, BSN)
    assert found["bericht"] == "Eerste regel\nTweede <regel> & meer"
    assert [one["omschrijving"] for one in found["bijlagen"]] == ["Brief"]
    assert "dit is een proefbrief" in found["tekst"]
    pdf = sender.sandbox.http.get(f"/sandbox/berichtenbox/{bericht_id}/1.pdf")
    assert pdf.content == letter
    assert f"/sandbox/berichtenbox/{bericht_id}/1.pdf" in sender.sandbox.http.get("/").text
    assert any(
        one["referentie"] == bericht_id
        for one in sender.sandbox.http.get("/sandbox/aankomsten").json()
    )


def test_a_second_sending_is_told_and_makes_no_second_message(sender: Sender) -> None:
    bericht_id = str(uuid4())

    codes = [sender.sent(bericht_id=bericht_id), sender.sent(bericht_id=bericht_id)]

    assert codes == [Code.TAKEN, Code.EXISTS]
    assert [one["aantal"] for one in boxes(sender.sandbox)] == [2]


def test_one_message_id_is_stored_once_and_can_be_looked_up(sender: Sender) -> None:
    bericht_id = str(uuid4())
    message_id = f"{bericht_id}@proef"

    with pytest.raises(EbmsNotFoundError):
        sender.client.get_message(message_id)
    assert sender.send(sender.xml(bericht_id), bericht_id, message_id) == message_id
    with pytest.raises(EbmsServerError):
        sender.send(sender.xml(bericht_id), bericht_id, message_id)

    assert sender.client.get_message(message_id).properties.message_status == "DELIVERED"


def test_without_an_active_box_nothing_arrives(sender: Sender) -> None:
    answer = sender.sandbox.http.put("/sandbox/berichtenbox", json={"zonderBox": [BSN]})

    assert answer.json()["zonderBox"] == [BSN]
    assert sender.sent() == Code.NO_BOX
    assert boxes(sender.sandbox) == []


BREAKING = {
    "subject": ("Onderwerp", "x" * 51),
    "text": ("BerichtTekst", "x" * 4001),
    "kind": ("BerichtType", "negentien"),
    "bsn": ("GebruikerID", "999990033"),
    "no bsn": ("GebruikerID", "99999003"),
    "oin": ("BerichtLeverancierID", "x" * 26),
    "id": ("BerichtID", "geen-guid"),
}


@pytest.mark.parametrize("broken", BREAKING)
def test_what_breaks_the_schema_is_turned_down(sender: Sender, broken: str) -> None:
    """The library would not make it; whoever writes the XML otherwise could."""
    tag, value = BREAKING[broken]
    bericht_id = str(uuid4())
    sound = sender.xml(bericht_id).decode()
    xml, changed = re.subn(rf"(<[a-z:]*{tag}>)[^<]*", rf"\g<1>{value}", sound)
    assert changed == 1
    sender.send(xml.encode(), bericht_id)

    assert sender.result() == Code.XSD
    assert boxes(sender.sandbox) == []


def test_rules_that_no_schema_states_are_kept_as_well(sender: Sender) -> None:
    large = BerichtenboxAttachment("a.pdf", b"%PDF-" + b"x" * 250_000)
    too_large = BerichtenboxAttachment("b.pdf", b"%PDF-" + b"x" * 249_990)
    xml = sender.xml("e0e1b1a4-5e0e-4e65-8d94-6b1a5b0f2f5c", attachments=[large, too_large])
    assert sender.sent(attachments=[large, too_large]) == Code.TAKEN  # 500,000 to the byte
    larger = replace(too_large, content=too_large.content + b"x")
    with pytest.raises(Exception, match="500000 bytes"):
        sender.xml(str(uuid4()), attachments=[large, larger])
    bericht_id = "e0e1b1a4-5e0e-4e65-8d94-6b1a5b0f2f5c"
    one_more = xml.replace(b"</bericht:Inhoud>", b"", 1)
    content, _, rest = one_more.partition(b"<bericht:BijlageType>")
    more = content.rstrip(b"=") + b"eHh4eHh4</bericht:Inhoud><bericht:BijlageType>" + rest
    sender.send(more, bericht_id)
    assert sender.result() == Code.TOO_LARGE
    assert sender.sent(message_type="anders") == Code.KIND
    assert sender.sent(deliverer_id="00000009900000000005") == Code.OIN


def test_results_are_ordered_and_every_code_of_the_limits_is_known(sender: Sender) -> None:
    if LIMITS.exists():
        official = set(json.loads(LIMITS.read_text("utf-8"))["VerwerkingsCode"])
        assert official == {str(code) for code in Code}
    for code in (Code.TECHNICAL, "00", "99"):
        order = {"uitslag": code}
        assert sender.sandbox.http.post("/sandbox/berichtenbox/uitslag", json=order).is_success
        assert sender.sent() == code
    assert len(boxes(sender.sandbox)) == 1  # 00 is Verwerkt


def test_a_result_may_never_come_or_be_nonsense(sender: Sender) -> None:
    control = sender.sandbox.http
    control.post("/sandbox/berichtenbox/uitslag", json={"uitslag": "geen"}).raise_for_status()
    sender.send(sender.xml(first := str(uuid4())), first)
    assert sender.client.list_unprocessed_message_ids() == []
    assert len(boxes(sender.sandbox)) == 1

    control.post("/sandbox/berichtenbox/uitslag", json={"uitslag": "onleesbaar"}).raise_for_status()
    sender.send(sender.xml(second := str(uuid4())), second)
    (unread,) = sender.client.list_unprocessed_message_ids()
    with pytest.raises(SyntaxError):
        parse_berichten_verwerk_response(sender.client.get_message(unread).data_sources[0].content)
    assert len(boxes(sender.sandbox)) == 2

    control.post("/sandbox/berichtenbox/uitslag", json={"uitslag": "niet_afgeleverd"})
    sender.send(sender.xml(third := str(uuid4())), third, f"{third}@proef")
    status = sender.client.get_message(f"{third}@proef").properties.message_status
    assert status == "DELIVERY_FAILED"
    failed = MessageEvent(f"{third}@proef", MessageEventType.FAILED)
    assert sender.client.list_unprocessed_message_events() == [failed]
    expired = [MessageEventType.EXPIRED]
    assert sender.client.list_unprocessed_message_events(event_types=expired) == []
    sender.client.process_message_event(failed.message_id)
    assert sender.client.list_unprocessed_message_events() == []
    assert len(boxes(sender.sandbox)) == 2


def test_a_result_comes_only_after_its_time(sender: Sender) -> None:
    sender.sandbox.http.put("/sandbox/berichtenbox", json={"uitslagNaSeconden": 3600})
    sender.send(sender.xml(bericht_id := str(uuid4())), bericht_id)

    assert sender.client.list_unprocessed_message_ids() == []


def test_only_our_own_agreement_is_served(sender: Sender) -> None:
    ours, theirs = f"urn:osb:oin:{TEST_OIN}", f"urn:osb:oin:{TEST_TO_OIN}"
    sender.client.ping(TEST_CPA, ours, theirs)
    with pytest.raises(EbmsServerError):
        sender.client.ping("another", ours, theirs)
    stranger = EbmsAdapterClient(EbmsAdapterClientConfig(sender.sandbox.url))
    with stranger, pytest.raises(Exception, match="401"):
        stranger.list_unprocessed_message_ids()


def test_a_request_that_is_none_is_refused(sender: Sender) -> None:
    bericht_id = str(uuid4())
    with pytest.raises(EbmsBadRequestError):
        sender.send(sender.xml(bericht_id), bericht_id, "geen message id")


@pytest.mark.parametrize("order", [{"zonderBox": ["x"]}, {"iets": 1}])
def test_a_wrong_order_is_explained(sender: Sender, order: dict[str, object]) -> None:
    answer = sender.sandbox.http.put("/sandbox/berichtenbox", json=order)

    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_faults_strike_ebms_core(sender: Sender) -> None:
    sender.sandbox.fail("ebms_core", "status", status=500, aantal=1)
    with pytest.raises(EbmsServerError):
        sender.client.list_unprocessed_message_ids()

    sender.sandbox.fail("ebms_core", "aannemen_zonder_antwoord", methode="POST", aantal=1)
    bericht_id = str(uuid4())
    with pytest.raises(Exception, match="Could not reach"):
        sender.send(sender.xml(bericht_id), bericht_id)
    assert len(boxes(sender.sandbox)) == 1
