"""Reading what vrijBRP sends, by the schema of the supplier."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brp_adapter.custody.reported import Touched
from brp_adapter.settling import APART, settled_at
from brp_adapter.sources.faults import EventRefused
from brp_adapter.sources.formats import Format, kind_of
from brp_adapter.sources.reading import read_report
from brp_adapter.sources.vrijbrp import KIND, read_mutation
from contracts.values.bsn import Bsn

SHARED = Path(__file__).parents[3].parent / "shared" / "brp"
SCHEMA = SHARED / "data" / "vrijbrp" / "vrijbrp.pl.mutation.v1.schema.json"
EXAMPLE = SHARED / "examples" / "vrijbrp_pl_mutation.json"
CHILD, EARLIER = "999990019", "999990007"
OIN = "00000009900000000000"
RECEIVED = datetime(2026, 1, 12, 9, tzinfo=UTC)
FULL: dict[str, Any] = {
    "specversion": "1.0",
    "type": "vrijbrp.pl.mutation.v1",
    "source": "/vrijbrp",
    "subject": None,
    "id": "000000004711",
    "time": "2026-01-12T09:30:15+01:00",
    "datacontenttype": "application/json",
    "data": {"bsn": CHILD, "historicBsns": []},
}


def _read(message: object) -> Touched:
    content = message if isinstance(message, bytes) else json.dumps(message).encode()
    kind = kind_of(Format.VRIJBRP, KIND)
    reported = read_report(kind, content, sender=OIN, received_at=RECEIVED)
    assert isinstance(reported, Touched)
    return reported


def _refused(message: object) -> dict[str, str]:
    with pytest.raises(EventRefused) as refused:
        _read(message)
    assert CHILD not in str(refused.value)
    return {fault.path: fault.code for fault in refused.value.faults}


def test_the_published_example() -> None:
    if not EXAMPLE.exists():
        pytest.skip("LOUD: the published example does not lie beside the checkout")
    touched = _read(EXAMPLE.read_bytes())
    assert (touched.person, touched.historic, touched.sender) == (Bsn(CHILD), (), OIN)
    assert touched.at == datetime.fromisoformat("2026-01-12T09:30:15+01:00")


def test_only_the_data_is_required() -> None:
    touched = _read({"data": {"bsn": CHILD}})
    assert (touched.person, touched.historic, touched.at) == (Bsn(CHILD), (), RECEIVED)


def test_nothing_was_recorded_after_it_came() -> None:
    ahead = _read(FULL | {"time": "2026-01-12T11:30:15+01:00"})
    assert ahead.at == RECEIVED


def test_earlier_numbers_and_more_in_the_data() -> None:
    data = {"bsn": CHILD, "historicBsns": [EARLIER], "reden": "correctie"}
    assert _read(FULL | {"data": data}).historic == (Bsn(EARLIER),)


def test_two_notices_that_look_alike_are_two_reports() -> None:
    content, kind = json.dumps({"data": {"bsn": CHILD}}).encode(), kind_of(Format.VRIJBRP, KIND)
    moments = (RECEIVED, RECEIVED + timedelta(days=3))
    named = {read_report(kind, content, sender=OIN, received_at=at).event_id for at in moments}
    assert len(named) == len(moments)


MISTAKES: list[tuple[object, dict[str, str]]] = [
    (b"", {"(bericht)": "json"}),
    (b"\xff\xfe", {"(bericht)": "json"}),
    (b"[" * 100_000, {"(bericht)": "json"}),
    ([FULL], {"(bericht)": "json"}),
    ({}, {"data": "required"}),
    ({"data": None}, {"data": "value"}),
    (FULL | {"data": {}}, {"data.bsn": "required"}),
    (FULL | {"data": {"bsn": int(CHILD)}}, {"data.bsn": "bsn"}),
    (FULL | {"data": {"bsn": "99999001"}}, {"data.bsn": "bsn"}),
    (FULL | {"data": {"bsn": CHILD, "historicBsns": None}}, {"data.historicBsns": "type"}),
    (FULL | {"data": {"bsn": CHILD, "historicBsns": ["1"]}}, {"data.historicBsns.0": "bsn"}),
    (FULL | {CHILD: "x"}, {"(onbekend lid)": "unknown"}),
    (FULL | {"id": "4711"}, {"id": "pattern"}),
    (FULL | {"id": "000000004711\n"}, {"id": "pattern"}),
    (FULL | {"id": None}, {"id": "type"}),
    (FULL | {"id": "٠٠٠٠٠٠٠٠٤٧١١"}, {"id": "pattern"}),
    (FULL | {"time": "gisteren"}, {"time": "dateTime"}),
    (FULL | {"time": None}, {"time": "dateTime"}),
    (FULL | {"source": "/elders"}, {"source": "value"}),
    (FULL | {"type": "vrijbrp.pl.mutation.v2"}, {"type": "value"}),
    (FULL | {"specversion": "1.0.2"}, {"specversion": "value"}),
    (FULL | {"subject": 1}, {"subject": "type"}),
    (FULL | {"datacontenttype": "text/plain"}, {"datacontenttype": "value"}),
]


@pytest.mark.parametrize(("message", "faults"), MISTAKES)
def test_each_mistake_is_told_and_nothing_repeated(message: object, faults: dict[str, str]) -> None:
    assert _refused(message) == faults


def test_what_is_taken_is_what_the_schema_of_the_supplier_takes() -> None:
    if not SCHEMA.exists():
        pytest.skip("LOUD: the schema of the supplier does not lie beside the checkout")
    schema = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))
    fewer = [{k: v for k, v in FULL.items() if k != left_out} for left_out in FULL]
    messages = [FULL, *fewer, *(m for m, _ in MISTAKES if isinstance(m, dict))]
    # A wrong moment and a line end pass there: no look at formats, and Python's idea of an end.
    messages = [m for m in messages if m.get("time") != "gisteren" and "\n" not in str(m.get("id"))]
    for message in messages:
        try:
            read_mutation(json.dumps(message).encode())
            taken = True
        except EventRefused:
            taken = False
        assert taken == schema.is_valid(message), message


def test_a_notice_shows_nobody_in_its_repr() -> None:
    shown = repr(read_mutation(json.dumps(FULL | {"subject": EARLIER}).encode()))
    assert CHILD not in shown
    assert EARLIER not in shown


ONE, OTHER = bytes(32), bytes([128, *range(31)])
HOUR = timedelta(hours=1)


def test_a_look_waits_for_its_time_to_settle_and_not_much_longer() -> None:
    for minutes in range(40):
        at = RECEIVED + timedelta(minutes=minutes)
        due = settled_at(OTHER, at, HOUR)
        assert due is not None
        assert at + HOUR <= due < at + HOUR + APART


def test_notices_within_a_quarter_of_an_hour_have_at_most_two_looks() -> None:
    moments = [settled_at(OTHER, RECEIVED + timedelta(minutes=m), HOUR) for m in range(15)]
    assert len(set(moments)) == 2
    assert settled_at(ONE, RECEIVED, HOUR) != settled_at(OTHER, RECEIVED, HOUR)


def test_without_a_time_to_settle_it_is_at_once() -> None:
    assert settled_at(ONE, RECEIVED, timedelta()) is None
