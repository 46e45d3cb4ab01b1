"""StUF-BG 3.10: a municipal broker that sends npsLk01 to us."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from brp_adapter.connections.connection import Name, ShowsSecret
from brp_adapter.sources.stuf.message import Party


def _part(most: int, fewest: int = 1) -> StringConstraints:
    # Without characters that would have to be written otherwise in XML, a URN or a log.
    pattern = rf"^[A-Za-z0-9 ._:@()-]{{{fewest},{most}}}$"
    return StringConstraints(pattern=pattern)


class System(BaseModel):
    """A sender or receiver as both agreed; what is left out, is not looked at."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    applicatie: Annotated[str, _part(50, 3)]
    organisatie: Annotated[str, _part(200)] | None = None
    administratie: Annotated[str, _part(50)] | None = None

    @property
    def party(self) -> Party:
        """As the steering data have it."""
        return Party(self.applicatie, self.organisatie, self.administratie)

    def __str__(self) -> str:
        return "/".join((self.organisatie or "", self.applicatie, self.administratie or ""))


class Stuf(ShowsSecret):
    """``geheim`` names the secret that holds the whole value of the header ``Authorization``.

    Left out, the broker shows an access token that names the OIN of the municipality.
    ``zender`` is the broker, ``ontvanger`` is us.
    """

    soort: Literal["stuf"]
    zender: System
    ontvanger: System = Field(default_factory=lambda: System(applicatie="VERTREKMELDING"))
    geheim: Name | None = None

    @property
    def shows(self) -> str | None:
        """The secret, when there is one."""
        return self.geheim
