"""vrijBRP's notice that something about a person list changed: no content, so look again.

A closed envelope of which only ``data`` is required, by the schema of the supplier
(vrijbrp.pl.mutation.v1). ``data`` may grow; what it holds beside the numbers is not ours to read.
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from brp_adapter.custody.reported import Touched
from brp_adapter.sources.event_types import Mutatie
from brp_adapter.sources.faults import EventRefused, faults_of
from brp_adapter.sources.http_binding import members_in_body
from brp_adapter.sources.values import MomentMember

KIND: Final = "vrijbrp.pl.mutation.v1"

_NO_TIME: Final = datetime.max.replace(tzinfo=UTC)


def _no_default(schema: dict[str, Any]) -> None:
    """What stands for "left out" is no value that anybody may send."""
    schema.pop("default", None)


class PersonMutation(BaseModel):
    """The whole message. A member that is left out has no value; null is one only for subject."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    specversion: Literal["1.0"] = "1.0"
    type: Literal["vrijbrp.pl.mutation.v1"] = "vrijbrp.pl.mutation.v1"
    source: Literal["/vrijbrp"] = "/vrijbrp"
    subject: Annotated[str | None, Field(repr=False)] = None
    id: Annotated[str, Field(pattern=r"^[0-9]{12}$", json_schema_extra=_no_default)] = ""
    time: Annotated[MomentMember, Field(json_schema_extra=_no_default)] = _NO_TIME
    datacontenttype: Literal["application/json"] = "application/json"
    data: Mutatie


def read_mutation(content: bytes) -> PersonMutation:
    """The message of these bytes. Raises ``EventRefused``."""
    members = members_in_body(content)
    try:
        return PersonMutation.model_validate(members)
    except ValidationError as refused:
        raise EventRefused(faults_of(refused, "")) from None


def read_kept(content: bytes, *, sender: str, received_at: datetime) -> Touched:
    """Something about a person changed. Raises ``EventRefused``.

    Never recorded after it was received (``nlgov.read_event``). The number that vrijBRP gives a
    message is one of its own: two systems of one municipality count both from one, and an event of
    another format may have it too. So the content and the moment name the report; which messages
    are the same one is told before, on arrival.
    """
    mutation = read_mutation(content)
    named = sha256(content + received_at.isoformat().encode()).hexdigest()
    return Touched(
        event_id=f"vrijbrp/{named}",
        sender=sender,
        person=mutation.data.bsn,
        historic=mutation.data.historicBsns,
        at=min(mutation.time, received_at),
    )
