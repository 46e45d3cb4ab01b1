"""The two files agree: every card belongs to a country that the register can name."""

import csv
from pathlib import Path

from notifier.remedies.card_fields import CardField, checked
from notifier.remedies.lands import LANDS_FILE, land_of

CARDS = Path(LANDS_FILE).with_name("cards.csv")
NOT_IN_THE_REGISTER = {"HK"}
"""Hongkong has no code of its own in tabel 34 any more."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_card_is_of_a_country_that_the_register_names() -> None:
    named = {row["iso2"] for row in rows(LANDS_FILE)}
    assert {row["iso2"] for row in rows(CARDS)} - named == NOT_IN_THE_REGISTER


def test_every_value_on_a_card_is_one_that_the_form_takes() -> None:
    for row in rows(CARDS):
        for field in CardField:
            assert checked(field, row[field]) == row[field]


def test_a_country_is_found_by_its_code() -> None:
    land = land_of("5003")
    assert land is not None
    assert (land.name, land.iso2) == ("Zwitserland", "CH")
    assert {land_of(code).iso2 for code in ("5106", "5108", "5109")} == {"BQ"}  # type: ignore[union-attr]


def test_unknown_is_no_country() -> None:
    assert [land_of(code) for code in (None, "0000", "1234")] == [None, None, None]
