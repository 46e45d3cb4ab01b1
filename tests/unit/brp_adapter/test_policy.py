from datetime import date
from pathlib import Path

import pytest

from brp_adapter.policy import read_policy
from brp_adapter.schedules import schedules
from foundation.policy_file import PolicyMistake

OIN = "00000009900000000000"


def _policy(tmp_path: Path, record: str) -> Path:
    file = tmp_path / "policy.toml"
    head = f'versie = "1"\n[[gemeenten]]\noin = "{OIN}"\nnaam = "X"\n'
    file.write_text(head + f"[gemeenten.effecten.read_brp]\n{record}\n")
    return file


def test_asking_is_off_unless_a_record_says_otherwise(tmp_path: Path) -> None:
    today = date(2026, 3, 1)
    on = 'modus = "on"\ngrondslag = "besluit 1"\nvan = 2026-03-01\ntot = 2026-03-01'
    policy = read_policy(_policy(tmp_path, on))
    assert policy.basis_for_reading(OIN, today) == "besluit 1"
    assert policy.basis_for_reading(OIN, date(2026, 2, 28)) is None
    assert policy.basis_for_reading(OIN, date(2026, 3, 2)) is None
    assert policy.basis_for_reading("00000009900000000001", today) is None
    assert policy.basis_for_reading(None, today) is None
    assert read_policy(None).basis_for_reading(OIN, today) is None
    for record in (
        'modus = "off"',
        'modus = "shadow"',
        'modus = "on"',
        on.replace("besluit 1", ""),
    ):
        assert read_policy(_policy(tmp_path, record)).basis_for_reading(OIN, today) is None


def test_a_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(PolicyMistake, match=r"gemeenten\.0\.effecten\.read_brp\.modus"):
        read_policy(_policy(tmp_path, 'modus = "aan"'))
    with pytest.raises(PolicyMistake, match="no TOML"):
        read_policy(_policy(tmp_path, "="))
    with pytest.raises(PolicyMistake, match="cannot be read"):
        read_policy(tmp_path / "weg.toml")


def test_the_patient_schedule_lasts_a_day() -> None:
    delays = schedules().patient.delays
    assert [d.total_seconds() for d in delays[:7]] == [5, 15, 30, 60, 120, 300, 300]
    assert 24 <= sum(d.total_seconds() for d in delays) / 3600 < 24.1
    assert schedules(0.1).patient.delays[0].total_seconds() == 0.5
