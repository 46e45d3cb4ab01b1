"""What a browser is told about the two cookies, where it matters: over TLS."""

import pytest
from starlette.responses import Response

from notifier.sessions.cookies import Cookies


def given(response: Response) -> tuple[str, set[str]]:
    name, *rest = response.headers["set-cookie"].split("; ")
    return name, set(rest)


def test_over_tls_only_this_host_gets_them() -> None:
    cookies = Cookies("werkbank", secure=True)
    session, login = Response(), Response()
    cookies.give_session(session, "s")
    cookies.give_login(login, "l")
    assert given(session) == (
        "__Host-werkbank=s",
        {"HttpOnly", "Path=/", "SameSite=strict", "Secure"},
    )
    assert given(login) == (
        "__Host-werkbank-inloggen=l",
        {"HttpOnly", "Path=/", "SameSite=lax", "Secure", "Max-Age=600"},
    )


@pytest.mark.parametrize("secure", [True, False])
def test_a_cookie_is_taken_away_under_the_name_it_was_given(*, secure: bool) -> None:
    cookies = Cookies("werkbank", secure=secure)
    taken = Response()
    cookies.take_session(taken)
    name, rest = given(taken)
    assert name == f'{cookies.session}=""'
    assert "Max-Age=0" in rest
    assert ("Secure" in rest) is secure


def test_with_a_path_of_their_own_they_go_to_those_pages_alone() -> None:
    cookies = Cookies("antwoord", secure=True, path="/antwoord")
    session = Response()
    cookies.give_session(session, "s")
    assert given(session) == (
        "__Secure-antwoord=s",
        {"HttpOnly", "Path=/antwoord", "SameSite=strict", "Secure"},
    )
    assert cookies.login == "__Secure-antwoord-inloggen"
