"""After logging in one goes on to a page of ours, and to nothing else."""

import pytest

from notifier.login.site import Site

HOME = "/werkbank"
SITE = Site(
    "https://w.example", HOME, login="/werkbank/inloggen", returns="/werkbank/inloggen/terug"
)


@pytest.mark.parametrize("page", [HOME, "/werkbank/zaken/1", "/werkbank?tab=vandaag&rij=20"])
def test_a_page_of_ours(page: str) -> None:
    assert SITE.way_back(page) == page


@pytest.mark.parametrize(
    "elsewhere",
    [
        "",
        "https://example.org/werkbank",
        "//example.org/werkbank",
        "/\\example.org",
        "/werkbank\\..\\x",
        "javascript:alert(1)",
        "/werkbankje",
        "/antwoord",
        "/werkbank/inloggen/start",
        "/werkbank?" + "x" * 400,
        "/werkbank\r\nX: y",
        "/werkbank/\u202egro",
    ],
)
def test_anything_else_is_the_first_page(elsewhere: str) -> None:
    assert SITE.way_back(elsewhere) == HOME


def test_other_pages_have_a_way_back_of_their_own() -> None:
    answer = Site("https://w.example", "/antwoord", "/antwoord/in", returns="/antwoord/in/terug")
    assert answer.way_back("/antwoord/2") == "/antwoord/2"
    assert answer.way_back("/werkbank/zaken/1") == "/antwoord"
    assert answer.way_back("/antwoord/in/terug") == "/antwoord"
    assert answer.return_address == "https://w.example/antwoord/in/terug"
