"""The running stack as a municipality and the people in the room see it: only over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import httpx
from pydantic import TypeAdapter

from vertrekmelding.demo.seen import CaseSeen, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contracts.values.bsn import Bsn
    from vertrekmelding.demo.families.events import Event
    from vertrekmelding.stack.options import Urls

_SECONDS: Final = 10.0
_ITEMS: Final = TypeAdapter(tuple[Item, ...])


class ServiceRefused(Exception):
    """A service did not do what was asked. Says which and how, and nothing of what was sent."""

    def __init__(self, what: str, status: int) -> None:
        super().__init__(f"{what}: het antwoord was HTTP {status}")


class Services:
    """Clients of the intake, the notifier and the sandbox."""

    def __init__(self, urls: Urls, token: str) -> None:
        self._urls = urls
        self._bearer = {"Authorization": f"Bearer {token}"}
        self._http = httpx.Client(timeout=_SECONDS)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def put_persons(self, persons: Sequence[dict[str, Any]]) -> None:
        """Add people to the BRP of the sandbox, or replace them."""
        url = f"{self._urls.sandbox}/sandbox/personen"
        _checked("personen in de BRP zetten", self._http.put(url, json=list(persons)))

    def send(self, event: Event) -> UUID:
        """Offer an event as the municipality; our id of it."""
        answer = self._http.post(
            f"{self._urls.intake}/v1/gebeurtenissen",
            json=event,
            headers=self._bearer | {"Content-Type": "application/cloudevents+json"},
        )
        return UUID(_checked("gebeurtenis aanbieden", answer)["id"])

    def status_of(self, melding: UUID) -> str:
        """How an offered event stands."""
        url = f"{self._urls.intake}/v1/meldingen/{melding}"
        answer = self._http.get(url, headers=self._bearer)
        status: str = _checked("melding volgen", answer)["status"]
        return status

    def cases_about(self, person: Bsn) -> tuple[UUID, ...]:
        """The cases that concern a person."""
        answer = self._http.post(
            f"{self._urls.notifier}/v1/zaken/_zoek",
            json={"burgerservicenummer": person.reveal()},
            headers=self._bearer,
        )
        return tuple(UUID(one) for one in _checked("zaak zoeken", answer)["zaken"])

    def case(self, zaak_id: UUID) -> CaseSeen:
        """One case, as an authorised system sees it."""
        url = f"{self._urls.notifier}/v1/zaken/{zaak_id}"
        answer = self._http.get(url, headers=self._bearer)
        return CaseSeen.model_validate(_checked("zaak inzien", answer))

    def received(self) -> tuple[Item, ...]:
        """Everything that the outside world received, in order."""
        answer = self._http.get(f"{self._urls.sandbox}/sandbox/bezorgd")
        return _ITEMS.validate_python(_checked("ontvangen stukken bekijken", answer))


def _checked(what: str, answer: httpx.Response) -> Any:  # noqa: ANN401  JSON from outside
    if not answer.is_success:
        raise ServiceRefused(what, answer.status_code)
    return answer.json()
