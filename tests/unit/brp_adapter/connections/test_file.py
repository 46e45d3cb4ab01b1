"""The file of connected sources: every mistake has its line, and nothing secret is repeated."""

import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import SecretStr
from rich.console import Console

from brp_adapter.connections.connected import Connected
from brp_adapter.connections.connection import Connection, ShowsSecret
from brp_adapter.connections.file import ConnectionsMistake, read_connections
from brp_adapter.connections.kinds import AnyConnection
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.connections.secrets import Secrets
from brp_adapter.connections.stuf import Stuf
from brp_adapter.connections.vrijbrp import VrijBrp
from vertrekmelding.sources_command import mistakes_in_secrets, show_sources, source_warnings

ROOT = Path(__file__).parents[4]
OIN, OTHER = "00000009900000000000", "00000009900000000001"
SECRET = "zeer-geheim-0123456789"
SOURCE = f"""
[[bronnen]]
soort = "nlgov"
naam = "proef"
gemeente = "{OIN}"
"""
TODAY = date(2026, 3, 1)

Mistake = Callable[[str], str]


class Shown(Connection):
    """A kind whose sender shows a secret, and which has one more."""

    geheim: str = "eerste"

    @property
    def secret_names(self) -> tuple[str, ...]:
        return (self.geheim, "tweede")

    @property
    def shows(self) -> str:
        return self.geheim


@pytest.fixture
def mistake(tmp_path: Path) -> Mistake:
    def of(text: str) -> str:
        file = tmp_path / "bronnen.toml"
        file.write_text(text)
        with pytest.raises(ConnectionsMistake) as caught:
            read_connections(file)
        assert SECRET not in str(caught.value)
        return str(caught.value)

    return of


@pytest.mark.parametrize(
    ("text", "place", "instead"),
    [
        (f'{SOURCE}tempoo = "{SECRET}"', "bronnen[1](proef).tempoo", "write tempo"),
        (f'{SOURCE}geheim = "{SECRET}"', "bronnen[1](proef).geheim", "unknown key"),
        (f'{SOURCE}tempo = "{SECRET}"', "bronnen[1](proef).tempo", "digits without quotes"),
        (f"{SOURCE}tempo = 1.5", "bronnen[1](proef).tempo", "digits without a point"),
        (f"{SOURCE}tempo = 0", "bronnen[1](proef).tempo", "write 1 or more"),
        (f"{SOURCE}tempo = 60001", "bronnen[1](proef).tempo", "at most 60000"),
        (f'{SOURCE}einde = "{SECRET}"', "bronnen[1](proef).einde", "write one without quotes"),
        (f'{SOURCE}oorsprongen = "{SECRET}"', "bronnen[1](proef).oorsprongen", "is no list"),
        (
            f'{SOURCE}oorsprongen = ["https://{SECRET}"]',
            "bronnen[1](proef).oorsprongen[1]",
            "a name in the DNS",
        ),
        (SOURCE.replace(OIN, SECRET), "bronnen[1](proef).gemeente", "write twenty digits"),
        (SOURCE.replace("proef", "Proef Stad"), "bronnen[1](Proef Stad).naam", "small letters"),
        (SOURCE.replace("nlgov", SECRET), "bronnen[1](proef)", "write 'soort' = 'nlgov'"),
        (SOURCE.replace('soort = "nlgov"', ""), "bronnen[1](proef)", "write 'soort' = …"),
        (SOURCE.replace('naam = "proef"', ""), "bronnen[1].naam", "is missing"),
        (SOURCE * 2, "file", "proef stands in the file twice"),
        (SOURCE.replace("[[bronnen]]", "[bronnen]"), "bronnen", "is no list"),
        (SOURCE.replace("[[bronnen]]", "[[bron]]"), "bron", "write bronnen"),
    ],
)
def test_a_mistake_has_its_place_and_what_to_write(
    mistake: Mistake, text: str, place: str, instead: str
) -> None:
    (line,) = mistake(text).splitlines()
    assert line.startswith(f"sources: {place}: ")
    assert instead in line


def test_a_file_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "bronnen.toml"
    for content, said in ((b"x = ", "no TOML"), (b"\xff", "no UTF-8")):
        file.write_bytes(content)
        with pytest.raises(ConnectionsMistake, match=said):
            read_connections(file)
    with pytest.raises(ConnectionsMistake, match="cannot be read: No such file"):
        read_connections(tmp_path / "gone.toml")


def test_all_mistakes_are_told_at_once(mistake: Mistake) -> None:
    both = f"{SOURCE}tempo = 0\n{SOURCE.replace('proef', 'tweede')}einde = 3"
    assert len(mistake(both).splitlines()) == 2


def test_the_files_that_we_give_can_be_read(tmp_path: Path) -> None:
    given = ROOT / "services" / "vertrekmelding" / "stack" / "bronnen.toml"
    demo = tmp_path / "bronnen.toml"
    # As the stack fills in its addresses.
    filled = (
        given.read_text().replace("{sandbox}", "http://sandbox").replace("{intake}", "http://i")
    )
    demo.write_text(filled)
    assert read_connections(demo).bronnen
    assert read_connections(ROOT / "deploy" / "sources" / "bronnen.example.toml").bronnen


def test_the_example_shows_every_kind_as_it_can_be_used(tmp_path: Path) -> None:
    example = (ROOT / "deploy" / "sources" / "bronnen.example.toml").read_text()
    told, begin, sources = example.partition("[[bronnen]]")
    whole = tmp_path / "bronnen.toml"
    # As an operator does who takes the marks of comments away.
    whole.write_text(told + begin + re.sub(r"^# ", "", sources, flags=re.MULTILINE))
    shown = {type(one) for one in read_connections(whole).bronnen}
    assert shown == {*get_args(get_args(AnyConnection)[0])}


def test_secrets_are_looked_at_together_and_never_said(tmp_path: Path) -> None:
    (tmp_path / "eerste").write_text("kort")
    (tmp_path / "tweede").write_bytes(b"\xff" * 40)
    sources = (Shown(naam="proef", gemeente=OIN),)
    said = [*mistakes_in_secrets(sources, tmp_path)]
    assert [line.split()[1] for line in said] == ["eerste", "tweede"]
    assert "too short" in said[0]
    assert "cannot be read" in said[1]
    assert all("kort" not in line for line in said)
    assert ["BRP_ADAPTER_SECRETS_FOLDER" in line for line in mistakes_in_secrets(sources, None)]
    (tmp_path / "eerste").write_text(f"  {SECRET}-{SECRET}\n")
    assert Secrets(tmp_path).named("eerste").get_secret_value() == f"{SECRET}-{SECRET}"
    assert SECRET not in repr(Secrets(tmp_path).named("eerste"))


def test_who_shows_a_secret_is_found_by_it_alone() -> None:
    one, other = (
        Shown(naam=f"bron-{name}", gemeente=oin, geheim=name)
        for name, oin in (("a", OIN), ("b", OTHER))
    )
    secrets = {name: SecretStr(f"{SECRET}-{name}") for name in ("a", "b", "tweede")}
    connected = Connected((one, other), secrets)
    assert connected.shown_by(Shown, f"{SECRET}-a") is one
    assert connected.shown_by(Shown, f"{SECRET}-b") is other
    for wrong in (None, "", SECRET, f"{SECRET}-A", f"{SECRET}-tweede", "é"):
        assert connected.shown_by(Shown, wrong) is None
    assert connected.shown_by(NlGov, f"{SECRET}-a") is None


def test_a_push_belongs_to_one_organisation_and_a_system_may_serve_several() -> None:
    one, other = (
        NlGov(naam=name, soort="nlgov", gemeente=oin, oorsprongen=("gedeeld.example",))
        for name, oin in (("een", OIN), ("ander", OTHER))
    )
    connected = Connected((one, other))
    assert (connected.pushed_by(OIN), connected.pushed_by(OTHER)) == (one, other)
    assert connected.pushed_by(OTHER[:-1] + "9") is None
    assert connected.pushing_from("Gedeeld.Example") == (one, other)
    assert connected.pushing_from("example") == ()
    anybody = Connected.read(None, None)
    assert anybody.pushed_by(OIN) is not None
    assert anybody.pushing_from("gedeeld.example") == ()


def test_what_ended_and_what_ends_is_said() -> None:
    days = (date(2026, 2, 28), TODAY, date(2026, 3, 31), date(2026, 4, 1), None)
    sources = tuple(
        NlGov(naam=f"bron-{number}", soort="nlgov", gemeente=OIN, einde=day)
        for number, day in enumerate(days)
    )
    assert [one.retired(TODAY) for one in sources] == [True, False, False, False, False]
    assert source_warnings(sources, TODAY) == [
        "bron-0 ended on 2026-02-28: who still sends is refused",
        "bron-1 ends on 2026-03-01, in 0 d",
        "bron-2 ends on 2026-03-31, in 30 d",
    ]
    assert source_warnings((), TODAY) == ["no source is connected: nobody can report anything"]


def test_the_file_is_shown_as_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "bronnen.toml"
    file.write_text(f'{SOURCE}einde = 2026-02-28\noorsprongen = ["a.example", "b.example"]')
    screen = StringIO()
    show_sources(file, tmp_path, TODAY, Console(file=screen, width=80))
    said = screen.getvalue()
    assert "proef: nlgov (beëindigd)" in said
    for line in (
        f"gemeente     {OIN}",
        "tempo        600 per",
        "oorsprongen  a.example, b.example",
    ):
        assert line in said
    assert "let op: proef ended" in said


@pytest.mark.parametrize("kind", [Notificaties, Stuf, VrijBrp])
def test_a_secret_is_replaced_without_refusing_anything_meanwhile(
    kind: type[ShowsSecret],
) -> None:
    """Whoever refuses a notice that is not sent again loses a child."""
    given: dict[str, Any] = {"geheim": "nieuw", "geheim_vorig": "oud", "ophalen": None}
    either = kind.model_construct(None, **given)
    assert either.taken == ("nieuw", "oud")
    secrets = {name: SecretStr(f"{SECRET}-{name}") for name in ("nieuw", "oud", "ander")}
    connected = Connected([either], secrets)
    assert connected.shown_by(kind, f"{SECRET}-nieuw") is either
    assert connected.shown_by(kind, f"{SECRET}-oud") is either
    assert connected.shown_by(kind, f"{SECRET}-ander") is None
    after = either.model_copy(update={"geheim_vorig": None})
    assert Connected([after], secrets).shown_by(kind, f"{SECRET}-oud") is None
