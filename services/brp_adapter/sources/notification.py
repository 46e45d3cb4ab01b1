"""A message of the VNG Notificaties API (NRC 1.0): that something changed, and where it lies."""

from datetime import datetime
from typing import Annotated, Final
from urllib.parse import unquote

from pydantic import (
    AliasGenerator,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
)
from pydantic.alias_generators import to_camel

from brp_adapter.sources.envelope import holds_bsn
from brp_adapter.sources.faults import EventRefused, Fault, faults_of
from brp_adapter.sources.http_binding import MESSAGE, members_in_body
from brp_adapter.sources.json_text import write_json
from brp_adapter.sources.values import MomentMember

Address = Annotated[str, StringConstraints(pattern=r"^https?://[\x21-\x7e]+$", max_length=1000)]
MOST_KENMERKEN: Final = 50


class Notificatie(BaseModel):
    """The members of the standard; what an implementation adds is left alone.

    None of them holds a burgerservicenummer: the NRC keeps what it delivers, and shows it.
    """

    model_config = ConfigDict(
        strict=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        alias_generator=AliasGenerator(to_camel),
        populate_by_name=True,
    )

    kanaal: Annotated[str, StringConstraints(min_length=1, max_length=50)]
    hoofd_object: Address
    resource: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    resource_url: Address
    actie: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    aanmaakdatum: MomentMember
    kenmerken: dict[
        Annotated[str, StringConstraints(max_length=100)],
        Annotated[str, StringConstraints(max_length=1000)],
    ] = {}

    def __repr_args__(self) -> list[tuple[str | None, object]]:
        """Nothing: an address may say whom it is about."""
        return []

    @property
    def made_at(self) -> datetime:
        """When it was done at its source, as that says."""
        return self.aanmaakdatum


def read_notification(content: bytes) -> Notificatie:
    """Read one. Raises ``EventRefused``."""
    members = members_in_body(content)
    try:
        read = Notificatie.model_validate(members, by_alias=True, by_name=False)
    except ValidationError as refused:
        faults = [_without_name(fault) for fault in faults_of(refused, MESSAGE)]
        raise EventRefused(dict.fromkeys(faults)) from None
    if faults := _personal(read):
        raise EventRefused(faults)
    return read


def one_form(content: bytes) -> bytes:
    """What decides whether it came before, however its members are ordered.

    Raises ``EventRefused``.
    """
    return write_json(members_in_body(content), where=MESSAGE)


def _without_name(fault: Fault) -> Fault:
    """The names of kenmerken are the publisher's: they are not told on."""
    path = fault.path.removeprefix(f"{MESSAGE}.")
    if path.startswith("kenmerken."):
        return Fault("kenmerken", fault.code, fault.reason)
    return Fault(path, fault.code, fault.reason)


def _personal(read: Notificatie) -> list[Fault]:
    said = {
        "hoofdObject": unquote(read.hoofd_object),
        "resourceUrl": unquote(read.resource_url),
        "resource": read.resource,
        "actie": read.actie,
        "kenmerken": " ".join(f"{name} {value}" for name, value in read.kenmerken.items()),
    }
    reason = "Een burgerservicenummer hoort niet in een notificatie."
    return [Fault(name, "personalData", reason) for name, text in said.items() if holds_bsn(text)]
