"""NL GOV CloudEvents, pushed to us with an access token that names the OIN."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from brp_adapter.connections.connection import Connection

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

    Several municipalities may name the same one, of a supplier that they share.
    """

    soort: Literal["nlgov"]
    oorsprongen: tuple[Origin, ...] = ()
