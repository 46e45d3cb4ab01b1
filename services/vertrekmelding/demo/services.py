"""The running stack as a municipality and the people in the room see it: only over HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import httpx
from pydantic import TypeAdapter

from contracts.messages.finding import FindingKind, FindingSource
from contracts.values.bsn import Bsn
from notifier.reply.wire import Antwoordsoort
from notifier.reports.wire import MEMBERS
from sandbox.token_endpoint import CLIENTS
from vertrekmelding.demo.failing import ServiceAway, ServiceRefused
from vertrekmelding.demo.families.events import Event
from vertrekmelding.demo.families.family import Reports
from vertrekmelding.demo.families.people import Someone
from vertrekmelding.demo.families.source import Source
from vertrekmelding.demo.followed import fetched_of, melding_of
from vertrekmelding.demo.paper_in_hand import CardPage, ParentPage
from vertrekmelding.demo.seen import CaseSeen, GezagSeen, Item
from vertrekmelding.demo.sources import WAYS
from vertrekmelding.stack.environment import AUDIENCE
from vertrekmelding.stack.options import Urls

_SECONDS: Final = 10.0
_ITEMS: Final = TypeAdapter(tuple[Item, ...])


class Services:
    """Clients of the intake, the notifier and the sandbox.

    Everything may be repeated. Every method raises ``ServiceAway`` and ``ServiceRefused``.
    """

    def __init__(
        self, urls: Urls, token: str, environment: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """``environment``: of the services, for what no source is told."""
        self._environment = environment
        self._urls = urls
        self._bearer = {"Authorization": f"Bearer {token}"}
        self._partners: dict[str, dict[str, str]] = {}
        self._http = httpx.Client(timeout=_SECONDS)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def put_persons(self, persons: Sequence[dict[str, Any]]) -> None:
        """Add people to the BRP of the sandbox, or replace them."""
        url = f"{self._urls.sandbox}/sandbox/personen"
        self._ask("personen in de BRP zetten", "PUT", url, body=list(persons))

    def put_without_box(self, persons: Sequence[Someone]) -> None:
        """These people have no active Berichtenbox; everybody else has."""
        url = f"{self._urls.sandbox}/sandbox/berichtenbox"
        numbers = sorted(person.bsn.reveal() for person in persons)
        self._ask("zeggen wie geen Berichtenbox heeft", "PUT", url, body={"zonderBox": numbers})

    def send(self, event: Event) -> UUID:
        """Offer an event as the municipality; our id of it, the same for the same event."""
        answer = self._ask(
            "gebeurtenis aanbieden",
            "POST",
            f"{self._urls.intake}/v1/gebeurtenissen",
            body=event,
            headers=self._bearer | {"Content-Type": "application/cloudevents+json"},
        )
        return UUID(answer["id"])

    def tell(self, source: Source, person: Someone) -> str:
        """Let a source report that this person departed; the sandbox's id of that."""
        return WAYS[source].order(self, person)

    def taken(self, source: Source, delivery: str) -> tuple[UUID, ...] | None:
        """Our ids of what the source reported; None: it is under way."""
        return WAYS[source].taken(self, delivery)

    def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401  JSON
        """Order something of the sandbox."""
        return self._ask("een bron laten melden", method, f"{self._urls.sandbox}{path}", body=body)

    def melding(self, external_id: str) -> UUID | None:
        """Our id of what a source calls so, once it is received."""
        return melding_of(self._environment, external_id)

    def fetched(self, notification: str) -> UUID | None:
        """Our id of what a notification points at, once that is fetched."""
        return fetched_of(self._environment, notification)

    def status_of(self, melding: UUID) -> str:
        """How an offered event stands."""
        url = f"{self._urls.intake}/v1/meldingen/{melding}"
        status: str = self._ask("melding volgen", "GET", url, headers=self._bearer)["status"]
        return status

    def departures_of(self, melding: UUID) -> frozenset[UUID]:
        """Our ids of what an established event is about, one for each child."""
        url = f"{self._urls.intake}/v1/meldingen/{melding}"
        found = self._ask("melding volgen", "GET", url, headers=self._bearer)["vertrekken"]
        return frozenset(map(UUID, found))

    def cases_about(self, person: Bsn) -> tuple[UUID, ...]:
        """The cases that concern a person."""
        answer = self._ask(
            "zaak zoeken",
            "POST",
            f"{self._urls.notifier}/v1/zaken/_zoek",
            body={"burgerservicenummer": person.reveal()},
            headers=self._bearer,
        )
        return tuple(UUID(one) for one in answer["zaken"])

    def case(self, zaak_id: UUID) -> CaseSeen:
        """One case, as an authorised system sees it."""
        url = f"{self._urls.notifier}/v1/zaken/{zaak_id}"
        return CaseSeen.model_validate(self._ask("zaak inzien", "GET", url, headers=self._bearer))

    def report(self, step: Reports, reference: str) -> None:
        """Report something as a partner organisation, with a token of its own."""
        named = {MEMBERS[name]: one.bsn.reveal() for name, one in step.members.items() if one}
        self._ask(
            "signaal melden",
            "POST",
            f"{self._urls.notifier}/v1/signalen",
            body={"eigenKenmerk": reference, "soort": step.kind} | named,
            headers=self._as_partner(step.client),
        )

    def answer(self, code: str, answer: Antwoordsoort, reference: str) -> None:
        """Pass on what somebody with a letter in hand says, as the municipality that they call."""
        self._ask(
            "antwoord doorgeven",
            "POST",
            f"{self._urls.notifier}/v1/antwoorden",
            body={"eigenKenmerk": reference, "antwoord": answer, "berichtkenmerk": code},
            headers=self._bearer,
        )

    def answer_on_page(self, code: str, born: date, answer: Antwoordsoort) -> None:
        """Answer as a parent does, with the letter in hand and a browser."""
        with ParentPage(self._urls.antwoord) as page:
            page.open(code, born)
            page.answer(answer)

    def bring_back(self, message: UUID) -> None:
        """Have the post bring a letter back to the provider."""
        url = f"{self._urls.sandbox}/sandbox/verloop/{message}"
        self._ask("een brief terugbrengen", "PUT", url, body={"status": "permanent-failure"})

    def say_not_safe(self, event: Event) -> None:
        """Open the card for the declaration that is about to be sent, and press "not safe"."""
        ticket = self._ask(
            "kaartje vragen",
            "POST",
            f"{self._urls.intake}/v1/vertrekkaart/kaartjes",
            body={"source": event["source"], "id": event["id"]},
            headers=self._bearer,
        )
        with CardPage(f"{self._urls.intake}/vertrekkaart") as card:
            card.open(ticket["kaartje"])
            card.say_not_safe()

    def confirm(self, zaak_id: UUID, seen: GezagSeen, client: str, reference: str) -> None:
        """Say as an organisation that looked it up that the derived answer is right."""
        if seen.derived is None:
            what = "er is niets afgeleid dat bevestigd kan worden"
            raise ServiceAway(what)
        self._ask(
            "afgeleid gezag bevestigen",
            "POST",
            f"{self._urls.notifier}/v1/zaken/{zaak_id}/bevindingen",
            body={
                "eigenKenmerk": reference,
                "kind": str(seen.child),
                "oordeel": FindingKind.CONFIRMED,
                "bron": FindingSource.REGISTER,
                "afleiding": seen.derived.mark,
            },
            headers=self._as_partner(client),
        )

    def _as_partner(self, name: str) -> dict[str, str]:
        if name not in self._partners:
            client = next(one for one in CLIENTS if one.name == name)
            url = f"{self._urls.sandbox}/token"
            form = {
                "grant_type": "client_credentials",
                "client_id": client.name,
                "client_secret": client.password,
                "scope": "signalen:schrijven zaken:schrijven",
                "audience": AUDIENCE,
            }
            token = self._ask("token vragen", "POST", url, form=form)["access_token"]
            self._partners[name] = {"Authorization": f"Bearer {token}"}
        return self._partners[name]

    def received(self) -> tuple[Item, ...]:
        """Everything that the outside world received, in order."""
        url = f"{self._urls.sandbox}/sandbox/bezorgd"
        return _ITEMS.validate_python(self._ask("ontvangen stukken bekijken", "GET", url))

    def _ask(
        self,
        what: str,
        method: str,
        url: str,
        *,
        body: object = None,
        form: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Any:  # noqa: ANN401  JSON from outside
        try:
            answer = self._http.request(method, url, json=body, data=form, headers=headers)
        except httpx.TransportError:
            raise ServiceAway(what) from None
        if answer.is_server_error or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise ServiceAway(what)
        if not answer.is_success:
            raise ServiceRefused(what, answer.status_code)
        return answer.json()
