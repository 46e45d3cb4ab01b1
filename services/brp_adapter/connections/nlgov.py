"""NL GOV CloudEvents, pushed to us with an access token that names the OIN."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from brp_adapter.connections.connection import Connection
from brp_adapter.connections.fetching import Ophalen

Origin = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$",
        max_length=253,
    ),
    Field(description="a name in the DNS in small letters, as gebeurtenissen.leverancier.example"),
]
"""Name of a system in the DNS, without scheme or path."""


class NlGov(Connection):
    """``oorsprongen``: the systems that may ask beforehand whether they may send (OPTIONS).

    Several municipalities may name the same one, of a supplier that they share. ``ophalen``: where
    the data of an event lies that has a ``dataref`` and no data; left out, such a one is refused.
    """

    soort: Literal["nlgov"]
    oorsprongen: tuple[Origin, ...] = ()
    ophalen: Ophalen | None = None

    @property
    def secret_names(self) -> tuple[str, ...]:
        """Only what is fetched wants one: who pushes has a token."""
        return () if self.ophalen is None else (self.ophalen.geheim,)
