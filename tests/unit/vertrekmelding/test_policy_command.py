"""The table of a policy, and that the example and the demonstration are right."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from contracts.policy.effects import Mode
from contracts.policy.file import PolicyFile
from contracts.policy.reading import read_policy_file
from vertrekmelding.cli import app
from vertrekmelding.policy_command import show_policy, warnings
from vertrekmelding.stack.options import Urls
from vertrekmelding.stack.policy_of_demo import DEMO_POLICY, write_policy

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "deploy" / "policy.example.toml"


def shown(path: Path, today: date) -> str:
    console = Console(file=StringIO(), width=240)
    show_policy(path, today, console)
    written = console.file
    assert isinstance(written, StringIO)
    return written.getvalue()


def test_the_example_names_everything_with_its_default() -> None:
    example = read_policy_file(EXAMPLE).content
    plain = PolicyFile(versie="x")
    sections = ("afwikkeling", "klokken", "herhaling", "noodrem", "bewaring", "antwoordpagina")
    for section in sections:
        assert getattr(example, section) == getattr(plain, section)
        named = getattr(example, section).model_fields_set
        assert named == set(type(getattr(plain, section)).model_fields)


def test_the_table_says_what_is_on_until_when_and_what_follows() -> None:
    text = shown(EXAMPLE, date(2026, 12, 5))
    assert "on t/m 2027-11-30" in text
    assert "on vanaf 2027-03-01" in text
    assert "Besluit Voorbeeldstad 2026-12, art. 3" in text
    assert "alle andere" in text
    assert "herhaling brief: 80 keer, in 72,4 uur" in text
    assert "bewaring: een momentopname van gezag 30 dagen, als er niets volgt" in text


def test_it_warns_of_what_ends_within_thirty_days() -> None:
    policy = read_policy_file(EXAMPLE).content
    end = date(2027, 11, 30)
    assert warnings(policy, end - timedelta(days=31)) == []
    assert warnings(policy, end - timedelta(days=30)) == [
        "Voorbeeldstad: read_brp ends on 2027-11-30, in 30 d",
        "Voorbeeldstad: notify ends on 2027-11-30, in 30 d",
    ]


def test_it_warns_of_a_letter_that_can_never_leave() -> None:
    policy = read_policy_file(EXAMPLE).content
    (gemeente,) = policy.gemeenten
    effects = gemeente.effecten.model_copy(update={"read_brp": ()})
    changed = gemeente.model_copy(update={"effecten": effects})
    without = policy.model_copy(update={"gemeenten": (changed,)})
    assert warnings(without, date(2027, 4, 1)) == [
        "Voorbeeldstad: notify on, but the BRP may not be asked"
    ]


@pytest.mark.parametrize("path", [EXAMPLE, DEMO_POLICY])
def test_the_command_takes_a_good_file(path: Path) -> None:
    result = CliRunner().invoke(app, ["policy", str(path)])
    assert result.exit_code == 0, result.output


def test_the_demonstration_tells_its_municipality_back(tmp_path: Path) -> None:
    urls = Urls("http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:3")
    (gemeente,) = read_policy_file(write_policy(tmp_path, urls)).content.gemeenten
    (alone,) = read_policy_file(DEMO_POLICY).content.gemeenten
    assert gemeente.terugmelding is not None
    assert gemeente.terugmelding.url == "http://127.0.0.1:3/gemeente/gebeurtenissen"
    assert [one.modus for one in gemeente.effecten.report_back] == [Mode.ON]
    assert gemeente.effecten.notify == alone.effecten.notify
    elsewhere = write_policy(tmp_path, replace(urls, sandbox="http://127.0.0.1:4"))
    (moved,) = read_policy_file(elsewhere).content.gemeenten
    assert moved.terugmelding is not None
    assert moved.terugmelding.url == "http://127.0.0.1:4/gemeente/gebeurtenissen"


def test_the_command_tells_every_mistake_and_fails(tmp_path: Path) -> None:
    wrong = tmp_path / "policy.toml"
    text = EXAMPLE.read_text("utf-8").replace("t0_uren = 1", "t0_uren = 0")
    wrong.write_text(text.replace("venster_minuten_kort = 10", "venster_kort = 10"))
    result = CliRunner().invoke(app, ["policy", str(wrong)])
    assert result.exit_code == 1
    assert "klokken.t0_uren" in result.output
    assert "afwikkeling.venster_kort" in result.output
