"""As whom each connection fetches."""

from collections.abc import Callable, Mapping

import httpx
from pydantic import SecretStr

from brp_adapter.connections.connected import Connected
from brp_adapter.connections.fetching import Ophalen
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.fetching.zgw_token import ZgwToken
from brp_adapter.register.access import ApiKey
from foundation.client_credentials import BearerTokens, ClientCredentials
from foundation.clock import Clock


def access_of(connected: Connected, tokens: httpx.Client, clock: Clock) -> Mapping[str, httpx.Auth]:
    """By the name of the connection; ``tokens`` is for token endpoints. Nothing is asked yet."""
    places = {one.naam: one.ophalen for one in connected.of_kind(Notificaties)}
    for one in connected.of_kind(NlGov):
        if one.ophalen is not None:
            places[one.naam] = one.ophalen
    return {name: _access(where, connected.secret, tokens, clock) for name, where in places.items()}


def _access(
    where: Ophalen, secret: Callable[[str], str], tokens: httpx.Client, clock: Clock
) -> httpx.Auth:
    key = secret(where.geheim)
    if where.toegang == "sleutel":
        return ApiKey(where.header, SecretStr(key))
    # Both are there: the file is refused without them.
    client_id = where.client_id or ""
    if where.toegang == "zgw":
        return ZgwToken(client_id, key, clock)
    credentials = ClientCredentials(where.token_url or "", client_id, SecretStr(key), where.scope)
    return BearerTokens(credentials, tokens, clock)
