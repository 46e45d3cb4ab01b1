"""From where, and as whom, something that a source only points at may be fetched."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from brp_adapter.connections.connection import Name
from contracts.policy.effects import mistake

Host = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?$",
        max_length=259,
    ),
    Field(description="a host in small letters, with its port where that is not 443"),
]
"""Name in the DNS in small letters, with the port where it is not that of https."""

Plain = Annotated[
    str,
    StringConstraints(pattern=r"^[\x21-\x7e]{1,255}$"),
    Field(description="1 to 255 plain characters without spaces"),
]
Url = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s#@]+$", max_length=200),
    Field(description="a full address, as https://nrc.gemeente.example/api/v1"),
]


class Ophalen(BaseModel):
    """``hosts``: the only ones that are ever asked, exactly so and nowhere else.

    ``intern``: they stand in a private network; else such an address is never asked, whatever the
    DNS says. ``toegang``: ``zgw`` (a JWT that ``client_id`` signs with ``geheim``), ``oauth``
    (client credentials at ``token_url``), ``sleutel`` (the secret in the header ``header``).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    hosts: tuple[Host, ...]
    intern: bool = False
    toegang: Literal["zgw", "oauth", "sleutel"]
    geheim: Name
    client_id: Plain | None = None
    token_url: Url | None = None
    scope: str = ""
    header: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,64}$")] = "X-API-KEY"

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.hosts:
            text = "hosts is empty; write the hosts from which may be fetched"
            raise mistake(text)
        if self.toegang in {"zgw", "oauth"} and self.client_id is None:
            text = f"toegang {self.toegang} needs a client_id"
            raise mistake(text)
        if self.toegang == "oauth" and self.token_url is None:
            text = "toegang oauth needs a token_url"
            raise mistake(text)
        return self
