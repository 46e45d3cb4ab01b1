"""The letter a of adopted children stands where the public table of routes puts it."""

import pytest

from brp_adapter.custody.derivation.route_codes import two_parents, with_adoption


@pytest.mark.parametrize(
    ("route", "adopted"),
    [
        ("4n", "4an"), ("4o1", "4ao1"), ("6", "6a"), ("7", "7a"), ("10oo", "10aoo"),
        ("49", "49a"), ("53v2oo", "53v2aoo"), ("53n1", "53an1"), ("58mm", "58amm"),
        ("53nboo", "53anboo"), ("54n", "54an"),
    ],
)  # fmt: skip
def test_the_letter_of_adoption(route: str, adopted: str) -> None:
    assert with_adoption(route) == adopted


def test_four_codes_in_a_row() -> None:
    assert two_parents(49) == ("49", "50", "51", "52")
