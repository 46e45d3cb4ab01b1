"""`vertrekmelding custody`: offline, one JSON object a line, and a plain word for a wrong file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from vertrekmelding.cli import app

ROOT = Path(__file__).parents[3]
CHILD, ONE = "000000012", "000000024"
"""As official test numbers these do not pass the eleven-test."""

DAY = {"type": "Datum", "datum": "2016-05-01"}


def _family() -> list[dict[str, Any]]:
    mother = {
        "ouderAanduiding": "1",
        "burgerservicenummer": ONE,
        "geslacht": {"code": "V"},
        "naam": {"geslachtsnaam": "Sterk"},
        "datumIngangFamilierechtelijkeBetrekking": DAY,
    }
    return [
        {
            "burgerservicenummer": CHILD,
            "geboorte": {"datum": DAY, "land": {"code": "6030"}},
            "ouders": [mother],
        },
        {"burgerservicenummer": ONE, "geboorte": {"datum": {"type": "JaarDatum", "jaar": 1989}}},
    ]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["custody", *arguments])


def _file(folder: Path, content: object) -> str:
    path = folder / "file.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(path)


SOLE = [
    {
        "type": "EenhoofdigOuderlijkGezag",
        "minderjarige": {"burgerservicenummer": CHILD},
        "ouder": {"burgerservicenummer": ONE},
    }
]


def test_a_derivation_with_its_route(tmp_path: Path) -> None:
    file = _file(tmp_path, _family())
    found = json.loads(_run(file, CHILD, "--json", "--today", "2026-03-02").stdout)
    assert (found["source"], found["gezag"], found["cannotSay"]) == ("derivation", SOLE, None)
    assert found["route"][-1]["routeCode"] == "40o1"
    told = _run(file, CHILD, "--today", "2026-03-02").stdout
    lines = told.splitlines()
    assert lines[:4] == [
        f"Gezag over {CHILD}, op 2026-03-02",
        "",
        "  Alleen ouder 1 heeft het gezag.",
        f"    ouder  {ONE}",
    ]
    assert "  grond    art. 1:253b BW" in told
    assert "  route    40o1 van antwoordenmodel 2.2.4" in lines
    assert "haar antwoord noemt geen gezag over dit kind" in told
    assert "zij licht niemand in" in told
    assert lines.index("  1.1   Is de persoon ingezetene?") > lines.index(
        "De vragen van het openbare beslismodel"
    )
    assert max(map(len, lines)) <= 96


def test_an_answer_of_the_register_is_read_and_not_derived(tmp_path: Path) -> None:
    family = _family()
    family[0]["gezag"] = [{"type": "Voogdij", "minderjarige": {"burgerservicenummer": CHILD}}]
    found = json.loads(_run(_file(tmp_path, family), CHILD, "--json").stdout)
    assert (found["source"], found["gezag"][0]["type"]) == ("reading", "Voogdij")
    family[0]["gezag"][0]["type"] = "GezagNietTeBepalen"
    found = json.loads(
        _run(_file(tmp_path, family), CHILD, "--json", "--today", "2026-03-02").stdout
    )
    assert (found["source"], found["gezag"]) == ("derivation", SOLE)


def test_what_the_model_cannot_determine_is_nothing_to_confirm(tmp_path: Path) -> None:
    family = _family()
    family[0]["geboorte"]["land"]["code"] = "5002"
    told = _run(_file(tmp_path, family), CHILD, "--today", "2026-03-02").stdout
    assert "Gezag kan niet worden bepaald omdat minderjarige in het buitenland is geboren." in told
    assert "er is niets te bevestigen" in told
    assert "Bevestig of verbeter" not in told


@pytest.mark.parametrize(
    ("relation", "lines"),
    [
        (
            {"type": "GezamenlijkGezag", "ouder": {"burgerservicenummer": ONE}}
            | {"derde": {"type": "OnbekendeDerde"}},
            [
                "  Een ouder en een derde hebben samen het gezag.",
                f"    ouder  {ONE}",
                "    derde  iemand die de BRP niet noemt",
            ],
        ),
        (
            {"type": "Voogdij", "derden": []},
            [
                "  Er is voogdij.",
                "    voogd  iemand die de BRP niet noemt (een persoon of een instelling)",
            ],
        ),
        (
            {"type": "GezamenlijkOuderlijkGezag", "inOnderzoek": True}
            | {"ouders": [{"burgerservicenummer": ONE}, {"naam": {}}]},
            [
                "  Beide ouders hebben samen het gezag.",
                f"    ouder  {ONE}",
                "    ouder  iemand zonder burgerservicenummer in de BRP",
                "",
                "  bron     de BRP, die dit zelf antwoordt",
                "  twijfel  gegevens waarop dit rust zijn in onderzoek",
            ],
        ),
    ],
)
def test_what_the_register_answers_is_told_in_plain_words(
    tmp_path: Path, relation: dict[str, Any], lines: list[str]
) -> None:
    family = _family()
    family[0]["gezag"] = [relation | {"minderjarige": {"burgerservicenummer": CHILD}}]
    told = _run(_file(tmp_path, family), CHILD).stdout.splitlines()
    assert told[2 : 2 + len(lines)] == lines
    assert not any("afgeleid" in line for line in told)


def test_what_cannot_be_said_names_the_fact_and_who_has_it(tmp_path: Path) -> None:
    family = _family()
    family[0]["indicatieGezagMinderjarige"] = {"code": "9"}
    family[0]["gezag"] = [{"type": "GezagNietTeBepalen"}]
    told = _run(_file(tmp_path, family), CHILD, "--today", "2026-03-02").stdout
    lines = told.splitlines()
    assert lines[2] == "  Niet te zeggen wie het gezag heeft."
    assert "  - de betekenis van de indicatie gezag minderjarige (onbekende code)" in lines
    assert "    vraag: de rechtbank (gezagsregister, art. 1:244 BW)" in told
    assert "niet af te leiden; de BRP zegt het niet: haar antwoord is GezagNietTeBepalen" in told
    assert "De vragen van het openbare beslismodel, tot waar het antwoord zeker is" in lines


def test_of_an_adult_nothing_is_called_derived(tmp_path: Path) -> None:
    told = _run(_file(tmp_path, _family()), ONE, "--today", "2026-03-02").stdout
    assert "Gezag is niet van toepassing: meerderjarig." in told
    assert "wat de BRP zegt over geboorte en overlijden" in told
    assert "let op" not in told


def test_scenarios_one_object_a_line(tmp_path: Path) -> None:
    hidden = _family()
    hidden[1]["partners"] = [
        {"burgerservicenummer": "000000036", "aangaanHuwelijkPartnerschap": {"datum": DAY}}
    ]
    file = _file(
        tmp_path,
        {
            "referenceDate": "2026-03-02",
            "scenarios": [
                {"id": "a", "asked": CHILD, "persons": _family()},
                {"id": "b", "asked": CHILD, "persons": hidden},
            ],
        },
    )
    first, second = map(json.loads, _run("--scenarios", file, "--json").stdout.splitlines())
    assert (first["id"], first["gezag"], first["cannotSay"]) == ("a", SOLE, None)
    assert (second["id"], second["gezag"]) == ("b", None)
    assert "ontkend" in second["cannotSay"]
    assert second["route"][-1]["question"] == "2.1"
    # Another day than that of the file: the child has come of age.
    of_age = json.loads(
        _run("--scenarios", file, "--json", "--today", "2034-05-01").stdout.splitlines()[0]
    )
    assert of_age["gezag"] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is no JSON"),
        ({"persons": []}, "no member `scenarios`"),
        ({"scenarios": [{"id": "a"}]}, "scenario 0 needs"),
        ({"scenarios": [], "referenceDate": "yesterday"}, "`referenceDate` is no date"),
        (
            {"scenarios": [{"id": "a", "asked": CHILD, "persons": []}]},
            "scenario a: `asked` is none of its persons",
        ),
        (
            {"scenarios": [{"id": "a", "asked": CHILD, "persons": [{"geboorte": "x"}]}]},
            "scenario a: wrong in a person: burgerservicenummer, geboorte",
        ),
        ('{"scenarios": ' + "[" * 100_000 + "]" * 100_000 + "}", "is nested too deep"),
        ({"scenarios": [{"id": "a\nb", "asked": CHILD, "persons": []}]}, "(one line)"),
        ('{"scenarios": [{"id": "\\ud800"}]}', "is no JSON"),
        (
            {
                "scenarios": [
                    {
                        "id": "a",
                        "asked": CHILD,
                        "persons": [*_family(), {"burgerservicenummer": ONE}],
                    }
                ]
            },
            "scenario a: wrong in a person: personen.burgerservicenummer",
        ),
    ],
)
def test_a_wrong_file_is_said_plainly(tmp_path: Path, content: object, said: str) -> None:
    result = _run("--scenarios", _file(tmp_path, content), "--json")
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_wrong_arguments_are_said_plainly(tmp_path: Path) -> None:
    assert _run().exit_code == 2
    result = _run(_file(tmp_path, _family()), "000000036")
    assert result.exit_code == 2
    assert "not in it" in result.stderr


def test_the_example_in_the_documentation_is_what_is_printed() -> None:
    page = (ROOT / "docs" / "custody.md").read_text("utf-8")
    (command,) = re.findall(r"vertrekmelding custody (\S+) (\S+) --today (\S+)", page)
    file, child, day = command
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    printed = _run(str(ROOT / file), child, "--today", day).stdout
    assert printed.startswith(shown)
