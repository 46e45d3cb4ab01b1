"""The API of the NRC (abonnement) and that of the municipality (resources), each with its JWT."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from sandbox.clock import Clock
from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under
from sandbox.notificaties.access import signed_by
from sandbox.notificaties.resources import Resources
from sandbox.notificaties.subscriptions import Abonnement, Subscriptions, Unfit
from sandbox.settings import TEST_NRC_CLIENT, TEST_NRC_SECRET, TEST_RESOURCE_SECRET

NRC: Final = "/nrc/api/v1/abonnement"
RESOURCES: Final = "/gemeente/api"


class Abonnementen:
    """The subscriptions as the API shows them."""

    def __init__(self, subscriptions: Subscriptions, clock: Clock) -> None:
        self._held = subscriptions
        self._clock = clock

    def may(self, request: Request) -> bool:
        """Whether the client of the NRC asks."""
        shown = request.headers.get("authorization", "")
        return signed_by(shown, TEST_NRC_CLIENT, TEST_NRC_SECRET, self._clock)

    def shown(self, request: Request, name: str) -> dict[str, Any]:
        """One of them; ``auth`` is never shown."""
        given = self._held.made[name].model_dump(by_alias=True, exclude={"auth"})
        return {"url": f"{str(request.base_url).rstrip('/')}{NRC}/{name}", **given}

    def every(self, request: Request) -> Response:
        """All of them."""
        if not self.may(request):
            return _refused(403, "permission_denied")
        return JSONResponse([self.shown(request, name) for name in self._held.made])

    async def put(self, request: Request, known: str | None, status: int) -> Response:
        """Make one, or replace the one that is known."""
        if not self.may(request):
            return _refused(403, "permission_denied")
        if known is not None and known not in self._held.made:
            return _refused(404, "not_found")
        try:
            given = Abonnement.model_validate_json(await request.body())
            name = await self._held.put(given, known)
        except ValidationError as error:
            names = [str(one["loc"][0]) if one["loc"] else "" for one in error.errors()]
            return _refused(400, "invalid", [(name, "invalid", "Ongeldig.") for name in names])
        except Unfit as unfit:
            return _refused(400, "invalid", [(unfit.name, unfit.code, unfit.reason)])
        return JSONResponse(self.shown(request, name), status_code=status)

    def end(self, request: Request, name: str) -> Response:
        """One less."""
        if not self.may(request):
            return _refused(403, "permission_denied")
        if self._held.made.pop(name, None) is None:
            return _refused(404, "not_found")
        return Response(status_code=204)


def nrc_router(subscriptions: Subscriptions, clock: Clock) -> APIRouter:
    """Serve subscriptions: make, list, replace, end."""
    router = APIRouter(prefix=NRC)
    held = Abonnementen(subscriptions, clock)

    @router.post("")
    async def make(request: Request) -> Response:
        return await held.put(request, None, 201)

    @router.put("/{name}")
    async def replace(request: Request, name: str) -> Response:
        return await held.put(request, name, 200)

    @router.get("")
    async def every(request: Request) -> Response:
        return held.every(request)

    @router.delete("/{name}")
    async def end(request: Request, name: str) -> Response:
        return held.end(request, name)

    return router


def resources_router(resources: Resources, faults: Faults, clock: Clock) -> APIRouter:
    """Serve what notifications point at."""
    router = APIRouter(prefix=RESOURCES)

    @router.get("/{path:path}")
    async def resource(request: Request, path: str) -> Response:
        async def handle() -> Response:
            shown = request.headers.get("authorization", "")
            if not signed_by(shown, TEST_NRC_CLIENT, TEST_RESOURCE_SECRET, clock):
                return _refused(403, "permission_denied")
            resources.asked.append(path)
            found = resources.held.get(path)
            return _refused(404, "not_found") if found is None else JSONResponse(found)

        fault = faults.take(Part.RESOURCES, "GET")
        return await answer_under(
            fault, handle, refuse=lambda status: _refused(status, "error"), nonsense=[1]
        )

    return router


def _refused(
    status: int, code: str, params: list[tuple[str, str, str]] | None = None
) -> JSONResponse:
    body: dict[str, Any] = {"code": code, "title": code, "status": status, "detail": code}
    if params is not None:
        body["invalidParams"] = [
            {"name": name, "code": inner, "reason": reason} for name, inner, reason in params
        ]
    return JSONResponse(body, status_code=status, media_type="application/problem+json")
