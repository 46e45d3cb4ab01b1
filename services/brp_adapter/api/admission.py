"""Whether a source may bring us something now: known, not retired, within the pace agreed."""

from brp_adapter.application import Application
from brp_adapter.connections.connection import Connection
from brp_adapter.service import Service
from contracts.values.dates import local_date
from foundation.problem import Problem


def known_pusher(application: Application, oin: str) -> Connection:
    """The NL GOV push of this organisation. Raises ``Problem`` 403 when it has none.

    What it brings is counted by ``admit``, when it is known how many events there are.
    """
    connection = application.service.connected.pushed_by(oin)
    if connection is None:
        raise Problem(
            403,
            detail="Deze organisatie is hier niet aangesloten. Vraag de beheerder om een"
            " aansluiting.",
            code="sender_unknown",
        )
    return connection


def admit(service: Service, connection: Connection, *, messages: int = 1) -> None:
    """Count so many messages of a known source. Raises ``Problem`` 410 and 429."""
    if connection.retired(local_date(service.now())):
        raise Problem(
            410,
            detail="Deze aansluiting is beëindigd. Stuur hier niets meer naartoe.",
            code="connection_retired",
        )
    wait = service.pace.take(
        connection.naam, per_minute=connection.tempo, messages=min(messages, connection.tempo)
    )
    if wait is not None:
        raise Problem(
            429,
            detail=f"Afgesproken zijn {connection.tempo} berichten per minuut. Stuur dit bericht"
            " opnieuw na het aantal seconden in Retry-After.",
            code="too_many_messages",
            headers={"Retry-After": str(wait)},
        )
