"""The command that makes every letter to look at: complete, the same each time, and careful."""

from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from rich.console import Console
from typer.testing import CliRunner

from notifier.letters.content import LetterKind
from vertrekmelding.cli import app
from vertrekmelding.examples.command import INDEX, make_examples
from vertrekmelding.examples.which import every_family, example_groups


@pytest.fixture(scope="module")
def groups() -> dict[str, Any]:
    return {group.id: group for group in example_groups()}


def run(*arguments: str) -> Any:  # noqa: ANN401 - typer's result
    return CliRunner().invoke(app, ["voorbeelden", *arguments])


def test_every_shape_is_there(groups: dict[str, Any]) -> None:
    letters = [one.letter for one in groups["alle-vormen"].examples]
    seen = {
        (
            one.kind,
            one.addressee.is_abroad,
            len(one.children) > 1,
            one.after_departure,
            one.large_print,
            one.answer_at is not None,
        )
        for one in letters
    }
    both = (False, True)
    wanted = set(product(LetterKind, both, both, both, both, both))
    # The past tense would tell when.
    wanted -= {one for one in wanted if one[0] is LetterKind.LIMITED and one[3]}
    assert seen == wanted


def test_every_family_is_there_and_who_gets_a_letter_gets_its_letter(
    groups: dict[str, Any],
) -> None:
    assert tuple(groups) == every_family()
    for group in groups.values():
        kinds = {one.letter.kind for one in group.examples}
        # Of a departure that was taken back there is no date that another could correct.
        assert set(LetterKind) - kinds <= {LetterKind.CORRECTION} or not kinds, group.id
        made_or_told = len(group.examples) + len(group.missing)
        if group.id != "alle-vormen":
            assert made_or_told % (2 * len(LetterKind)) == 0
    leaving = [one for group in groups.values() for one in group.examples if one.leaves]
    assert {one.letter.kind for one in leaving} >= {
        LetterKind.VERTREK,
        LetterKind.RECEIPT,
        LetterKind.RECALL,
        LetterKind.CONFIRMATION,
    }


def test_two_runs_give_the_same_files(tmp_path: Path) -> None:
    made = []
    for name in ("een", "twee"):
        folder = tmp_path / name
        assert make_examples(folder, Console(quiet=True), families=["halfzus"]) > 0
        made.append({p.relative_to(folder): p.read_bytes() for p in folder.rglob("*.*")})
    assert made[0] == made[1]
    pictures = [content for path, content in made[0].items() if path.suffix == ".png"]
    assert len(pictures) >= 12
    assert all(content.startswith(b"\x89PNG") for content in pictures)


def test_the_page_shows_every_letter(tmp_path: Path) -> None:
    result = run(str(tmp_path / "brieven"), "--family", "halfzus", "--pixels", "36")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "brieven" / INDEX).read_text(encoding="utf-8")
    for path in (tmp_path / "brieven" / "halfzus").iterdir():
        assert f'"halfzus/{path.name}"' in page
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                assert len(pdf.pages) <= 10
    assert "gaat uit" in page
    assert "Versie " in page


def test_nothing_of_somebody_else_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mijn.txt").write_text("van mij")
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert "holds something else" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mijn.txt"]


def test_an_unknown_family_is_told_with_those_there_are(tmp_path: Path) -> None:
    result = run(str(tmp_path / "x"), "--family", "niemand")
    assert result.exit_code == 2
    assert "halfzus" in result.output
    assert not (tmp_path / "x").exists()
