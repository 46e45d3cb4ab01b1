"""Reading events: every type, every mistake, and nothing of it repeated."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from brp_adapter.custody.reported import Corrected, Declared, Registered, Touched, Withdrawn
from brp_adapter.sources.envelope import oin_of
from brp_adapter.sources.event_types import EVENT_TYPES
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.sources.nlgov import read_event
from contracts.messages.facts import Consent, ConsentScope, CourtPermission
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "contracts" / "examples" / "gebeurtenissen"
SITUATIONS = ROOT.parent / "shared" / "situations"
CHILD, PARENT, OTHER = Bsn("999990019"), Bsn("999990032"), Bsn("999990044")
RECEIVED = datetime(2026, 3, 10, 9, tzinfo=UTC)


def _example(name: str, **changes: object) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text())
    return event | changes


def _with_data(name: str, **changes: object) -> dict[str, Any]:
    event = _example(name)
    return event | {"data": event["data"] | changes}


def _refused(event: dict[str, Any] | bytes) -> dict[str, str]:
    with pytest.raises(EventRefused) as refused:
        read_event(event)
    return {fault.path: fault.code for fault in refused.value.faults}


def test_a_full_declaration() -> None:
    declared = read_event((EXAMPLES / "aangegeven.json").read_bytes())
    assert declared == Declared(
        event_id="voorbeeld-aangegeven",
        sender="00000009900000000000",
        persons=(CHILD, PARENT),
        declarant=PARENT,
        role="ouder",
        declared_at=datetime.fromisoformat("2026-03-10T09:38:00+01:00"),
        date=PartialDate(2026, 4, 20),
        destination="7028",
        safe_to_inform=True,
        consents=(Consent(OTHER, ConsentScope.TRAVEL, verified=False),),
        court_permission=CourtPermission(checked=True, enforceable=False),
    )


def test_an_attribute_that_is_a_list_is_refused_as_any_other_mistake() -> None:
    assert "specversion" in _refused(_example("aangegeven", specversion=["1.0"]))


def test_an_id_of_a_declaration_holds_nobody() -> None:
    faults = _refused(_with_data("ingetrokken", aangifteId="aangifte 999990032"))
    assert faults == {"data.aangifteId": "personalData"}


def test_what_a_declaration_leaves_out_is_not_known() -> None:
    declared = read_event(_example("aangegeven-minimaal"))
    assert isinstance(declared, Declared)
    assert (declared.declarant, declared.destination, declared.safe_to_inform) == (None,) * 3
    assert declared.date == PartialDate(2026, 4)


def test_country_0000_is_unknown() -> None:
    declared = read_event(_with_data("aangegeven", bestemming={"landcode": "0000"}))
    assert isinstance(declared, Declared)
    assert declared.destination is None


def test_a_country_that_is_in_no_table_stays_a_code() -> None:
    declared = read_event(_with_data("aangegeven", bestemming={"landcode": "9999"}))
    assert isinstance(declared, Declared)
    assert declared.destination == "9999"


def test_withdrawal_correction_and_change() -> None:
    withdrawn = read_event(_example("ingetrokken"))
    assert isinstance(withdrawn, Withdrawn)
    assert withdrawn.declaration_id == "voorbeeld-aangegeven"
    corrected = read_event(_example("gecorrigeerd"))
    assert isinstance(corrected, Corrected)
    assert (corrected.undone, corrected.destination, corrected.destination_given) == (
        False,
        "5010",
        True,
    )
    touched = read_event(_example("vrijbrp-mutatie", subject=None, source="/vrijbrp"))
    assert isinstance(touched, Touched)
    assert touched.historic == (Bsn("999990007"),)
    assert touched.sender == "/vrijbrp"


def test_a_correction_without_destination_says_nothing_of_it() -> None:
    event = _example("gecorrigeerd")
    del event["data"]["bestemming"]
    corrected = read_event(event)
    assert isinstance(corrected, Corrected)
    assert not corrected.destination_given


def test_the_two_official_forms_of_a_registration() -> None:
    later = read_event(_example("naar-buitenland", specversion="1.0.2"))
    assert isinstance(later, Registered)
    assert (later.person, later.date, later.destination) == (CHILD, PartialDate(2026, 4, 20), None)
    earlier = read_event(_example("emigratie"))
    assert isinstance(earlier, Registered)
    assert (earlier.date, earlier.destination) == (PartialDate(2026, 4), "7028")


def test_the_official_types_may_grow_and_ours_may_not() -> None:
    read_event(_with_data("naar-buitenland", nieuwLid=1))
    assert _refused(_with_data("aangegeven", veiligTeInformerern=False)) == {
        "data.(onbekend lid)": "unknown"
    }


def test_the_moment_of_receipt_stands_in_for_a_missing_time() -> None:
    event = _example("naar-buitenland")
    del event["time"]
    assert _refused(event) == {"time": "required"}
    registered = read_event(event, received_at=RECEIVED)
    assert isinstance(registered, Registered)
    assert registered.at == RECEIVED


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": ""}, {"id": "value"}),
        ({"id": None}, {"id": "required"}),
        ({"id": 5}, {"id": "value"}),
        ({"id": "x" * 256}, {"id": "maxLength"}),
        ({"source": "a\nb"}, {"source": "maxLength"}),
        ({"subject": "999990019"}, {"subject": "personalData"}),
        ({"dataref": "https://brp.example/999990019/x"}, {"dataref": "personalData"}),
        ({"dataref": "https://brp.example/%39%39%39990019"}, {"dataref": "personalData"}),
        ({"type": "Geboren"}, {"type": "pattern"}),
        ({"specversion": "0.3"}, {"specversion": "value"}),
        ({"time": "2026-03-10"}, {"time": "dateTime"}),
        ({"time": "2026-03-10T09:40:00"}, {"time": "dateTime"}),
        ({"time": 1773000000}, {"time": "dateTime"}),
        ({"datacontenttype": "text/xml"}, {"datacontenttype": "value"}),
        ({"data_base64": "e30="}, {"data_base64": "unsupported"}),
        ({"data": None}, {"data": "value"}),
        ({"traceparent": {"a": 1}}, {"(onbekend lid)": "type"}),
    ],
)
def test_attributes_that_are_wrong(changes: dict[str, object], expected: dict[str, str]) -> None:
    assert _refused(_example("aangegeven", **changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"personen": []}, {"data.personen": "minItems"}),
        ({"personen": ["999990018"]}, {"data.personen.0": "bsn"}),
        ({"personen": [999990019]}, {"data.personen.0": "bsn"}),
        ({"vertrekdatum": None}, {"data.vertrekdatum": "date"}),
        ({"vertrekdatum": "2026-02-30"}, {"data.vertrekdatum": "date"}),
        ({"vertrekdatum": "2026-00"}, {"data.vertrekdatum": "date"}),
        ({"aangifteTijdstip": "gisteren"}, {"data.aangifteTijdstip": "dateTime"}),
        ({"bestemming": {"landcode": "Polen"}}, {"data.bestemming.landcode": "pattern"}),
        ({"veiligTeInformeren": "nee"}, {"data.veiligTeInformeren": "type"}),
        ({"aangever": {"hoedanigheid": "buurman"}}, {"data.aangever.hoedanigheid": "value"}),
    ],
)
def test_data_that_is_wrong(changes: dict[str, object], expected: dict[str, str]) -> None:
    assert _refused(_with_data("aangegeven", **changes)) == expected


def test_everything_that_is_wrong_is_told_at_once() -> None:
    event = _with_data("aangegeven", personen=[], vertrekdatum="x")
    assert len(_refused(event)) == 2


def test_the_error_repeats_nothing() -> None:
    marker = "999993653"
    event = _with_data("aangegeven", **{marker: marker, "vertrekdatum": marker})
    with pytest.raises(EventRefused) as refused:
        read_event(event | {"subject": marker})
    told = f"{refused.value!r} {refused.value.faults} {refused.value.__cause__}"
    assert marker not in told


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_object(body: bytes) -> None:
    assert _refused(body) == {"(bericht)": "json"}


def test_a_type_that_is_not_read() -> None:
    with pytest.raises(UnknownEventType) as unknown:
        read_event(_example("aangegeven", type="nl.brp.geboren"))
    assert set(unknown.value.accepted) == set(EVENT_TYPES)


def test_the_oin_in_a_source() -> None:
    assert oin_of("urn:nld:oin:00000009900000000000:systeem:burgerzaken") is not None
    for wrong in ("brp", "urn:nld:oin:123:systeem:x", "urn:nld:oin:00000009900000000000"):
        assert oin_of(wrong) is None


@pytest.mark.skipif(
    not SITUATIONS.is_dir(), reason="the situations do not lie beside this checkout"
)
def test_every_event_of_every_situation_is_read() -> None:
    files = [f for f in SITUATIONS.glob("*.json") if f.name != "situation.schema.json"]
    events = [event for f in files for s in json.loads(f.read_text()) for event in s["events"]]
    assert len(events) > 50
    assert all(read_event(event) for event in events)
