"""Looking a case up, as JSON: a number stands in the body, never in a URL."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from contracts.values.bsn import Bsn


class _Wire(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, hide_input_in_errors=True
    )


class Zoekvraag(_Wire):
    """Precies één van beide; alleen in de body, nooit in een URL."""

    model_config = ConfigDict(extra="forbid")

    burgerservicenummer: Bsn | None = None
    vertrek_id: UUID | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.burgerservicenummer is None) == (self.vertrek_id is None):
            message = "exactly one of burgerservicenummer and vertrekId"
            raise ValueError(message)
        return self


class Zoekresultaat(_Wire):
    """De ids van de zaken die de vrager mag zien."""

    zaken: Annotated[list[UUID], Field(default_factory=list)]
