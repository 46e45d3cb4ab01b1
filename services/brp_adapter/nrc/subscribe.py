"""One subscription at the NRC, as the file of sources says it: made, or brought up to date."""

from typing import Any

from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.nrc.client import NrcClient


def subscribe(nrc: NrcClient, connection: Notificaties, auth: str) -> str:
    """``made`` or ``replaced``; can be repeated. ``auth``: the whole Authorization header.

    The NRC never shows the header that it sends, so it is always written anew: this is how a new
    secret gets there. Should there be more than one of ours, one stays: else each would bring
    everything. Raises ``NrcRefused``; what there was then stays as it was.
    """
    kanalen = [{"naam": one.naam, "filters": dict(one.filters)} for one in connection.kanalen]
    body: dict[str, Any] = {"callbackUrl": nrc.callback, "auth": auth, "kanalen": kanalen}
    mine = nrc.ours()
    if not mine:
        nrc.make(body)
        return "made"
    first, *others = mine
    nrc.replace(first.name, body)
    for one in others:
        nrc.end(one.name)
    return "replaced"
