"""``vertrekmelding bronnen FILE``: which sources are connected, how fast, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from rich.console import Console

from brp_adapter.connections.connection import Connection
from brp_adapter.connections.file import ConnectionsMistake, read_connections
from brp_adapter.connections.secrets import Secrets

SOON: Final = timedelta(days=30)
_SAID: Final = frozenset({"soort", *Connection.model_fields})


def show_sources(path: Path, secrets: Path | None, today: date, console: Console) -> None:
    """Print the sources as they hold on ``today``; ``secrets`` None: their files are not looked at.

    Raises ``ConnectionsMistake``, with a line per mistake in the file or in the secrets.
    """
    connections = read_connections(path).bronnen
    if secrets is not None:
        mistakes = [*mistakes_in_secrets(connections, secrets)]
        if mistakes:
            raise ConnectionsMistake("\n".join(mistakes))
    console.print(f"Op {today}", style="bold", highlight=False)
    for one in connections:
        ended = " (beëindigd)" if one.retired(today) else ""
        kind = one.model_dump()["soort"]
        console.print(f"{one.naam}: {kind}{ended}", style="bold", highlight=False)
        for line in _lines(one):
            console.print(line, highlight=False, soft_wrap=True, markup=False)
    for line in source_warnings(connections, today):
        console.print(f"let op: {line}", style="yellow", highlight=False, soft_wrap=True)


def mistakes_in_secrets(connections: tuple[Connection, ...], folder: Path | None) -> Iterator[str]:
    """All of them at once, none with a word of a secret."""
    for name in sorted({name for one in connections for name in one.secret_names}):
        try:
            Secrets(folder).named(name)
        except ConnectionsMistake as mistake:
            yield str(mistake)


def source_warnings(connections: tuple[Connection, ...], today: date) -> list[str]:
    """What is valid, and probably not meant."""
    if not connections:
        return ["no source is connected: nobody can report anything"]
    found = []
    for one in connections:
        if one.retired(today):
            found.append(f"{one.naam} ended on {one.einde}: who still sends is refused")
        elif one.einde is not None and one.einde - today <= SOON:
            days = (one.einde - today).days
            found.append(f"{one.naam} ends on {one.einde}, in {days} d")
    return found


def _lines(one: Connection) -> Iterator[str]:
    """A line per thing that is set, secrets by their names alone."""
    told = one.model_dump(mode="json")
    yield f"  gemeente     {one.gemeente}"
    yield f"  tempo        {one.tempo} per minuut"
    if one.einde is not None:
        yield f"  einde        {one.einde}"
    for name in one.secret_names:
        yield f"  geheim       {name}"
    for name, value in told.items():
        if name not in _SAID and value and value not in one.secret_names:
            yield f"  {name:<12} {_said(value)}"


def _said(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
