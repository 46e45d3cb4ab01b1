from datetime import date, timedelta
from pathlib import Path

import pytest

from foundation.policy_file import PolicyMistake
from notifier.decision.outcome import Mode
from notifier.policy import (
    EVERYTHING_IN_SHADOW,
    Effect,
    Policy,
    SendingBasis,
    read_policy,
)

OIN = "00000009900000000000"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
GOOD = f"""
versie = "2026-1"
[[gemeenten]]
oin = "{OIN}"
naam = "Proefstad"
[gemeenten.effecten.notify]
modus = "on"
grondslag = "convenant"
artikel = "4"
van = {FIRST}
tot = {LAST}
[gemeenten.effecten.flag_rvdk]
modus = "off"
[gemeenten.effecten.read_brp]
modus = "on"
grondslag = "besluit"
van = {FIRST}
tot = {LAST}
[afwikkeling]
venster_minuten = 30
[herhaling]
brief = [1, 2]
"""


def read(tmp_path: Path, text: str) -> Policy:
    file = tmp_path / "policy.toml"
    file.write_text(text)
    return read_policy(file)


def test_on_within_its_dates_and_the_last_day_still_counts(tmp_path: Path) -> None:
    policy = read(tmp_path, GOOD)
    day = timedelta(days=1)
    modes = [
        policy.mode_of(Effect.NOTIFY, OIN, on) for on in (FIRST - day, FIRST, LAST, LAST + day)
    ]
    assert modes == [Mode.OFF, Mode.ON, Mode.ON, Mode.OFF]
    basis = policy.basis_for(Effect.NOTIFY, OIN, LAST)
    assert basis is not None
    assert (basis.effect, basis.oin, basis.grondslag) == (Effect.NOTIFY, OIN, "convenant")
    assert policy.basis_for(Effect.NOTIFY, OIN, LAST + day) is None


@pytest.mark.parametrize("oin", [None, "00000009900000000001"])
def test_whoever_is_not_in_the_file_is_in_shadow(tmp_path: Path, oin: str | None) -> None:
    policy = read(tmp_path, GOOD)
    assert policy.mode_of(Effect.NOTIFY, oin, FIRST) is Mode.SHADOW
    assert policy.basis_for(Effect.NOTIFY, oin, FIRST) is None
    assert not policy.visible(oin, FIRST)


def test_an_effect_that_is_not_named_is_in_shadow(tmp_path: Path) -> None:
    policy = read(tmp_path, GOOD)
    assert policy.mode_of(Effect.FLAG_CA_IKA, OIN, FIRST) is Mode.SHADOW
    assert policy.mode_of(Effect.FLAG_RVDK, OIN, FIRST) is Mode.OFF


def test_without_a_file_nothing_leaves() -> None:
    assert read_policy(None) is EVERYTHING_IN_SHADOW
    assert not EVERYTHING_IN_SHADOW.visible(OIN, FIRST)


def test_nobody_else_makes_a_basis() -> None:
    with pytest.raises(TypeError):
        SendingBasis(Effect.NOTIFY, OIN, "zomaar", "1", object())


def test_windows_and_delays_come_from_the_file(tmp_path: Path) -> None:
    policy = read(tmp_path, GOOD)
    assert policy.settling_window(departure_is_near=False) == timedelta(minutes=30)
    assert policy.settling_window(departure_is_near=True) == timedelta(minutes=10)
    assert policy.herhaling.brief == (1, 2)


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ('modus = "of"', 'modus = "off"', "gemeenten.0.effecten.flag_rvdk.modus"),
        (f'oin = "{OIN}9"', f'oin = "{OIN}"', "gemeenten.0.oin"),
        ('grondslag = ""', 'grondslag = "convenant"', "needs grondslag"),
        ("[gemeenten.effecten.notifi]", "[gemeenten.effecten.notify]", "unknown effect: notifi"),
        ("brief = [0]", "brief = [1, 2]", "herhaling.brief.0"),
        ("venster = 30", "venster_minuten = 30", "afwikkeling.venster"),
        ("tot = 2025-01-01", f"tot = {LAST}", "tot lies before van"),
        ('versie = "2026-1', 'versie = "2026-1"', "no TOML"),
    ],
)
def test_every_mistake_is_told_with_its_place(
    tmp_path: Path, wrong: str, right: str, told: str
) -> None:
    with pytest.raises(PolicyMistake, match=told):
        read(tmp_path, GOOD.replace(right, wrong))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PolicyMistake, match="cannot be read"):
        read_policy(tmp_path / "nothing.toml")
