"""The search itself: what it must see, or everything else here proves nothing."""

import base64
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from contracts.values.bsn import Bsn
from tests.privacy.markers import PersonMarkers, found_in, people


@pytest.mark.parametrize(
    "dressed",
    [
        pytest.param(str.encode, id="plain"),
        pytest.param(lambda text: text.upper().encode(), id="capitals"),
        pytest.param(lambda text: json.dumps({"a": text}).encode(), id="json"),
        pytest.param(lambda text: quote(text).encode(), id="url"),
        pytest.param(lambda text: text.encode().hex().encode(), id="bytea as text"),
        pytest.param(lambda text: repr(text.encode()).encode(), id="repr of bytes"),
        pytest.param(lambda text: text.encode("utf-16-be"), id="pdf string"),
        pytest.param(lambda text: base64.b64encode(text.encode()), id="base64, 0 before"),
        pytest.param(lambda text: base64.b64encode(b"x" + text.encode() + b"y"), id="base64, 1"),
        pytest.param(lambda text: base64.b64encode(b"xy" + text.encode() + b"z"), id="base64, 2"),
    ],
)
def test_a_marker_is_seen_in_every_dress(
    dressed: Callable[[str], bytes], markers: dict[str, str]
) -> None:
    for label, marker in markers.items():
        assert label in found_in(b"before " + dressed(marker) + b" after", markers)


def test_nothing_is_seen_where_nothing_is(markers: dict[str, str]) -> None:
    assert not found_in(b"een gewone regel met 123456782 en 1234 AB", markers)


def test_two_people_share_no_marker() -> None:
    everyone = list(people(0))
    values = [value for one in everyone for value in one.labelled("x").values()]
    assert len(everyone) > 60
    assert len(set(values)) == len(values)


def test_the_numbers_pass_the_eleven_test(person: PersonMarkers) -> None:
    assert Bsn(person.bsn).fictitious
