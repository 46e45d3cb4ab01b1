"""One connected source as the file says it; a module per kind says the rest."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from contracts.values.codes import Oin

Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$"),
    Field(description="2 to 40 small letters, digits and hyphens, a letter first"),
]
MOST_PER_MINUTE = 60_000


class Connection(BaseModel):
    """What every kind has.

    ``naam``: ours, for logs and for secrets. ``gemeente``: the OIN for which its reports count, and
    as whose they can be seen and withdrawn. ``tempo``: messages per minute that were agreed.
    ``einde``: the last day on which it is taken; from the next it is retired.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    naam: Name
    gemeente: Oin
    tempo: int = Field(default=600, ge=1, le=MOST_PER_MINUTE)
    einde: date | None = None

    def retired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.einde is not None and today > self.einde

    @property
    def secret_names(self) -> tuple[str, ...]:
        """Names of all the secrets that it needs."""
        return () if self.shows is None else (self.shows,)

    @property
    def taken(self) -> tuple[str, ...]:
        """Names of the secrets of which the sender may show either."""
        return () if self.shows is None else (self.shows,)

    @property
    def shows(self) -> str | None:
        """Name of the secret that the sender shows to us; None where a token says who it is."""
        return None


class ShowsSecret(Connection):
    """A source that shows us a secret, which is replaced without refusing anything meanwhile.

    ``geheim_vorig``: name of the one before it, taken as well while the sender may still show it.
    """

    geheim_vorig: Name | None = None

    @property
    def taken(self) -> tuple[str, ...]:
        """The secret of today and the one before it."""
        return tuple(name for name in (self.shows, self.geheim_vorig) if name is not None)

    @property
    def secret_names(self) -> tuple[str, ...]:
        """Both."""
        return self.taken
