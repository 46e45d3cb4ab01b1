"""Pages for people beside the API: an application of its own, which answers in pages."""

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send


class UnderPrefix(BaseRoute):
    """Gives every request at or below a prefix to one application, with its whole path.

    Not a ``Mount``: that one leaves the prefix itself out, and hides it from the application.
    """

    def __init__(self, prefix: str, application: ASGIApp) -> None:
        """``prefix``: such as ``/werkbank``, without a slash at its end."""
        self.application = application
        self.path = f"{prefix}/…"
        self.name = prefix.removeprefix("/")
        self._prefix = prefix

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """By the path alone: what is not there is said in a page, not as problem+json."""
        if scope["type"] != "http":
            return Match.NONE, {}
        path: str = scope["path"]
        ours = path == self._prefix or path.startswith(f"{self._prefix}/")
        return (Match.FULL, {"endpoint": self.application}) if ours else (Match.NONE, {})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over."""
        await self.application(scope, receive, send)
