"""``vertrekmelding notificaties``: what an NRC has of us, made, renewed and ended."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager

from brp_adapter.connections.file import ConnectionsMistake
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.nrc.client import NrcClient, NrcRefused
from brp_adapter.nrc.subscribe import subscribe
from brp_adapter.service import Service
from vertrekmelding.opened_services import adapter_alone

Say = Callable[[str], None]


def list_all(environment: Mapping[str, str], say: Say) -> None:
    """Every connection, and whether its NRC has it as the file says."""
    with adapter_alone(environment) as service:
        found = service.connected.of_kind(Notificaties)
        if not found:
            say("No connection of kind notificaties stands in the file of sources.")
        for connection in found:
            if connection.nrc is None:
                say(f"{connection.naam}: subscribed by somebody else (no nrc in the file)")
                continue
            with _nrc(service, connection) as nrc:
                _show(nrc, connection, say)


def subscribe_one(environment: Mapping[str, str], say: Say, name: str) -> None:
    """Raises ``ConnectionsMistake`` and ``NrcRefused``."""
    with adapter_alone(environment) as service:
        connection = _named(service, name)
        with _nrc(service, connection) as nrc:
            done = subscribe(nrc, connection, service.connected.secret(connection.geheim))
            say(f"{name}: the subscription was {done}")
            _show(nrc, connection, say)


def unsubscribe_one(environment: Mapping[str, str], say: Say, name: str) -> None:
    """Raises ``ConnectionsMistake`` and ``NrcRefused``."""
    with adapter_alone(environment) as service, _nrc(service, _named(service, name)) as nrc:
        mine = nrc.ours()
        for one in mine:
            nrc.end(one.name)
        say(f"{name}: {len(mine)} ended")


def _show(nrc: NrcClient, connection: Notificaties, say: Say) -> None:
    try:
        mine = nrc.ours()
    except NrcRefused as refused:
        say(f"{connection.naam}: {refused}")
        return
    if not mine:
        say(f"{connection.naam}: no subscription; run: notificaties subscribe {connection.naam}")
    wanted = {one.naam: dict(one.filters) for one in connection.kanalen}
    for one in mine:
        told = ", ".join(kanaal.naam for kanaal in one.kanalen)
        same = {kanaal.naam: kanaal.filters for kanaal in one.kanalen} == wanted
        say(f"{connection.naam}: {one.name}, {told}" + ("" if same else " (not as in the file)"))


def _named(service: Service, name: str) -> Notificaties:
    connection = service.connected.named(Notificaties, name)
    if connection is None:
        message = f"no connection of kind notificaties is called {name}: see `notificaties list`"
        raise ConnectionsMistake(message)
    return connection


@contextmanager
def _nrc(service: Service, connection: Notificaties) -> Iterator[NrcClient]:
    if connection.nrc is None:
        message = f"{connection.naam} has no nrc in the file of sources: write where to subscribe"
        raise ConnectionsMistake(message)
    secret = service.connected.secret(connection.nrc.geheim)
    with closing(NrcClient.at(connection.nrc, connection.naam, secret, service.now)) as nrc:
        yield nrc
