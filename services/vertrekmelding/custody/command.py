"""``vertrekmelding custody``: what is printed, and the exit code."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

from vertrekmelding.custody.files import (
    CustodyFileRefused,
    read_persons_file,
    read_scenario_file,
)
from vertrekmelding.custody.person_report import report_on
from vertrekmelding.custody.scenarios import derive_scenario
from vertrekmelding.custody.shape import Json
from vertrekmelding.custody.told import told

SAID, UNREADABLE = 0, 2
Line = Callable[[str], None]


def custody_of_person(
    file: Path, asked: str, today: dt.date, *, as_json: bool, out: Line, err: Line
) -> int:
    """Print the reading or the derivation of one child; 2 when the file cannot be used."""
    try:
        report = report_on(asked, read_persons_file(file), today, file)
    except CustodyFileRefused as refused:
        err(str(refused))
        return UNREADABLE
    for line in [_line(report)] if as_json else told(report):
        out(line)
    return SAID


def custody_of_scenarios(
    file: Path, today: dt.date | None, default: dt.date, *, as_json: bool, out: Line, err: Line
) -> int:
    """Print every scenario of a file; ``today`` before its referenceDate before ``default``."""
    code = SAID
    try:
        read = read_scenario_file(file)
    except CustodyFileRefused as refused:
        err(str(refused))
        return UNREADABLE
    day = today or read.reference_date or default
    for scenario in read.scenarios:
        try:
            derived = derive_scenario(scenario, day)
        except CustodyFileRefused as refused:
            err(f"{file}: {refused}")
            code = UNREADABLE
            continue
        out(_line(derived) if as_json else _short(derived))
    return code


def _line(report: Json) -> str:
    return json.dumps(report, ensure_ascii=False)


def _short(derived: Json) -> str:
    if derived["gezag"] is None:
        return f"{derived['id']}  niet te zeggen: {derived['cannotSay']}"
    route = derived["route"][-1]["routeCode"]
    kinds = ", ".join(relation["type"] for relation in derived["gezag"]) or "niet van toepassing"
    return f"{derived['id']}  {kinds} (route {route})"
