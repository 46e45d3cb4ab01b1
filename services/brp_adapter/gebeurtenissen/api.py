"""The calls of the BRP API Gebeurtenissen (OpenAPI of RvIG, state of March 2026)."""

import httpx

from brp_adapter.connections.gebeurtenissen import MOST_PER_PAGE, Gebeurtenissen, Reading
from brp_adapter.gebeurtenissen.answers import Page, error_in, names_in, page_in
from brp_adapter.gebeurtenissen.errors import (
    AlreadyThere,
    EventsRefused,
    EventsUnavailable,
    NoSuchSubscriber,
)
from contracts.values.bsn import Bsn
from foundation.client_credentials import TokenUnavailable
from foundation.correlation import correlation_headers


class EventsApi:
    """The API as one subscriber sees it. Every call raises ``EventsError``."""

    def __init__(self, client: httpx.Client, source: Gebeurtenissen) -> None:
        """``client`` carries the access."""
        self._client = client
        self.source = source

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def subscribers(self) -> frozenset[str]:
        """Names under which this municipality is registered."""
        return names_in(self._call("GET", ""))

    def register(self) -> None:
        """Register our name. Raises ``AlreadyThere``, which is as good."""
        self._call("POST", "", json={"abonneeNaam": self.source.abonnee})

    def deregister(self) -> None:
        """Take our name away, and every subscription with it."""
        try:
            self._call("DELETE", f"/{self.source.abonnee}")
        except NoSuchSubscriber:
            return

    def subscribe(self, person: Bsn, kind: str) -> None:
        """Subscribe to one kind of event of one person; one that is there stays."""
        try:
            self._command("AbonneerOpGebeurtenisTypeVanPersoon", person, kind)
        except AlreadyThere:
            return

    def cancel(self, person: Bsn, kind: str) -> None:
        """End that subscription; one that is not there is ended."""
        try:
            self._command("ZegOpAbonnementOpGebeurtenisTypeVanPersoon", person, kind)
        except NoSuchSubscriber:
            return

    def events(self, cursor: str | None) -> Page:
        """The oldest events after the cursor, or the oldest that were not read.

        In the form in which the server remembers what was read this is no look but a step: what
        it answered it counts as read.
        """
        source = self.source
        by_us = source.leeswijze is Reading.CURSOR
        params: dict[str, str] = {}
        if by_us or source.per_keer != MOST_PER_PAGE:
            params["limit"] = str(source.per_keer)
        if by_us and cursor is not None:
            params["cursor"] = cursor
        path = f"/{source.abonnee}/gebeurtenissen"
        return page_in(self._call("GET", path, params=params))

    def _command(self, command: str, person: Bsn, kind: str) -> None:
        told = {
            "type": command,
            "gebeurtenisType": kind,
            "burgerservicenummer": person.reveal(),
        }
        self._call("POST", f"/{self.source.abonnee}/abonnementen", json=told)

    def _call(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        params: dict[str, str] | None = None,
    ) -> httpx.Response:
        try:
            response = self._client.request(
                method,
                f"{self.source.url}/abonnees{path}",
                json=json,
                params=params,
                headers=correlation_headers(),
            )
        except TokenUnavailable as error:
            if error.passing:
                raise EventsUnavailable(error.code, error.retry_after) from None
            raise EventsRefused(error.code) from None
        except httpx.HTTPError as error:
            raise EventsUnavailable(type(error).__name__) from None
        if not response.is_success:
            raise error_in(response)
        return response
