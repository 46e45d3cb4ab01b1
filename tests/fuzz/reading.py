"""What must hold of reading any bytes, and how much it may cost.

Who refuses tells which member and why in words of the program alone: a vocabulary that is taken
from its source. A name that a sender made up is no such word, so it cannot be told.
"""

import ast
import re
import sys
import traceback
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

from brp_adapter.custody.reported import ReportedDeparture, family_in
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType
from tests.fuzz.parsers import Parser

_SERVICE = Path(__file__).parents[2] / "services" / "brp_adapter"
_PART = re.compile(r"\w+")
_MANY_DIGITS = re.compile(rb"[0-9]{7,}")
_STANDING = re.compile(r"(?<![0-9A-Za-z])[0-9]{9}(?![0-9A-Za-z])")
_LONGEST_INDEX = 3
MOST_STEPS = 60_000
STEPS_PER_BYTE = 40
MOST_MEMORY = 4_000_000
MEMORY_PER_BYTE = 250


@dataclass(frozen=True)
class Cost:
    """Calls of functions, and bytes at the highest."""

    steps: int
    memory: int


def read_safely(parser: Parser, content: bytes) -> object:
    """Read, and see to it that nothing is told; what was read, None when it was refused."""
    refused: EventRefused | UnknownEventType
    try:
        read = parser.read(content)
    except (EventRefused, UnknownEventType) as raised:
        refused = raised
    else:
        if parser.reads is not None:
            _is_reported(read)
        return read
    _keeps_quiet(refused, content)
    if isinstance(refused, EventRefused):
        assert refused.faults, "refused without a reason"
        for fault in refused.faults:
            _tells_nothing(fault)
    else:
        assert set(refused.accepted) <= _constants()
    return None


def cost_of(parser: Parser, content: bytes) -> Cost:
    """Read once more and count: no clock, so that a busy machine changes nothing."""
    counted = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal counted
        del frame, arg
        counted += event in {"call", "c_call"}

    read_safely(parser, content)
    before = sys.getprofile()
    tracemalloc.start()
    sys.setprofile(count)
    try:
        _ignoring(parser, content)
    finally:
        sys.setprofile(before)
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return Cost(counted, highest)


def _ignoring(parser: Parser, content: bytes) -> None:
    try:
        parser.read(content)
    except (EventRefused, UnknownEventType):
        return


def _is_reported(read: object) -> None:
    assert isinstance(read, ReportedDeparture)
    people = family_in(read)
    assert people, "a report about nobody"
    shown = repr(read)
    standing = set(_STANDING.findall(shown))
    assert not standing & {bsn.reveal() for bsn in people}, "what was read shows a number"


def _tells_nothing(fault: Fault) -> None:
    assert fault.reason in _constants(), "a reason that no line of the program has"
    assert fault.code in _constants(), "a code that no line of the program has"
    for part in _PART.findall(fault.path):
        index = part.isdigit() and len(part) <= _LONGEST_INDEX
        assert index or part in _words(), "something in a path that is neither ours nor an index"


def _keeps_quiet(refused: Exception, content: bytes) -> None:
    told = f"{refused!s} {refused!r} {''.join(traceback.format_exception(refused))}".encode()
    for digits in set(_MANY_DIGITS.findall(content)):
        assert digits not in told, "a number of the message is repeated"


@cache
def _constants() -> frozenset[str]:
    return frozenset(
        node.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def _words() -> frozenset[str]:
    members = {
        node.target.id
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    return frozenset(word for text in members | _constants() for word in _PART.findall(text))


def _trees() -> Iterator[ast.Module]:
    for file in sorted(_SERVICE.rglob("*.py")):
        yield ast.parse(file.read_text(encoding="utf-8"))
