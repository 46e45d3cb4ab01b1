"""``vertrekmelding decide FILE...``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from brp_adapter.register.errors import RegisterError
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from vertrekmelding.situations.decide import decide_situation
from vertrekmelding.situations.file import Situation, SituationRefused, read_situations
from vertrekmelding.situations.report import as_json, differences

AS_EXPECTED, DIFFERENT, UNREADABLE = 0, 1, 2


def decide_files(
    files: Sequence[Path],
    *,
    expect: bool,
    out: Callable[[str], None],
    err: Callable[[str], None],
) -> int:
    """Decide every situation in ``files``; the exit code says whether all went well.

    0: decided (with ``expect``: and as expected); 1: something differs; 2: a file, an event or a
    person cannot be read. Every file is read and every situation decided before it ends.
    """
    code = AS_EXPECTED
    decided = 0
    for path in files:
        try:
            situations = read_situations(path)
        except SituationRefused as refused:
            err(str(refused))
            code = UNREADABLE
            continue
        for situation in situations:
            decided += 1
            code = max(code, _decide(situation, expect=expect, out=out, err=err))
    if expect:
        verdict = "all as expected" if code == AS_EXPECTED else "not all as expected"
        err(f"{decided} situations decided, {verdict}")
    return code


def _decide(
    situation: Situation,
    *,
    expect: bool,
    out: Callable[[str], None],
    err: Callable[[str], None],
) -> int:
    try:
        decision = decide_situation(situation)
    except (EventRefused, UnknownEventType, RegisterError) as refused:
        err(f"{situation.id}: {refused}")
        return UNREADABLE
    out(json.dumps(as_json(situation.id, decision), ensure_ascii=False))
    if not expect:
        return AS_EXPECTED
    found = differences(situation.expected, decision)
    for difference in found:
        err(f"{situation.id}: {difference}")
    return DIFFERENT if found else AS_EXPECTED
