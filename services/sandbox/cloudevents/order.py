"""What the sandbox's municipality is told to report, and the events of it (NL GOV profile 1.1)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final
from uuid import uuid4

from cloudevents.core.v1.event import CloudEvent
from pydantic import BaseModel, ConfigDict, Field

from sandbox.clock import Clock, stamp
from sandbox.emigration import spoken_date
from sandbox.token_endpoint import CLIENTS, Client

_MUNICIPALITIES: Final = {one.name: one for one in CLIENTS if one.role == "municipality"}


class Mode(StrEnum):
    """How an event goes over HTTP."""

    STRUCTURED = "structured"
    BINARY = "binary"
    BATCH = "batch"


class Told(StrEnum):
    """What is known of a departure: declared at the counter, or registered in the BRP."""

    DECLARED = "aangegeven"
    REGISTERED = "geregistreerd"


class Order(BaseModel):
    """One departure. ``aangever`` left out: the first person declares, as ``zelf``.

    ``dubbel`` sends all of it once more, as a sender that got no answer; ``handdruk`` false leaves
    out the question beforehand.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    burgerservicenummer: list[Annotated[str, Field(pattern=r"^[0-9]{9}$")]] = Field(
        min_length=1, max_length=50
    )
    datum: date
    landcode: str = Field(default="0000", pattern=r"^[0-9]{4}$")
    aangever: str | None = Field(default=None, pattern=r"^[0-9]{9}$")
    hoedanigheid: str = "ouder"
    veilig: bool | None = None
    soort: Told = Told.DECLARED
    modus: Mode = Mode.STRUCTURED
    gemeente: str = Field(default="gemeente", pattern=f"^({'|'.join(_MUNICIPALITIES)})$")
    dubbel: bool = False
    handdruk: bool = True

    @property
    def client(self) -> Client:
        """As whom it is sent."""
        return _MUNICIPALITIES[self.gemeente]


def events_of(order: Order, clock: Clock) -> list[CloudEvent]:
    """The events of one departure: a declaration names everybody, a registration one person."""
    if order.soort is Told.DECLARED:
        data: dict[str, object] = {
            "personen": order.burgerservicenummer,
            "aangever": {
                "burgerservicenummer": order.aangever or order.burgerservicenummer[0],
                "hoedanigheid": order.hoedanigheid if order.aangever else "zelf",
            },
            "aangifteTijdstip": stamp(clock()),
            "vertrekdatum": order.datum.isoformat(),
            "bestemming": {"landcode": order.landcode},
            "veiligTeInformeren": order.veilig,
            "toestemmingen": [],
            "vervangendeToestemming": None,
        }
        return [_event(order, clock, "nl.brp.vertrek-naar-buitenland.aangegeven", data)]
    since = spoken_date(order.datum)
    return [
        _event(
            order,
            clock,
            "nl.brp.verhuisd.naar-buitenland",
            {"burgerservicenummer": bsn, "verblijfplaats": {"datumVan": since}},
        )
        for bsn in order.burgerservicenummer
    ]


def _event(order: Order, clock: Clock, kind: str, data: dict[str, object]) -> CloudEvent:
    attributes = {
        "id": str(uuid4()),
        "source": f"urn:nld:oin:{order.client.oin}:systeem:burgerzaken",
        "type": kind,
        "time": clock(),
        "datacontenttype": "application/json",
    }
    return CloudEvent(attributes, data)
