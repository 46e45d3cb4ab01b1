"""The subscriptions of an NRC: tried out before they are taken, as Open Notificaties does."""

from typing import Annotated, Any, Final
from uuid import uuid4

import httpx
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from sandbox.settings import TEST_NRC_AUTH

TRIAL: Final[dict[str, Any]] = {
    "kanaal": "test",
    "hoofdObject": "http://some.hoofdobject.nl/",
    "resource": "some_resource",
    "resourceUrl": "http://some.resource.nl/",
    "actie": "create",
    "aanmaakdatum": "2019-01-01T12:00:00Z",
    "kenmerken": {},
}
"""What Open Notificaties sends to try a callback, with and without the agreed header."""

CONNECTION: Final = "voorbeeldstad-nrc"
"""As the demonstration's file of sources calls it."""

WITHIN: Final = 10.0
_UNKNOWN: Final = ("kanalen", "kanaal_naam", "De kanaalnaam bestaat niet.")
_OPEN: Final = ("callbackUrl", "no-auth-on-callback-url", "Niet beveiligd met autorisatie.")
_SILENT: Final = ("callbackUrl", "invalid-callback-url", "Kan geen notificaties ontvangen.")
KANALEN: Final = frozenset({"personen", "vertrekken", "test"})


class FilterGroup(BaseModel):
    """One kanaal of a subscription."""

    naam: Annotated[str, Field(min_length=1, max_length=50)]
    filters: dict[str, str] = {}


class Abonnement(BaseModel):
    """What a subscriber gives."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    callback_url: Annotated[str, Field(pattern="^https?://", max_length=200)]
    auth: Annotated[str, Field(min_length=1, max_length=1000)]
    kanalen: list[FilterGroup] = []

    def wants(self, message: dict[str, Any]) -> bool:
        """Whether a notification goes to this subscriber."""
        said = message.get("kenmerken") or {}
        return any(
            one.naam == message["kanaal"]
            and all(said.get(name) == value for name, value in one.filters.items())
            for one in self.kanalen
        )


class Unfit(Exception):
    """The subscription is not taken; ``name`` and ``code`` as in ``invalidParams``."""

    def __init__(self, name: str, code: str, reason: str) -> None:
        super().__init__(code)
        self.name = name
        self.code = code
        self.reason = reason


class Subscriptions:
    """In memory: a sandbox that starts anew has only that of the service it stands beside."""

    def __init__(self, intake: str | None = None) -> None:
        """``intake``: base address of a service that is subscribed already, as by hand."""
        self.made: dict[str, Abonnement] = {}
        if intake is not None:
            self.made[str(uuid4())] = Abonnement(
                callback_url=f"{intake.rstrip('/')}/v1/notificaties?bron={CONNECTION}",
                auth=TEST_NRC_AUTH,
                kanalen=[FilterGroup(naam="personen", filters={"gebeurtenis": "emigratie"})],
            )

    async def put(self, given: Abonnement, known: str | None = None) -> str:
        """Take one, in place of ``known``; its id. Raises ``Unfit``."""
        unknown = [one.naam for one in given.kanalen if one.naam not in KANALEN]
        if unknown:
            raise Unfit(*_UNKNOWN)
        async with httpx.AsyncClient(timeout=WITHIN) as http:
            await _try(http, given)
        name = known or str(uuid4())
        self.made[name] = given
        return name


async def _try(http: httpx.AsyncClient, given: Abonnement) -> None:
    url, header = given.callback_url, {"Authorization": given.auth}
    try:
        without = await http.post(url, json=TRIAL)
        answer = await http.post(url, json=TRIAL, headers=header)
    except httpx.TransportError:
        without = answer = httpx.Response(502)
    if without.status_code not in {401, 403}:
        raise Unfit(*_OPEN)
    if answer.status_code != httpx.codes.NO_CONTENT:
        raise Unfit(*_SILENT)
