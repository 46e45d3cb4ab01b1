"""What the world outside received, asked over HTTP and without opening a letter."""

from typing import Final, Literal
from uuid import UUID

import httpx
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

from vertrekmelding.stack.options import Urls


class Arrival(BaseModel):
    """A letter (``brief``) or a flag (``vlag``) that came in."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    kind: Literal["brief", "vlag"] = Field(alias="soort")
    id: str
    reference: str = Field(alias="referentie")
    recipient: str | None = Field(None, alias="ontvanger")
    about: UUID | None = Field(None, alias="onderwerp")
    at: AwareDatetime = Field(alias="tijdstip")
    count: int = Field(alias="aantal")


_ARRIVALS: Final = TypeAdapter(tuple[Arrival, ...])


class Outside:
    """The sandbox as the bench sees it."""

    def __init__(self, urls: Urls) -> None:
        self._http = httpx.Client(base_url=urls.sandbox, timeout=60.0)

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def settle_in(self, persons: list[dict[str, object]]) -> None:
        """Put people in the register."""
        self._http.put("/sandbox/personen", json=persons).raise_for_status()

    def arrivals(self, start: int = 0) -> tuple[Arrival, ...]:
        """Everything from the one with this number on, in order."""
        answer = self._http.get("/sandbox/aankomsten", params={"vanaf": start})
        return _ARRIVALS.validate_json(answer.raise_for_status().content)

    def letter(self, letter_id: str) -> bytes:
        """The PDF of one letter."""
        return self._http.get(f"/sandbox/brieven/{letter_id}.pdf").raise_for_status().content
