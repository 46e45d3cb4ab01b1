"""After logging in one goes on to a page of ours, and to nothing else."""

import pytest

from notifier.review.login.begin import HOME, way_back


@pytest.mark.parametrize("page", [HOME, "/werkbank/zaken/1", "/werkbank?tab=vandaag&rij=20"])
def test_a_page_of_ours(page: str) -> None:
    assert way_back(page) == page


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
    assert way_back(elsewhere) == HOME
