"""The same event in every content mode: as the library writes it, as gateways rewrite it, and
what is no event at all.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cloudevents.core.bindings.http import to_binary_event, to_structured_event
from cloudevents.core.v1.event import CloudEvent

from brp_adapter.sources.canonical import canonical_form
from brp_adapter.sources.envelope import open_envelope
from brp_adapter.sources.faults import EventRefused
from brp_adapter.sources.http_binding import (
    events_in_batch,
    members_in_body,
    members_in_headers,
    written_out,
)
from brp_adapter.sources.json_text import DEEPEST
from brp_adapter.sources.nlgov import read_event

EXAMPLES = Path(__file__).parents[3] / "contracts" / "examples" / "gebeurtenissen"
DECLARED = (EXAMPLES / "aangegeven.json").read_bytes()
MARKER = "999993653"


def _event(**changes: object) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(DECLARED)
    return event | changes


def _headers(**attributes: str) -> list[tuple[str, str]]:
    event = _event()
    given = {name: event[name] for name in ("specversion", "id", "source", "type", "time")}
    return [(f"ce-{name}", value) for name, value in (given | attributes).items()]


def _data() -> bytes:
    return json.dumps(_event()["data"]).encode()


def _in_headers(headers: list[tuple[str, str]], body: bytes | None = None) -> bytes:
    members = members_in_headers(headers, _data() if body is None else body)
    open_envelope(members)
    return canonical_form(members)


def _refused(read: Any, *arguments: object) -> dict[str, str]:  # noqa: ANN401 - any reader
    with pytest.raises(EventRefused) as refused:
        read(*arguments)
    assert MARKER not in str(refused.value)
    return {fault.path: fault.code for fault in refused.value.faults}


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.json")), ids=lambda file: file.stem)
def test_what_the_library_writes_in_any_mode_is_one_event(file: Path) -> None:
    attributes = json.loads(file.read_bytes())
    data = attributes.pop("data")
    attributes = {name: value for name, value in attributes.items() if value is not None}
    attributes["time"] = datetime.fromisoformat(attributes["time"])
    event = CloudEvent(attributes | {"dataref": "/ë/1%2", "sequence": "7"}, data)
    structured = members_in_body(to_structured_event(event).body)
    binary = to_binary_event(event)
    members = members_in_headers(binary.headers.items(), binary.body)
    (in_batch,) = events_in_batch(b"[" + to_structured_event(event).body + b"]")
    assert isinstance(in_batch, dict)

    (form,) = {canonical_form(one) for one in (structured, members, in_batch)}

    assert read_event(form) == read_event(structured) == read_event(members)
    assert json.loads(form)["dataref"] == "/ë/1%2"
    assert canonical_form(members_in_body(form)) == form


def test_spelling_is_no_other_content() -> None:
    event = _event()
    other = _event(
        time="2026-03-10T08:40:00.000Z",
        specversion="1.0.2",
        datacontenttype="application/json; charset=utf-8",
        subject=None,
        volgnr=12,
        waar=True,
    )
    event = _event(time="2026-03-10T09:40:00+01:00", volgnr="12", waar="true")
    del event["datacontenttype"]
    assert canonical_form(event) == canonical_form(other)
    assert canonical_form(event) != canonical_form(event | {"id": "x"})
    assert canonical_form(event) != canonical_form(event | {"time": "2026-03-10T09:40:01+01:00"})


def test_values_in_headers_are_decoded_once_and_may_be_quoted() -> None:
    plain = _in_headers(_headers(subject="Euro %E2%82%AC %F0%9F%98%80 100%2525"))
    assert json.loads(plain)["subject"] == "Euro € 😀 100%25"
    quoted = _in_headers(_headers(subject='"a \\"b\\" %22"'))
    assert json.loads(quoted)["subject"] == 'a "b" "'
    assert _in_headers([(name.upper(), value) for name, value in _headers()]) == canonical_form(
        _event()
    )


@pytest.mark.parametrize("value", ["100%", "%zz", "%C3%28", "%FF", "Euro €", "a\tb"])
def test_a_value_that_cannot_be_decoded_is_named(value: str) -> None:
    assert _refused(_in_headers, _headers(subject=value)) == {"subject": "encoding"}
    named = _refused(_in_headers, _headers(**{f"x{MARKER}": value}))
    assert named == {"(onbekend lid)": "encoding"}


def test_a_header_that_stands_there_twice_and_one_that_cannot_be() -> None:
    twice = [*_headers(), ("ce-id", "other")]
    assert _refused(_in_headers, twice) == {"id": "duplicate"}
    assert _refused(_in_headers, _headers(data="x")) == {"(onbekend lid)": "name"}
    assert _refused(_in_headers, _headers(datacontenttype="application/json")) == {
        "datacontenttype": "name"
    }


def test_all_that_is_wrong_is_told_at_once() -> None:
    faults = _refused(_in_headers, [*_headers(subject="%"), ("ce-id", "other")], b"{")
    assert faults == {"subject": "encoding", "id": "duplicate", "data": "json"}


def test_what_is_kept_of_a_binary_event_holds_no_token() -> None:
    headers = [("authorization", f"Bearer {MARKER}"), ("content-type", "application/json")]
    kept = written_out([*headers, *_headers(), ("cookie", MARKER)], b"{}")
    assert MARKER.encode() not in kept
    assert kept.startswith(b"content-type: application/json\r\nce-specversion: 1.0\r\n")
    assert kept.endswith(b"\r\n\r\n{}")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"a": 1, "a": 1}', "duplicate"),
        (b'{"data": {"veiligTeInformeren": false, "veiligTeInformeren": true}}', "duplicate"),
        (b'{"a": NaN}', "json"),
        (b'{"a": -Infinity}', "json"),
        ('{"a": "é"}'.encode("latin-1"), "json"),
        ('{"a": 1}'.encode("utf-16"), "json"),
        (b"[" * 100_000, "json"),
        (b'{"a":' + b"[" * DEEPEST + b"]" * DEEPEST + b"}", "depth"),
        (b"9" * 5000, "json"),
        (b"[]", "json"),
        (b"", "json"),
    ],
)
def test_json_that_may_mean_two_things_or_none_is_refused(body: bytes, code: str) -> None:
    assert _refused(members_in_body, body) == {"(bericht)": code}


def test_json_in_utf_8_is_read_whatever_stands_in_it() -> None:
    assert members_in_body(b"\xef\xbb\xbf" + DECLARED) == _event()
    flat: dict[str, Any] = {"x": [[] for _ in range(DEEPEST * 2)]}
    assert members_in_body(json.dumps(flat).encode()) == flat
    deep = b'{"a":' + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1) + b"}"
    assert members_in_body(deep)


def test_a_number_beyond_all_numbers_never_reaches_the_inbox() -> None:
    members = members_in_body(b'{"id": "x", "data": {"a": 1e999}}')
    assert _refused(canonical_form, members) == {"(bericht)": "json"}


@pytest.mark.parametrize("body", [b"{}", b"", b"1", b'"x"', b"[1", b"\xff"])
def test_what_is_no_list_is_no_batch(body: bytes) -> None:
    assert _refused(events_in_batch, body) == {"(bericht)": "json"}


@pytest.mark.parametrize(
    ("attributes", "faults"),
    [
        ({"sequence": "1", "sequencetype": "Integer"}, {}),
        ({"sequence": "-2147483648", "sequencetype": "Integer"}, {}),
        ({"sequence": "anything 1"}, {}),
        # Nine digits that pass the check of a burgerservicenummer, and are a count all the same.
        ({"sequence": MARKER, "sequencetype": "Integer"}, {}),
        ({"sequence": MARKER}, {"sequence": "personalData"}),
        ({"sequencetype": "Integer"}, {"sequence": "required"}),
        ({"sequence": 1}, {"sequence": "type"}),
        ({"sequence": ""}, {"sequence": "type"}),
        ({"sequence": "2147483648", "sequencetype": "Integer"}, {"sequence": "pattern"}),
        ({"sequence": "1.0", "sequencetype": "Integer"}, {"sequence": "pattern"}),
        ({"sequence": "1", "sequencetype": "integer"}, {"sequencetype": "value"}),
        ({"extra": 1.5}, {"(onbekend lid)": "type"}),
        ({"extra": 2**31}, {"(onbekend lid)": "type"}),
        ({"extra": ["x"]}, {"(onbekend lid)": "type"}),
        ({"datacontenttype": "Application/JSON"}, {}),
    ],
)
def test_attributes_have_the_types_of_cloudevents(
    attributes: dict[str, object], faults: dict[str, str]
) -> None:
    if faults:
        assert _refused(open_envelope, _event(**attributes)) == faults
    else:
        open_envelope(_event(**attributes))
