"""Sealed values open only in their own place; nothing shows a key."""

import base64
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.encryption import BlindIndex, CannotOpen, KeyRing

OLD = base64.b64encode(bytes(range(32))).decode()
NEW = base64.b64encode(bytes(range(32, 64))).decode()
ROW = UUID("11111111-1111-4111-8111-111111111111")


def ring(text: str = f"k1:{OLD}") -> KeyRing:
    return KeyRing.parse(text)


@given(st.binary(max_size=4096))
def test_what_is_sealed_opens_again(plain: bytes) -> None:
    sealed = ring().seal(plain, table="inbox", column="content", row_id=ROW)
    assert ring().open(sealed, table="inbox", column="content", row_id=ROW) == plain
    assert sealed.startswith(b"v1|k1|")


@pytest.mark.parametrize(
    ("table", "column", "row_id"),
    [("outbox", "content", ROW), ("inbox", "sender", ROW), ("inbox", "content", uuid4())],
)
def test_a_value_moved_elsewhere_does_not_open(table: str, column: str, row_id: UUID) -> None:
    sealed = ring().seal(b"x", table="inbox", column="content", row_id=ROW)
    with pytest.raises(CannotOpen):
        ring().open(sealed, table=table, column=column, row_id=row_id)


def test_every_changed_byte_is_noticed() -> None:
    sealed = ring().seal(b"marker 999990019", table="t", column="c", row_id=ROW)
    for position in range(len(sealed)):
        changed = bytearray(sealed)
        changed[position] ^= 1
        with pytest.raises(CannotOpen) as caught:
            ring().open(bytes(changed), table="t", column="c", row_id=ROW)
        assert "999990019" not in str(caught.value)
    for length in range(len(sealed)):
        with pytest.raises(CannotOpen):
            ring().open(sealed[:length], table="t", column="c", row_id=ROW)


def test_an_older_key_still_opens_and_the_newest_seals() -> None:
    old_sealed = ring().seal(b"x", table="t", column="c", row_id=ROW)
    both = ring(f"k1:{OLD}, k2:{NEW}")
    assert both.open(old_sealed, table="t", column="c", row_id=ROW) == b"x"
    assert both.needs_resealing(old_sealed)
    new_sealed = both.seal(b"x", table="t", column="c", row_id=ROW)
    assert new_sealed.startswith(b"v1|k2|")
    assert not both.needs_resealing(new_sealed)
    with pytest.raises(CannotOpen):
        ring().open(new_sealed, table="t", column="c", row_id=ROW)


@pytest.mark.parametrize(
    "text", ["", "k1", "k1:", f"k1:{OLD},k1:{NEW}", "k1:c2hvcnQ=", "k|1:" + OLD, "k1:%%%"]
)
def test_a_bad_ring_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match="key") as caught:
        KeyRing.parse(text)
    assert OLD not in str(caught.value)
    assert "c2hvcnQ" not in str(caught.value)


def test_no_key_is_shown() -> None:
    assert repr(ring(f"k1:{OLD},k2:{NEW}")) == "KeyRing(k1, k2)"
    assert repr(BlindIndex.parse(OLD)) == "BlindIndex()"


def test_a_blind_index_depends_on_key_kind_and_value() -> None:
    index = BlindIndex.parse(OLD)
    found = index.of("person", "999990019")
    assert len(found) == 32
    assert found == BlindIndex.parse(OLD).of("person", "999990019")
    others = [
        index.of("letter", "999990019"),
        index.of("person", "999990020"),
        BlindIndex.parse(NEW).of("person", "999990019"),
    ]
    assert found not in others


def test_a_short_index_key_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 32"):
        BlindIndex(b"short")
