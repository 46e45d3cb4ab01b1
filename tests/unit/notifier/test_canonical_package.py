"""The canonical form: what another party computes over the same content gives the same hash."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.handover.package.canonical import canonical_json, content_hash, with_hash

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdefghijklmnopqrstuvwxyzABCDEF12", max_size=8), inner)
    ),
    max_leaves=20,
)


def test_it_is_the_form_of_rfc_8785() -> None:
    content = {"b": [1, True, None], "a": 'é\n\u2028"\\', "A": {"z": "", "y": 0}}
    expected = '{"A":{"y":0,"z":""},"a":"é\\n\u2028\\"\\\\","b":[1,true,null]}'
    assert canonical_json(content) == expected.encode()


@given(JSON)
def test_order_and_blanks_of_whoever_wrote_it_do_not_matter(content: Any) -> None:  # noqa: ANN401 -- any JSON
    elsewhere = json.loads(json.dumps(content, indent=3, ensure_ascii=True))
    assert canonical_json(elsewhere) == canonical_json(content)


@given(JSON)
def test_a_receiver_can_check_what_was_downloaded(content: Any) -> None:  # noqa: ANN401 -- any JSON
    downloaded = json.loads(with_hash(canonical_json(content)))
    again = hashlib.sha256(canonical_json(downloaded["inhoud"])).hexdigest()
    assert again == downloaded["sha256"] == content_hash(canonical_json(content)).hex()


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"a": float("nan")})
