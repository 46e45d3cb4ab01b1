"""The policy file: defaults, the days on which a period holds, and a clear line per mistake."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from contracts.policy.effects import Effect, Mode
from contracts.policy.file import PolicyFile
from contracts.policy.permission import Basis, LetterBasis, Permissions, ReadingBasis
from contracts.policy.reading import PolicyMistake, read_policy_file
from contracts.policy.timing import Herhaling

OIN, OTHER = "00000009900000000000", "00000009900000000001"
GOOD = f"""
versie = "2026-1"
[[gemeenten]]
oin = "{OIN}"
naam = "Proefstad"
[gemeenten.effecten.read_brp]
modus = "on"
grondslag = "besluit"
van = 2026-01-01
tot = 2026-12-31
[[gemeenten.effecten.notify]]
modus = "on"
grondslag = "convenant"
artikel = "4"
van = 2026-01-01
tot = 2026-06-30
[[gemeenten.effecten.notify]]
modus = "shadow"
van = 2026-08-01
tot = 2026-12-31
[[gemeenten]]
oin = "{OTHER}"
naam = "Elders"
[afwikkeling]
venster_minuten = 30
[klokken]
t0_uren = 1
werkdag_begin = 09:00:00
vrije_dagen = [2026-12-24]
[herhaling]
brief = [1, {{ keer = 3, seconden = 60 }}, 3600]
[noodrem]
brieven_totaal = 10
"""
DAY = timedelta(days=1)
TODAY = date(2026, 3, 1)


def read(tmp_path: Path, text: str) -> PolicyFile:
    file = tmp_path / "policy.toml"
    file.write_text(text)
    return read_policy_file(file).content


def test_without_a_file_nothing_is_asked_and_the_rest_is_in_shadow() -> None:
    policy = read_policy_file(None).content
    modes = {effect: policy.mode_of(effect, OIN, TODAY) for effect in Effect}
    assert modes.pop(Effect.READ_BRP) is Mode.OFF
    assert set(modes.values()) == {Mode.SHADOW}


@pytest.mark.parametrize("oin", [OTHER, "00000009900000000009", None])
def test_what_is_not_named_is_as_without_a_file(tmp_path: Path, oin: str | None) -> None:
    policy = read(tmp_path, GOOD)
    assert policy.mode_of(Effect.READ_BRP, oin, TODAY) is Mode.OFF
    assert policy.mode_of(Effect.NOTIFY, oin, TODAY) is Mode.SHADOW


def test_a_period_holds_up_to_and_with_its_last_day(tmp_path: Path) -> None:
    policy = read(tmp_path, GOOD)
    first, last, shadow = date(2026, 1, 1), date(2026, 6, 30), date(2026, 8, 1)
    days = (first - DAY, first, last, last + DAY, shadow - DAY, shadow, date(2027, 1, 1))
    assert [policy.mode_of(Effect.NOTIFY, OIN, day) for day in days] == [
        Mode.OFF, Mode.ON, Mode.ON, Mode.OFF, Mode.OFF, Mode.SHADOW, Mode.OFF
    ]  # fmt: skip


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(GOOD)
    assert read_policy_file(file).sha256 == hashlib.sha256(GOOD.encode()).hexdigest()


def test_repeated_delays_are_written_out(tmp_path: Path) -> None:
    policy = read(tmp_path, GOOD)
    assert policy.herhaling.brief == (1, 60, 60, 60, 3600)
    assert policy.herhaling.vlag == Herhaling().vlag


def test_letters_are_tried_for_three_days() -> None:
    hours = sum(Herhaling().brief) / 3600
    assert 72 <= hours < 73


def test_a_basis_is_of_the_kind_of_its_effect(tmp_path: Path) -> None:
    permissions = Permissions(read(tmp_path, GOOD), "sha")
    letter = permissions.basis_for(Effect.NOTIFY, OIN, TODAY)
    assert isinstance(letter, LetterBasis)
    assert (letter.grondslag, letter.artikel, letter.oin) == ("convenant", "4", OIN)
    assert isinstance(permissions.basis_for(Effect.READ_BRP, OIN, TODAY), ReadingBasis)
    assert permissions.basis_for(Effect.FLAG_RVDK, OIN, TODAY) is None
    assert permissions.basis_for(Effect.NOTIFY, OIN, date(2026, 8, 1)) is None
    assert permissions.basis_for(Effect.NOTIFY, None, TODAY) is None


@pytest.mark.parametrize("kind", [Basis, LetterBasis, ReadingBasis])
def test_nobody_else_makes_a_basis(kind: type[Basis]) -> None:
    with pytest.raises(TypeError, match="only Permissions"):
        kind(object())  # type: ignore[arg-type]  # that this is refused is the point


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('versie = "2026-1"', "", "versie: is missing; write versie"),
        ('versie = "2026-1"', "versie = 2026", "versie: is no text; write it between quotes"),
        ('versie = "2026-1"', 'versie = " "', "versie: is no version; write 1 to 60"),
        ('versie = "2026-1"', 'versie = "2026-1', "no TOML"),
        (f'oin = "{OIN}"', 'oin = "123"', r"gemeenten\[1\]\(Proefstad\)\.oin: is no OIN; write tw"),
        (f'oin = "{OIN}"', f"oin = {OTHER[7:]}", r"\.oin: is no OIN"),
        (f'oin = "{OTHER}"', f'oin = "{OIN}"', r"stands in the file twice \(Proefstad, Elders\)"),
        ('modus = "shadow"', 'modus = "of"', r"effecten\.notify\[2\]\.modus: .* 'shadow' or 'off'"),
        ('grondslag = "convenant"', "", r"notify\[1\]: is on without a legal basis; write grond"),
        ('grondslag = "besluit"', 'grondslag = " "', r"effecten\.read_brp: is on without a legal"),
        ("tot = 2026-06-30", "", "is on without a start and an end"),
        ("tot = 2026-06-30", "tot = 2025-01-01", "before it starts .*; write a later tot"),
        ("tot = 2026-06-30", "tot = 2026-08-01", "notify has two periods on the same day"),
        ("van = 2026-08-01", "", "notify has two periods on the same day"),
        ("tot = 2026-06-30", 'tot = "juni"', r"notify\[1\]\.tot: is no date; write one without"),
        ("[gemeenten.effecten.read_brp]", "[gemeenten.effecten.read_brb]", "key; write read_brp"),
        ("venster_minuten = 30", "venster = 30", "afwikkeling.venster: unknown key; write venster"),
        ("[afwikkeling]", "[gemeenten.contact]\n[afwikkeling]", "leave it out, and set NOT"),
        ("venster_minuten = 30", "venster_minuten = -1", r"afwikkeling\.venster_minuten: .* 0 or"),
        ("t0_uren = 1", "t0_uren = 0", r"klokken\.t0_uren: is too small; write more than 0"),
        ("t0_uren = 1", "t0_uren = 2", r"klokken\.t0_uren: is too large; write at most 1"),
        ("werkdag_begin = 09:00:00", "werkdag_begin = 19:00:00", "write a later werkdag_einde"),
        ("brief = [1,", "brief = [] #", r"herhaling\.brief: is empty; write at least one delay"),
        ("brief = [1,", "brief = [0,", r"herhaling\.brief\[1\]: is too small"),
        ("keer = 3", "keer = 0", r"herhaling\.brief\.keer: is too small"),
        ("keer = 3", "maal = 3", r"herhaling\.brief\.keer: is missing"),
        ("brieven_totaal = 10", "brieven_totaal = 0", r"noodrem\.brieven_totaal: is too small"),
        ("brieven_totaal = 10", 'brieven_totaal = "x"', "is no whole number; write digits"),
        ("[noodrem]", "[gemeente]", "gemeente: unknown key; write gemeenten"),
    ],
)  # fmt: skip
def test_every_mistake_is_told_with_its_place_and_what_to_write(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    assert right in GOOD
    with pytest.raises(PolicyMistake, match=told):
        read(tmp_path, GOOD.replace(right, wrong, 1))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("t0_uren = 1", "t0_uren = 0").replace('modus = "shadow"', 'modus = "of"')
    with pytest.raises(PolicyMistake) as told:
        read(tmp_path, text)
    assert len(str(told.value).splitlines()) == 2


def test_asking_in_shadow_is_a_mistake(tmp_path: Path) -> None:
    text = GOOD.replace('modus = "on"', 'modus = "shadow"', 1)
    with pytest.raises(PolicyMistake, match="read_brp cannot be in shadow"):
        read(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PolicyMistake, match="cannot be read"):
        read_policy_file(tmp_path / "nothing.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff")
    with pytest.raises(PolicyMistake, match="no UTF-8"):
        read_policy_file(tmp_path / "binary.toml")
