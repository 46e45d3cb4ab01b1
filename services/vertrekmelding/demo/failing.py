"""How asking a running service fails."""


class ServiceRefused(Exception):
    """A service did not do what was asked. Says which and how, and nothing of what was sent."""

    def __init__(self, what: str, status: int) -> None:
        super().__init__(f"{what}: het antwoord was HTTP {status}")


class ServiceAway(Exception):
    """No answer, or one that says to come back: its process may just be started again."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: de dienst geeft geen antwoord")
