"""Whatever the bytes are, a reader refuses them in its own words, or reads them, cheaply.

A reader that raises anything else stops the worker that reads a message again, and one that repeats
what it got puts a number into an answer or a log. ``tests/fuzz`` looks further, with atheris.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brp_adapter.sources.faults import EventRefused, Fault
from tests.fuzz.parsers import PARSERS, Parser
from tests.fuzz.reading import (
    MEMORY_PER_BYTE,
    MOST_MEMORY,
    MOST_STEPS,
    STEPS_PER_BYTE,
    cost_of,
    read_safely,
)
from tests.unit.brp_adapter.sources.garbled import cut_and_pasted, heavy, nearly_right

some = settings(
    max_examples=80, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
"""The same ones every time: what is new is looked for by ``tests/fuzz``."""

every = pytest.mark.parametrize("parser", PARSERS.values(), ids=list(PARSERS))


@every
def test_what_is_right_is_read(parser: Parser) -> None:
    for seed in parser.seeds:
        assert read_safely(parser, seed) is not None


@every
@some
@given(data=st.data())
def test_bytes_at_random(parser: Parser, data: st.DataObject) -> None:
    read_safely(parser, data.draw(st.binary(max_size=200) | st.text(max_size=80).map(_encoded)))


@every
@some
@given(data=st.data())
def test_cut_and_pasted(parser: Parser, data: st.DataObject) -> None:
    read_safely(parser, data.draw(cut_and_pasted(parser)))


@every
@some
@given(data=st.data())
def test_nearly_right(parser: Parser, data: st.DataObject) -> None:
    read_safely(parser, data.draw(nearly_right(parser)))


@every
def test_no_message_costs_more_than_its_size(parser: Parser) -> None:
    for name, content in heavy(parser).items():
        cost = cost_of(parser, content)
        assert cost.steps <= MOST_STEPS + STEPS_PER_BYTE * len(content), (name, cost)
        assert cost.memory <= MOST_MEMORY + MEMORY_PER_BYTE * len(content), (name, cost)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")


def _breaks(content: bytes) -> object:
    raise KeyError(content)


def _repeats_in_a_reason(content: bytes) -> object:
    raise EventRefused([Fault("data", "value", f"Geen getal: {content!r}")])


def _repeats_in_a_path(content: bytes) -> object:
    raise EventRefused([Fault(f"data.{content.decode()}", "value", "Verplicht.")])


def _says_nothing(content: bytes) -> object:
    del content
    raise EventRefused([])


@pytest.mark.parametrize("read", [_breaks, _repeats_in_a_reason, _repeats_in_a_path, _says_nothing])
def test_a_reader_that_is_wrong_is_found(read: object) -> None:
    assert callable(read)
    with pytest.raises((KeyError, AssertionError)):
        read_safely(Parser("wrong", read, (b"jansen999990019",)), b"jansen999990019")


def test_a_reader_that_is_slow_is_found() -> None:
    def slow(content: bytes) -> object:
        return [len(content) for _ in content for _ in content]

    cost = cost_of(Parser("slow", slow, (b"x",)), b"x" * 400)
    assert cost.steps > MOST_STEPS + STEPS_PER_BYTE * 400
