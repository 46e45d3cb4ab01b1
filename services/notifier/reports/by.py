"""By whom and by which way something is done to a report, for the audit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class By:
    """``actor``: an OIN, or a person's id at the provider. ``basis``: scope, or ``werkbank``."""

    actor: str
    basis: str
    origin: str = "api"
