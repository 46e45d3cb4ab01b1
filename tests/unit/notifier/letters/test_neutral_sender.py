"""One sender for all letters, which tells no place."""

import pytest

from notifier.letters.content import DEFAULT_SENDER, Sender
from notifier.letters.neutral_sender import telling_lines, why_it_tells

PLACES = ("Oude Pekela", "Best", "")


def test_a_national_sender_tells_nothing() -> None:
    assert list(telling_lines(DEFAULT_SENDER, PLACES)) == []


@pytest.mark.parametrize(
    ("sender", "line"),
    [
        (Sender(name="Gemeente Leiden"), "name"),
        (Sender(name="Vertrekmelding Oude Pekela"), "name"),
        (Sender(tagline="Berichten uit BEST"), "tagline"),
        (Sender(website="www.oude pekela.example"), "website"),
        (Sender(website="vertrek.gemeenteleiden.example"), "website"),
        (Sender(return_line="Stadhuis, Postbus 1, 2300 AA Leiden"), "return_line"),
        (Sender(reply_address="Afdeling Burgerzaken, Postbus 1"), "reply_address"),
    ],
)
def test_a_line_that_tells_a_place_is_named(sender: Sender, line: str) -> None:
    assert [name for name, _why in telling_lines(sender, PLACES)] == [line]


@pytest.mark.parametrize(
    ("url", "tells"),
    [
        ("https://antwoord.vertrekmelding.example", False),
        ("https://antwoord.gemeente-leiden.example", True),
        ("https://best.example", True),
        ("", False),
    ],
)
def test_the_address_of_the_page_tells_no_place_either(url: str, *, tells: bool) -> None:
    assert (why_it_tells(url, PLACES) is not None) is tells


def test_a_post_box_may_lie_in_a_town_and_a_name_may_hold_part_of_one() -> None:
    sender = Sender(name="Beste berichten", reply_address="Postbus 1, 5680 AA Best")
    assert list(telling_lines(sender, PLACES)) == []
