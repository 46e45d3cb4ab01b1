"""Whether the connected sources can bring what they have."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from stat import S_IROTH

from brp_adapter.connections.connection import Connection
from brp_adapter.connections.file import ConnectionsMistake, read_connections
from brp_adapter.settings import AdapterSettings
from contracts.policy.effects import Effect, Mode
from contracts.policy.reading import PolicyMistake, read_policy_file
from contracts.values.dates import local_date
from foundation.clock import system_clock
from vertrekmelding.doctor.finding import Finding, error, ok, warning
from vertrekmelding.doctor.reach import look_at_redis_server
from vertrekmelding.sources_command import mistakes_in_secrets, source_warnings


def look_at_source_settings(settings: AdapterSettings) -> Iterator[Finding]:
    """What can be seen without connecting."""
    if settings.connections_file is None:
        yield warning(
            "there is no file of sources: whoever has a token pushes, and nothing is fetched",
            "set BRP_ADAPTER_CONNECTIONS_FILE",
        )
        return
    try:
        connections = read_connections(settings.connections_file).bronnen
    except ConnectionsMistake as mistake:
        for line in str(mistake).splitlines():
            yield error(line, "correct it; `vertrekmelding bronnen FILE` shows the whole file")
        return
    today = local_date(system_clock())
    for line in source_warnings(connections, today):
        yield warning(line, "extend it in time, or take it out of the file")
    for line in mistakes_in_secrets(connections, settings.secrets_folder):
        yield error(line, "nothing starts before it is there")
    yield from _readable_by_all(connections, settings.secrets_folder)
    yield from _not_asked_for(connections, settings.policy_file, today)
    if settings.limits_url is None:
        yield warning(
            "every process counts the messages of a source for itself",
            "set BRP_ADAPTER_LIMITS_URL to a Redis database of its own",
        )
    yield ok(f"{len(connections)} source(s) stand in the file")


def look_at_pace(settings: AdapterSettings) -> Iterator[Finding]:
    """The Redis that counts messages."""
    if settings.limits_url is not None:
        url = settings.limits_url.get_secret_value()
        yield from look_at_redis_server(
            "Redis for the pace of sources", url, "check BRP_ADAPTER_LIMITS_URL"
        )


def _readable_by_all(connections: tuple[Connection, ...], folder: Path | None) -> Iterator[Finding]:
    for name in sorted({name for one in connections for name in one.secret_names}):
        file = None if folder is None else folder / name
        if file is not None and file.is_file() and file.stat().st_mode & S_IROTH:
            yield warning(f"secret {name} can be read by everybody here", "chmod o-rwx its file")


def _not_asked_for(
    connections: tuple[Connection, ...], policy: Path | None, today: date
) -> Iterator[Finding]:
    """A source whose reports are kept, and of whose families the BRP is never asked."""
    try:
        content = read_policy_file(policy).content
    except PolicyMistake:
        return  # told of with the policy
    for one in connections:
        if content.mode_of(Effect.READ_BRP, one.gemeente, today) is not Mode.ON:
            yield warning(
                f"{one.naam}: for {one.gemeente} the BRP may not be asked",
                "what it reports is kept and waits; set read_brp in the policy file",
            )
