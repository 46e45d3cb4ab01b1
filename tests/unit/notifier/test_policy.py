from datetime import date, timedelta
from pathlib import Path

from contracts.policy.effects import Effect, Mode
from notifier.policy import EVERYTHING_IN_SHADOW, Policy, read_policy

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
van = {FIRST}
tot = {LAST}
[afwikkeling]
venster_minuten = 30
"""


def read(tmp_path: Path) -> Policy:
    file = tmp_path / "policy.toml"
    file.write_text(GOOD)
    return read_policy(file)


def test_a_municipality_is_visible_while_something_may_leave(tmp_path: Path) -> None:
    policy = read(tmp_path)
    day = timedelta(days=1)
    assert [policy.visible(OIN, on) for on in (FIRST - day, FIRST, LAST, LAST + day)] == [
        False, True, True, False
    ]  # fmt: skip
    assert not policy.visible(None, FIRST)
    assert not EVERYTHING_IN_SHADOW.visible(OIN, FIRST)


def test_a_decision_is_given_the_version_and_the_mode(tmp_path: Path) -> None:
    of_it = read(tmp_path).for_decision(OIN, LAST)
    assert (of_it.version, of_it.notify) == ("2026-1", Mode.ON)
    elsewhere = read(tmp_path).for_decision(None, LAST)
    assert elsewhere.notify is Mode.SHADOW


def test_windows_come_from_the_file(tmp_path: Path) -> None:
    policy = read(tmp_path)
    assert policy.settling_window(departure_is_near=False) == timedelta(minutes=30)
    assert policy.settling_window(departure_is_near=True) == timedelta(minutes=10)
    assert policy.oins_with(Effect.NOTIFY, LAST) == (OIN,)
    assert policy.oins_with(Effect.FLAG_RVDK, LAST) == ()
