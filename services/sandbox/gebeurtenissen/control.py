"""The control API of this source: let something happen, and set how it behaves."""

from datetime import date
from typing import Annotated, Any, Final
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from sandbox.emigration import Emigration, UnknownPersonError, spoken_date
from sandbox.gebeurtenissen.asked import KINDS
from sandbox.gebeurtenissen.behaviour import Behaves, Behaviour
from sandbox.gebeurtenissen.register import Event, Register
from sandbox.persons import Persons
from sandbox.problem import faulty, problem

DEPARTED: Final = "nl.brp.verhuisd.naar-buitenland"
_PREFIX: Final = "/sandbox/bronnen/gebeurtenissen"


class Happens(BaseModel):
    """Something happens to one person. With a land they are abroad in the BRP from here.

    ``datum``: a whole date, an object in one of the forms of the BRP, or null for none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    burgerservicenummer: Annotated[str, StringConstraints(pattern=r"^9999[0-9]{5}$")]
    datum: date | dict[str, Any] | None = None
    type: str = DEPARTED
    landcode: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] | None = None


def happenings_control(register: Register, persons: Persons) -> APIRouter:
    """Serve what happens to people."""
    router = APIRouter(prefix=_PREFIX)

    @router.post("/gebeurtenis")
    async def happen(request: Request) -> Response:
        try:
            order = Happens.model_validate_json(await request.body())
            if order.landcode is not None and isinstance(order.datum, date):
                _emigrate(persons, order, order.datum)
        except ValidationError as error:
            return problem(400, faulty(error, "gebeurtenis"))
        except UnknownPersonError as error:
            return problem(400, str(error))
        event = _event(order)
        kind = order.type if order.type in KINDS else DEPARTED
        told = await register.publish(event, bsn=order.burgerservicenummer, kind=kind)
        return JSONResponse({"id": event["id"], "abonnees": told}, status_code=201)

    @router.post("/ruw")
    async def raw(request: Request) -> Response:
        """Deliver any JSON to every subscriber, as it is."""
        try:
            event = await request.json()
        except ValueError:
            return problem(400, "the body is no JSON")
        told = await register.publish(event, bsn=None, kind=DEPARTED)
        return JSONResponse({"abonnees": told}, status_code=201)

    return router


def behaviour_control(register: Register, behaviour: Behaviour) -> APIRouter:
    """Serve how the API behaves, and how much it holds."""
    router = APIRouter(prefix=_PREFIX)

    @router.put("")
    async def behave(request: Request) -> Response:
        try:
            wanted = Behaves.model_validate_json(await request.body())
        except ValidationError as error:
            return problem(400, faulty(error, "bron"))
        behaviour.set(wanted)
        if wanted.vergeten:
            for place in list(register.subscribers):
                await register.write("vergeet", place, aantal=wanted.vergeten)
        return JSONResponse(_counted(register, behaviour))

    @router.get("")
    async def counted() -> Response:
        return JSONResponse(_counted(register, behaviour))

    @router.delete("")
    async def forget() -> Response:
        register.clear()
        behaviour.set(Behaves(leeswijze="cursor", tempo=0))
        return Response(status_code=204)

    return router


def _counted(register: Register, behaviour: Behaviour) -> dict[str, object]:
    """Names and figures, nobody's number."""
    return {
        "leeswijze": "cursor" if behaviour.by_cursor else "ongelezen",
        "tempo": behaviour.tempo,
        "meestePerMinuut": behaviour.most_in_a_minute,
        "abonnees": [
            {
                "oin": oin,
                "naam": name,
                "abonnementen": len(one.subscriptions),
                "gebeurtenissen": len(one.events),
                "gelezen": one.read,
            }
            for (oin, name), one in register.subscribers.items()
        ],
    }


def _emigrate(persons: Persons, order: Happens, day: date) -> None:
    numbers = [order.burgerservicenummer]
    persons.emigrate(
        Emigration(burgerservicenummer=numbers, datum=day, landcode=order.landcode or "0000")
    )


def _event(order: Happens) -> Event:
    when = spoken_date(order.datum) if isinstance(order.datum, date) else order.datum
    place = "overlijden" if order.type == "nl.brp.overleden" else "verblijfplaats"
    name = "datum" if place == "overlijden" else "datumVan"
    about = {} if when is None else {place: {name: when}}
    return {
        "id": str(uuid4()),
        "source": "brp",
        "specversion": "1.0.2",
        "type": order.type,
        "data": {"burgerservicenummer": order.burgerservicenummer, **about},
    }
