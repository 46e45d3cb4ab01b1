"""What the documents say is so.

A README that names a command that is gone costs every newcomer a quarter of an hour, and nobody
reports it. So links, commands, paths, variables and examples are read as a program reads them.
"""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from brp_adapter.sources.event_types import EVENT_TYPES
from brp_adapter.sources.nlgov import read_event
from contracts.policy.reading import read_policy_file
from notifier.decision.outcome import Tier
from notifier.decision.reasons_nl import SENTENCES
from tests.architecture.compose import COMPOSE, VARIABLE
from tests.architecture.source import ROOT, modules
from tests.architecture.test_deployment import SETTINGS
from tests.architecture.test_no_traces import LEFT_OUT
from vertrekmelding.cli import app
from vertrekmelding.situations.decide import decide_situation
from vertrekmelding.situations.file import read_situations
from vertrekmelding.situations.report import differences

ROWS = {
    "G": (1, 2, 3, 4, 5, 6),
    "S": (
        1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
        28, 29, 30, 31, 33, 34, 35, 37, 38, 39, 40, 42, 43, 45, 47, 48,
    ),
    "R": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19),
}  # fmt: skip
CODES = [f"{letter}{number:02}" for letter, numbers in ROWS.items() for number in numbers]
"""Every row of the decision that has a code."""

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")


def documents() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.md")):
        if not LEFT_OUT & set(path.relative_to(ROOT).parts):
            yield path


def broken_links(path: Path, text: str) -> list[str]:
    found = []
    for match in LINK.finditer(_without_code(text)):
        target = match[1] or match[2]
        if "://" in target or target.startswith("mailto:"):
            continue
        place, _, anchor = target.partition("#")
        file = (path.parent / place).resolve() if place else path
        if not file.exists() or (anchor and anchor not in _anchors(file)):
            found.append(f"{path.name}: {target}")
    return found


def _without_code(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def _anchors(file: Path) -> set[str]:
    text = _without_code(file.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def unknown_commands(text: str) -> list[str]:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    named = re.findall(r"(?:`|/)vertrekmelding ([a-z]+)", text)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    made = re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)
    return [f"vertrekmelding {name}" for name in named if name not in commands] + [
        f"make {name}" for name in made if name not in targets
    ]


def unknown_options(text: str) -> list[str]:
    """Options of our commands that are not there: a reader copies the line and gets an error."""
    found = []
    for line in re.findall(r"(?:`|^|-m )vertrekmelding ([a-z][^`\n#]*)", text, re.MULTILINE):
        command: Any = typer.main.get_command(app)
        for word in line.split():
            if word.startswith("--"):
                options = {name for param in command.params for name in param.opts}
                found += [f"{line}: {word}"] if word not in options else []
            elif word in getattr(command, "commands", {}):
                command = command.commands[word]
    return found


def unknown_paths(text: str) -> list[str]:
    """Paths of our APIs that no route has."""
    routes = {
        re.sub(r"\{\w+\}", "{}", f"/v1{path}")
        for module in modules("brp_adapter", "notifier")
        for path in re.findall(r'"(/[a-z][A-Za-z{}/_.]+)"', module.text)
    }
    general = re.sub(r"\{\w+\}|\$\w+", "{}", text)
    named = set(re.findall(r"/v1/[\w{}/.]+", general))
    known = {*routes, "/v1/openapi.json"}
    return sorted(path for path in named if path.rstrip("./") not in known and "-" not in path)


def unknown_variables(text: str) -> list[str]:
    known = {f"{p}{field}".upper() for p, kind in SETTINGS.items() for field in kind.model_fields}
    asked = VARIABLE.findall(COMPOSE.read_text("utf-8"))
    outside = {found[0] for found in asked}
    named = re.findall(r"\b(?:BRP_ADAPTER|NOTIFIER|SANDBOX)_[A-Z_]+", text)
    return sorted(set(named) - known - outside)


@pytest.mark.parametrize(
    "path", list(documents()), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_what_a_document_names_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert broken_links(path, text) == []
    assert unknown_commands(text) == []
    assert unknown_options(text) == []
    assert unknown_paths(text) == []
    assert unknown_variables(text) == []


def test_what_is_not_there_is_found() -> None:
    assert broken_links(ROOT / "README.md", "[x](docs/gone.md)")
    assert broken_links(ROOT / "README.md", "[x](docs/connect.md#gone)")
    assert unknown_commands("`vertrekmelding replay` or\nmake coffee")
    assert unknown_options("`vertrekmelding review retry ID --why x`")
    assert unknown_options("    vertrekmelding stop --reason x") == []
    assert unknown_paths("POST /v1/verzoeken")
    assert unknown_variables("set NOTIFIER_COLOUR")


def test_everything_for_people_is_within_two_clicks_of_the_readme() -> None:
    reached = {ROOT / "README.md"}
    for _ in range(2):
        for path in [path for path in reached if path.suffix == ".md"]:
            links = LINK.findall(path.read_text(encoding="utf-8"))
            reached |= {(path.parent / (a or b).partition("#")[0]).resolve() for a, b in links}
    places = [ROOT / "docs", ROOT / "contracts"]
    wanted = {path for place in places for path in place.rglob("*.md")}
    assert sorted(str(path) for path in wanted - reached) == []


def test_tables_that_are_made_from_the_code_are_current() -> None:
    path = os.pathsep.join([str(ROOT / "services"), str(ROOT)])
    told = subprocess.run(
        [sys.executable, "tools/tables.py", "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr + "run: python tools/tables.py"


def test_every_code_of_the_decision_has_a_sentence_and_a_place() -> None:
    assert sorted(SENTENCES) == sorted(CODES)
    table = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([GSR]\d\d) \| .+? \| (.+) \|$", table, re.MULTILINE)
    assert [code for code, _ in rows] == CODES
    for code, places in rows:
        for function, place in re.findall(r"\[`(\w+)`\]\(\.\./([^)]+)\)", places):
            text = (ROOT / place).read_text(encoding="utf-8")
            assert f"def {function}(" in text, code
            assert code in text or code.lower() in text, f"{code} is not in {place}"


def test_every_tier_is_explained_to_reviewers() -> None:
    text = (ROOT / "docs/beoordelaar.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (T\d) \|", text, re.MULTILINE) == [tier.value for tier in Tier]


def test_every_event_type_is_in_the_guide_with_an_example() -> None:
    text = (ROOT / "docs/connect.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `((?:nl|vrijbrp)\.[\w.-]+)` \|", text, re.MULTILINE)) == set(
        EVENT_TYPES
    )
    examples = re.findall(r"\(\.\./(contracts/examples/gebeurtenissen/[\w-]+\.json)\)", text)
    assert {json.loads((ROOT / path).read_text("utf-8"))["type"] for path in examples} == set(
        EVENT_TYPES
    )


def test_the_example_event_and_situation_are_taken() -> None:
    examples = ROOT / "docs" / "examples"
    read_event((examples / "aangegeven.json").read_bytes())
    for situation in read_situations(examples / "situatie.json"):
        assert differences(situation.expected, decide_situation(situation)) == []
        assert json.loads((examples / "personen.json").read_text("utf-8")) == situation.persons


def test_the_policy_in_the_guide_can_be_read(tmp_path: Path) -> None:
    text = (ROOT / "docs/operate.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert block is not None
    file = tmp_path / "policy.toml"
    file.write_text(block[1], encoding="utf-8")
    assert read_policy_file(file).content.gemeenten


def test_the_house_table_names_every_house_rule() -> None:
    text = (ROOT / "docs/develop.md").read_text(encoding="utf-8")
    tests = {path.stem for path in (ROOT / "tests/architecture").glob("test_*.py")}
    assert set(re.findall(r"\[`(test_\w+)`\]", text)) == tests


def test_every_figure_that_may_wake_somebody_says_what_to_do() -> None:
    figures = (ROOT / "contracts/metrics.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(vertrekmelding_\w+)` \|.*\| ([^|]+) \|$", figures, re.MULTILINE)
    alarms = {name for name, wake in rows if not wake.startswith("nobody")}
    operate = (ROOT / "docs/operate.md").read_text(encoding="utf-8")
    table = operate.partition("### When this alarm, do that")[2].partition("\n## ")[0]
    answered = set(re.findall(r"`(vertrekmelding_\w+)`", table))
    assert answered == alarms
    assert alarms


def test_publiccode_describes_this_project() -> None:
    description = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert description["legal"]["license"] == "EUPL-1.2"
    assert f'version = "{description["softwareVersion"]}"' in (ROOT / "pyproject.toml").read_text(
        "utf-8"
    )
    assert all(len(each["shortDescription"]) <= 150 for each in description["description"].values())


def tables_not_told_of(text: str) -> list[str]:
    """Tables of either service that the page about personal data does not name."""
    storages = [package for name in ("brp_adapter", "notifier") for package in _storage_of(name)]
    tables = {name for module in storages for name in _tables_in(module)}
    assert {"zaak", "departure", "oncall_colleague"} <= tables
    return sorted(name for name in tables if f"`{name}`" not in text)


def _storage_of(service: str) -> list[Path]:
    return sorted((ROOT / "services" / service / "storage").glob("*.py"))


def _tables_in(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first = node.args[0] if node.args else None
            if node.func.id == "Table" and isinstance(first, ast.Constant):
                yield str(first.value)


def test_the_page_about_personal_data_names_every_table() -> None:
    """A dozen tables were made in one day of which that page said nothing."""
    text = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert tables_not_told_of(text) == []


def test_a_table_that_is_not_told_of_is_found() -> None:
    assert "oncall_colleague" in tables_not_told_of("| notifier `zaak` | the case |")
