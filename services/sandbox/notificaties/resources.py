"""What the municipality's API holds: persons and departures, at addresses that name nobody."""

from collections.abc import Callable
from typing import Annotated, Any, Final, Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field

from sandbox.clock import Clock, stamp

DECLARED: Final = "nl.brp.vertrek-naar-buitenland.aangegeven"


class Order(BaseModel):
    """One departure of one person that this source reports.

    ``levert``: the BRP is asked about a ``persoon``; a ``vertrek`` says it itself. ``keer``: how
    often the NRC delivers it.
    """

    model_config = ConfigDict(extra="forbid")

    burgerservicenummer: Annotated[str, Field(pattern=r"^[0-9]{9}$")]
    datum: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None
    landcode: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None = None
    levert: Literal["persoon", "vertrek"] = "persoon"
    keer: Annotated[int, Field(ge=1, le=8)] = 1


class Resources:
    """In memory, by the path under which each lies."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.held: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []

    def make(self, order: Order, address: Callable[[str], str]) -> dict[str, Any]:
        """Hold what the order says; the notification about it. ``address``: of a path."""
        name = str(uuid4())
        persons = order.levert == "persoon"
        path = f"{'personen' if persons else 'vertrekken'}/{name}"
        self.held[path] = self._person(order) if persons else self._departure(order, name)
        url = address(path)
        return {
            "kanaal": "personen" if persons else "vertrekken",
            "hoofdObject": url,
            "resource": order.levert,
            "resourceUrl": url,
            "actie": "partial_update" if persons else "create",
            "aanmaakdatum": stamp(self._clock()),
            "kenmerken": {"gebeurtenis": "emigratie"},
        }

    def _person(self, order: Order) -> dict[str, Any]:
        # As an API of persons does, more than anybody here needs.
        return {"burgerservicenummer": order.burgerservicenummer, "naam": {"voornamen": "Proef"}}

    def _departure(self, order: Order, name: str) -> dict[str, Any]:
        now = stamp(self._clock())
        data: dict[str, Any] = {
            "personen": [order.burgerservicenummer],
            "aangifteTijdstip": now,
            "vertrekdatum": order.datum or now[:10],
        }
        if order.landcode is not None:
            data["bestemming"] = {"landcode": order.landcode}
        return {"id": name, "type": DECLARED, "time": now, "data": data}
