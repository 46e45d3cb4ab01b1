"""The API of each connected source, with its own access."""

from typing import Final

import httpx
from pydantic import SecretStr

from brp_adapter.connections.connected import Connected
from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.gebeurtenissen.api import EventsApi
from foundation.client_credentials import BearerTokens, ClientCredentials
from foundation.clock import Clock

TIMEOUT: Final = httpx.Timeout(10.0, connect=2.0)


def events_apis(connected: Connected, tokens: httpx.Client, clock: Clock) -> dict[str, EventsApi]:
    """By name of the source; connected to nothing before the first call."""
    return {
        source.naam: EventsApi(_client(source, connected, tokens, clock), source)
        for source in connected.of_kind(Gebeurtenissen)
    }


def _client(
    source: Gebeurtenissen, connected: Connected, tokens: httpx.Client, clock: Clock
) -> httpx.Client:
    secret = SecretStr(connected.secret(source.geheim))
    access = ClientCredentials(source.token_url, source.client_id, secret, source.scope)
    return httpx.Client(timeout=TIMEOUT, auth=BearerTokens(access, tokens, clock))
