"""The kinds of source, one table of the file each; the field ``soort`` says which."""

from typing import Annotated, Literal

from pydantic import Field

from brp_adapter.connections.connection import Connection


class NlGov(Connection):
    """NL GOV CloudEvents, pushed to us with an access token that names the OIN."""

    soort: Literal["nlgov"]


AnyConnection = Annotated[NlGov, Field(discriminator="soort")]
