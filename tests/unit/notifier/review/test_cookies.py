"""What a browser is told about the two cookies, where it matters: over TLS."""

import pytest
from starlette.responses import Response

from notifier.review.sessions.cookies import Cookies


def given(response: Response) -> tuple[str, set[str]]:
    name, *rest = response.headers["set-cookie"].split("; ")
    return name, set(rest)


def test_over_tls_only_this_host_gets_them() -> None:
    cookies = Cookies(secure=True)
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
    cookies = Cookies(secure=secure)
    taken = Response()
    cookies.take_session(taken)
    name, rest = given(taken)
    assert name == f'{cookies.session}=""'
    assert "Max-Age=0" in rest
    assert ("Secure" in rest) is secure
