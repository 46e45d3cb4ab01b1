"""The two cookies of whoever logs in: one while that goes on, one for the session."""

from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from notifier.sessions.attempts import LIFETIME


@dataclass(frozen=True)
class Cookies:
    """Named after their pages: two sets of pages on one host have two pairs of cookies.

    ``name``: of the cookie of the session, and the beginning of that of the login. ``secure``:
    false only where the pages are looked at over http on one's own machine. With it the names begin
    with ``__Host-``: then a browser takes them from this host alone, over TLS alone. Some browsers
    refuse that on ``http://127.0.0.1``, and nobody could log in. ``path``: below which the browser
    shows them; one of their own costs the ``__Host-``, which stands for the whole host, and leaves
    ``__Secure-``.
    """

    name: str
    secure: bool
    path: str = "/"

    @property
    def session(self) -> str:
        """SameSite=Strict: no other site can make a browser show it."""
        return self._named(self.name)

    @property
    def login(self) -> str:
        """SameSite=Lax: the provider, another site, sends the browser back to us."""
        return self._named(f"{self.name}-inloggen")

    def give_session(self, response: Response, token: str) -> None:
        """Until the browser closes, or the server ends it."""
        self._give(response, self.session, token, same_site="strict", seconds=None)

    def give_login(self, response: Response, token: str) -> None:
        """For as long as logging in may take."""
        seconds = round(LIFETIME.total_seconds())
        self._give(response, self.login, token, same_site="lax", seconds=seconds)

    def take_session(self, response: Response) -> None:
        """Away with it."""
        self._give(response, self.session, "", same_site="strict", seconds=0)

    def take_login(self, response: Response) -> None:
        """Away with it."""
        self._give(response, self.login, "", same_site="lax", seconds=0)

    def _named(self, name: str) -> str:
        if not self.secure:
            return name
        return f"__Host-{name}" if self.path == "/" else f"__Secure-{name}"

    def _give(
        self,
        response: Response,
        name: str,
        value: str,
        *,
        same_site: Literal["strict", "lax"],
        seconds: int | None,
    ) -> None:
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=self.path,
            secure=self.secure,
            httponly=True,
            samesite=same_site,
        )
