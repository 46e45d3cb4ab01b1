"""What the doctor says of the connected sources."""

from pathlib import Path

import pytest
from pydantic import BaseModel, SecretStr

from brp_adapter.connections import file as connections_file
from brp_adapter.connections.connection import Connection
from brp_adapter.settings import AdapterSettings
from vertrekmelding.doctor.finding import Level
from vertrekmelding.doctor.sources import look_at_source_settings

OIN = "00000009900000000000"
SOURCE = f'[[bronnen]]\nsoort = "nlgov"\nnaam = "proef"\ngemeente = "{OIN}"\n'
POLICY = f"""
versie = "proef"
[[gemeenten]]
oin = "{OIN}"
naam = "Proefstad"
[gemeenten.effecten.read_brp]
modus = "on"
grondslag = "proef"
van = 2020-01-01
tot = 2099-12-31
"""


def _said(
    folder: Path, sources: str | None, *, policy: str = POLICY, counted: bool = True
) -> list[tuple[Level, str]]:
    (folder / "policy.toml").write_text(policy)
    file = folder / "bronnen.toml"
    file.write_text(sources or "")
    settings = AdapterSettings.model_construct(
        connections_file=None if sources is None else file,
        secrets_folder=folder,
        policy_file=folder / "policy.toml",
        limits_url=SecretStr("redis://127.0.0.1:1/4") if counted else None,
    )
    return [(found.level, found.what) for found in look_at_source_settings(settings)]


def test_a_file_that_is_right(tmp_path: Path) -> None:
    assert _said(tmp_path, SOURCE) == [(Level.OK, "1 source(s) stand in the file")]


@pytest.mark.parametrize(
    ("sources", "level", "words"),
    [
        (None, Level.WARNING, "there is no file of sources"),
        ("bronnen = []", Level.WARNING, "no source is connected"),
        (f"{SOURCE}tempo = 0", Level.ERROR, "bronnen[1](proef).tempo"),
        (f"{SOURCE}einde = 2020-01-01", Level.WARNING, "proef ended on 2020-01-01"),
        (SOURCE.replace(OIN, OIN[:-1] + "7"), Level.WARNING, "the BRP may not be asked"),
    ],
)
def test_what_is_wrong_is_said_first(
    tmp_path: Path, sources: str | None, level: Level, words: str
) -> None:
    found = _said(tmp_path, sources)
    assert found[0][0] is level
    assert words in found[0][1]


def test_a_pace_that_every_process_counts_for_itself(tmp_path: Path) -> None:
    ((level, what), _) = _said(tmp_path, SOURCE, counted=False)
    assert (level, what[:13]) == (Level.WARNING, "every process")


class Secretive(Connection):
    """A kind with a secret."""

    soort: str

    @property
    def secret_names(self) -> tuple[str, ...]:
        return ("sleutel",)


def test_secrets_that_are_missing_short_or_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class File(BaseModel):
        bronnen: tuple[Secretive, ...] = ()

    monkeypatch.setattr(connections_file, "ConnectionsFile", File)
    assert (Level.ERROR, "secret sleutel cannot be read") in [
        (level, what[:29]) for level, what in _said(tmp_path, SOURCE)
    ]
    secret = tmp_path / "sleutel"
    secret.write_text("x" * 30)
    secret.chmod(0o604)
    found = _said(tmp_path, SOURCE)
    assert found[0] == (Level.WARNING, "secret sleutel can be read by everybody here")
    secret.chmod(0o600)
    assert [level for level, _ in _said(tmp_path, SOURCE)] == [Level.OK]
