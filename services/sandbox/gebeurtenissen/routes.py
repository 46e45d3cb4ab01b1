"""The six calls of BRP API Gebeurtenissen, for whoever brings a token of our issuer."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under
from sandbox.gebeurtenissen.asked import (
    KINDS,
    SUBSCRIBE,
    Command,
    read_command,
    read_name,
    read_object,
    read_page,
)
from sandbox.gebeurtenissen.behaviour import Behaviour
from sandbox.gebeurtenissen.problems import BASE, NO_EVENT, Wrong, bad_request, problem
from sandbox.gebeurtenissen.register import Place, Register
from sandbox.tokens import Issuer

_NONSENSE = {"gebeurtenissen": {"id": 1}, "abonnees": "geen"}
_Answer = Callable[[str], Awaitable[Response]]


class EventsDoor:
    """Who comes in, and whether something is to go wrong."""

    def __init__(self, issuer: Issuer, faults: Faults) -> None:
        self._issuer = issuer
        self._faults = faults

    async def answer(self, request: Request, handle: _Answer) -> Response:
        """Answer for the afnemer in the token, under whatever fault is in force."""

        async def for_afnemer() -> Response:
            kind, _, token = request.headers.get("authorization", "").partition(" ")
            oin = self._issuer.oin_in(token) if kind.lower() == "bearer" else None
            return problem(401) if oin is None else await handle(oin)

        fault = self._faults.take(Part.EVENTS, request.method)
        return await answer_under(fault, for_afnemer, refuse=problem, nonsense=_NONSENSE)


def subscribers_router(register: Register, door: EventsDoor) -> APIRouter:
    """Serve the names of an afnemer."""
    router = APIRouter(prefix=f"{BASE}/abonnees")

    @router.post("")
    async def subscribe(request: Request) -> Response:
        content = read_object(await request.body())
        return await door.answer(request, lambda oin: _register(register, oin, content))

    @router.get("")
    async def subscribers(request: Request) -> Response:
        async def handle(oin: str) -> Response:
            return JSONResponse({"abonnees": [{"naam": one} for one in register.names_of(oin)]})

        return await door.answer(request, handle)

    @router.delete("/{name}")
    async def unsubscribe(request: Request, name: str) -> Response:
        async def handle(oin: str) -> Response:
            if (oin, name) not in register.subscribers:
                return problem(404, f"/abonnees/{name}")
            await register.write("deregistreer", (oin, name))
            return Response(status_code=204)

        return await door.answer(request, handle)

    return router


def events_router(register: Register, behaviour: Behaviour, door: EventsDoor) -> APIRouter:
    """Serve the subscriptions of a name, and its events."""
    router = APIRouter(prefix=f"{BASE}/abonnees/{{name}}")

    @router.post("/abonnementen")
    async def command(request: Request, name: str) -> Response:
        wait = behaviour.take()
        content = read_object(await request.body())

        async def handle(oin: str) -> Response:
            if wait is not None:
                refusal = problem(429)
                refusal.headers["Retry-After"] = str(wait)
                return refusal
            return await _command(register, (oin, name), content)

        return await door.answer(request, handle)

    @router.get("/abonnementen")
    async def subscriptions(request: Request, name: str) -> Response:
        async def handle(oin: str) -> Response:
            return _subscriptions(register, (oin, name), dict(request.query_params))

        return await door.answer(request, handle)

    @router.get("/gebeurtenissen")
    async def events(request: Request, name: str) -> Response:
        async def handle(oin: str) -> Response:
            place, params = (oin, name), dict(request.query_params)
            if behaviour.by_cursor:
                return _events(register, place, params)
            return await _unread(register, place)

        return await door.answer(request, handle)

    return router


async def _register(register: Register, oin: str, content: dict[str, object] | None) -> Response:
    name = [] if content is None else read_name(content)
    if not isinstance(name, str):
        return bad_request(name, "/abonnees")
    if (oin, name) in register.subscribers:
        return problem(409, "/abonnees")
    await register.write("registreer", (oin, name))
    return Response(status_code=201)


async def _command(register: Register, place: Place, content: dict[str, object] | None) -> Response:
    path = f"/abonnees/{place[1]}/abonnementen"
    subscriber = register.subscribers.get(place)
    if subscriber is None:
        return problem(404, path)
    command = [] if content is None else read_command(content)
    if not isinstance(command, Command):
        return bad_request(command, path)
    if command.what == SUBSCRIBE:
        if (command.bsn, command.kind) in subscriber.subscriptions:
            return problem(409, path)
        await register.write("abonneer", place, bsn=command.bsn, type=command.kind, id=str(uuid4()))
        return Response(status_code=201)
    meant = KINDS if command.kind is None else (command.kind,)
    kinds = [kind for kind in meant if (command.bsn, kind) in subscriber.subscriptions]
    if not kinds:
        return problem(404, path)
    for kind in kinds:
        await register.write("zegop", place, bsn=command.bsn, type=kind)
    return Response(status_code=204)


def _subscriptions(register: Register, place: Place, params: dict[str, str]) -> Response:
    path = f"/abonnees/{place[1]}/abonnementen"
    subscriber = register.subscribers.get(place)
    if subscriber is None:
        return problem(404, path)
    page = read_page(params)
    if isinstance(page, list):
        return bad_request(page, path)
    cursor, limit = page
    found = [
        {
            "id": name,
            "type": "AbonnementOpGebeurtenisTypeVanPersoon",
            "gebeurtenisType": kind,
            "burgerservicenummer": bsn,
        }
        for (bsn, kind), name in subscriber.subscriptions.items()
    ]
    ids = [one["id"] for one in found]
    first = 0 if cursor is None else ids.index(cursor) + 1 if cursor in ids else None
    if first is None:
        return bad_request([Wrong("cursor", "unknown", NO_EVENT)], path)
    return JSONResponse({"abonnementen": found[first : first + limit]})


def _events(register: Register, place: Place, params: dict[str, str]) -> Response:
    path = f"/abonnees/{place[1]}/gebeurtenissen"
    subscriber = register.subscribers.get(place)
    if subscriber is None:
        return problem(404, path)
    page = read_page(params)
    if isinstance(page, list):
        return bad_request(page, path)
    found = register.after(subscriber, *page)
    if found is None:
        return bad_request([Wrong("cursor", "unknown", NO_EVENT)], path)
    return JSONResponse({"gebeurtenissen": found})


async def _unread(register: Register, place: Place) -> Response:
    """The older form: what is answered counts as read."""
    subscriber = register.subscribers.get(place)
    if subscriber is None:
        return problem(404, f"/abonnees/{place[1]}/gebeurtenissen")
    waiting = subscriber.events[subscriber.read : subscriber.read + 10]
    if waiting:
        await register.write("gelezen", place, aantal=subscriber.read + len(waiting))
    return JSONResponse({"gebeurtenissen": [register.events[one] for one in waiting]})
