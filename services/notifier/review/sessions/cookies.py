"""The two cookies of the workbench."""

from dataclasses import dataclass
from typing import Final, Literal

from starlette.responses import Response

from notifier.review.sessions.attempts import LIFETIME

_SESSION: Final = "werkbank"
_LOGIN: Final = "werkbank-inloggen"


@dataclass(frozen=True)
class Cookies:
    """``secure``: false only where the workbench is looked at over http on one's own machine.

    With it the names begin with ``__Host-``: then a browser takes them from this host alone, over
    TLS alone. Some browsers refuse that on ``http://127.0.0.1``, and nobody could log in.
    """

    secure: bool

    @property
    def session(self) -> str:
        """SameSite=Strict: no other site can make a browser show it."""
        return self._named(_SESSION)

    @property
    def login(self) -> str:
        """SameSite=Lax: the provider, another site, sends the browser back to us."""
        return self._named(_LOGIN)

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
        return f"__Host-{name}" if self.secure else name

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
            path="/",
            secure=self.secure,
            httponly=True,
            samesite=same_site,
        )
