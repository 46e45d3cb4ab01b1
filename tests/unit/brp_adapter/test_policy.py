from datetime import date
from pathlib import Path

from brp_adapter.policy import read_policy
from brp_adapter.schedules import schedules
from contracts.policy.timing import Herhaling

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
    basis = policy.basis_for_reading(OIN, today)
    assert basis is not None
    assert (basis.grondslag, basis.oin) == ("besluit 1", OIN)
    assert policy.basis_for_reading(OIN, date(2026, 2, 28)) is None
    assert policy.basis_for_reading(OIN, date(2026, 3, 2)) is None
    assert policy.basis_for_reading("00000009900000000001", today) is None
    assert policy.basis_for_reading(None, today) is None
    assert read_policy(None).basis_for_reading(OIN, today) is None
    off = read_policy(_policy(tmp_path, 'modus = "off"'))
    assert off.basis_for_reading(OIN, today) is None


def test_the_delays_are_those_of_the_policy() -> None:
    tables = Herhaling(brp=(1, 2), brp_onbruikbaar=(3,), overdracht=(4, 5, 6))
    made = schedules(tables, 0.5)
    assert [d.total_seconds() for d in made.asking.delays] == [0.5, 1]
    assert [d.total_seconds() for d in made.unusable.delays] == [1.5]
    assert [d.total_seconds() for d in made.handing_over.delays] == [2, 2.5, 3]
