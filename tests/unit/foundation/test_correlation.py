from collections.abc import Iterator

import pytest
import structlog

from foundation.correlation import (
    HEADER,
    bind_correlation_id,
    clear_correlation_id,
    correlated,
    correlation_headers,
    current_correlation_id,
    is_correlation_id,
)

GIVEN = "0d0a9b3c-6a52-4f0c-9d0e-000000000001"


@pytest.fixture(autouse=True)
def _nothing_bound() -> Iterator[None]:
    structlog.contextvars.clear_contextvars()
    yield
    structlog.contextvars.clear_contextvars()


def test_the_same_id_goes_along_everywhere() -> None:
    bind_correlation_id(GIVEN)
    assert current_correlation_id() == GIVEN
    assert correlation_headers() == {HEADER: GIVEN}
    assert structlog.contextvars.get_contextvars() == {"correlation_id": GIVEN}
    clear_correlation_id()
    assert current_correlation_id() != GIVEN


def test_without_one_a_fresh_id_is_made_once() -> None:
    first = current_correlation_id()
    assert is_correlation_id(first)
    assert current_correlation_id() == first


@pytest.mark.parametrize("value", [None, "", "999990019", GIVEN.replace("-", ""), GIVEN + "x"])
def test_what_is_no_correlation_id_is_replaced(value: str | None) -> None:
    assert bind_correlation_id(value) != value


def test_a_row_is_worked_on_under_its_own_id() -> None:
    bind_correlation_id(None)
    outside = current_correlation_id()
    with correlated(GIVEN):
        assert current_correlation_id() == GIVEN
    assert current_correlation_id() == outside
