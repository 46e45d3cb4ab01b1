"""The pages for which somebody logs in, and to which they come back."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

_LONGEST_WAY_BACK: Final = 300


@dataclass(frozen=True)
class Site:
    """``origin``: scheme and host under which browsers reach it; the rest are paths there.

    ``home`` is the first page, all others stand below it. ``login``: below this nobody is sent back
    to, or they would begin again. ``returns``: where the provider sends the browser.
    """

    origin: str
    home: str
    login: str
    returns: str

    @property
    def return_address(self) -> str:
        """``redirect_uri``, as the provider has to know it."""
        return f"{self.origin}{self.returns}"

    def way_back(self, given: str) -> str:
        """Only a page of ours: anything else would make us send people where a stranger wants."""
        parts = urlsplit(given)
        ours = parts.path == self.home or parts.path.startswith(f"{self.home}/")
        elsewhere = parts.scheme or parts.netloc or "\\" in given or not given.isprintable()
        login = parts.path.startswith(self.login)
        if not ours or elsewhere or login or len(given) > _LONGEST_WAY_BACK:
            return self.home
        return given
