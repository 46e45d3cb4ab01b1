"""`vertrekmelding decide`: exit codes, and errors that a person can act on."""

import json
from pathlib import Path
from typing import Any

import pytest

from vertrekmelding.decide_command import decide_files

FAMILIES = Path(__file__).parents[3] / "situations" / "gate.json"


def decide(*files: Path, expect: bool = True) -> tuple[int, list[dict[str, Any]], str]:
    out: list[str] = []
    err: list[str] = []
    code = decide_files(files, expect=expect, out=out.append, err=err.append)
    return code, [json.loads(line) for line in out], "\n".join(err)


@pytest.fixture
def family() -> dict[str, Any]:
    first: dict[str, Any] = json.loads(FAMILIES.read_text(encoding="utf-8"))[0]
    return first


def written(folder: Path, content: object) -> Path:
    path = folder / "situation.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_one_object_or_a_list_gives_one_line_each(tmp_path: Path, family: dict[str, Any]) -> None:
    code, lines, _ = decide(written(tmp_path, family), FAMILIES)
    assert code == 0
    assert lines[0]["id"] == family["id"]
    assert len(lines) == 1 + len(json.loads(FAMILIES.read_text(encoding="utf-8")))
    assert set(lines[0]) == {"id", "case", "holders", "flags", "urgency", "mode", "reasons"}
    assert set(lines[0]["reasons"][0]) == {"code", "text"}


def test_a_difference_exits_1_and_says_what_differs(tmp_path: Path, family: dict[str, Any]) -> None:
    family["expected"] |= {"flags": ["CA_IKA"], "mode": "off"}
    code, lines, said = decide(written(tmp_path, family))
    assert code == 1
    assert len(lines) == 1
    assert "flags: expected" in said
    assert "mode: expected off" in said


def test_without_expect_a_difference_is_not_looked_at(
    tmp_path: Path, family: dict[str, Any]
) -> None:
    family["expected"]["flags"] = ["CA_IKA"]
    code, _, said = decide(written(tmp_path, family), expect=False)
    assert (code, said) == (0, "")


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ("{", "not readable as JSON"),
        ({"id": "x"}, "title: missing"),
    ],
)
def test_a_file_that_is_none_says_where(tmp_path: Path, broken: object, place: str) -> None:
    code, lines, said = decide(written(tmp_path, broken))
    assert (code, lines) == (2, [])
    assert place in said


def test_a_file_that_is_not_there_does_not_stop_the_others(tmp_path: Path) -> None:
    code, lines, said = decide(tmp_path / "nothing.json", FAMILIES)
    assert code == 2
    assert lines
    assert "no such file" in said


@pytest.mark.parametrize(
    ("member", "value"),
    [("type", "nl.brp.iets-anders"), ("data", {"personen": []}), ("time", "gisteren")],
)
def test_an_event_that_cannot_be_read_is_named(
    tmp_path: Path, family: dict[str, Any], member: str, value: object
) -> None:
    family["events"][0][member] = value
    code, lines, said = decide(written(tmp_path, family))
    assert (code, lines) == (2, [])
    assert family["id"] in said


def test_an_event_without_a_time_came_after_the_one_before_it(
    tmp_path: Path, family: dict[str, Any]
) -> None:
    """The BRP's own events give no time; a correction that came later is still the last word."""
    child, *_ = family["events"][0]["data"]["personen"]
    registered = {
        "specversion": "1.0",
        "id": "registered",
        "source": "brp",
        "type": "nl.brp.verhuisd.naar-buitenland",
        "data": {"burgerservicenummer": child, "verblijfplaats": {"datumVan": "2026-03-09"}},
    }
    undone = family["events"][0] | {
        "id": "undone",
        "type": "nl.brp.vertrek-naar-buitenland.gecorrigeerd",
        "time": "2026-03-10T09:50:00+01:00",
        "data": {"personen": [child], "vertrekVervallen": True},
    }
    family |= {"now": "2026-03-10T09:55:00+01:00", "events": [registered, undone]}
    _, lines, said = decide(written(tmp_path, family), expect=False)
    assert said == ""
    assert [reason["code"] for reason in lines[0]["reasons"]] == ["G02"]
