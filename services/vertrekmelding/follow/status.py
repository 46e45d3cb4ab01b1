"""``vertrekmelding follow status``: per source how many are followed, and how fetching goes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.service import Service
from brp_adapter.storage.subscribers import standings
from brp_adapter.storage.subscriptions import Counts, count_subscriptions
from vertrekmelding.opened_services import adapter_alone


def status(environment: Mapping[str, str], say: Callable[[str], None], *, as_json: bool) -> None:
    """Figures and moments; nobody's number."""
    with adapter_alone(environment) as service:
        found = look(service)
    if as_json:
        say(json.dumps(found, indent=2))
        return
    for name, one in found.items():
        say(_told(name, one))
    if not found:
        say('No source of soort "gebeurtenissen" stands in the file of sources.')


def look(service: Service) -> dict[str, dict[str, Any]]:
    """By name of the source; moments in UTC, or None."""
    with service.database.transaction() as connection:
        counted, standing = count_subscriptions(connection), standings(connection)
    found: dict[str, dict[str, Any]] = {}
    for source in service.connected.of_kind(Gebeurtenissen):
        how = standing.get(source.naam)
        found[source.naam] = asdict(counted.get(source.naam, Counts())) | {
            "per_minute": source.tempo,
            "registered": how is not None and how.registered,
            "read_at": None if how is None or how.read_at is None else how.read_at.isoformat(),
            "trouble": None if how is None else how.trouble,
        }
    return found


def _told(name: str, one: Mapping[str, Any]) -> str:
    read_at = one["read_at"]
    counted = ", ".join(
        f"{one[state]} {words}"
        for state, words in (
            ("made", "made"),
            ("wanted", "to be made"),
            ("ending", "to be ended"),
            ("refused", "refused"),
        )
    )
    parts = [f"{name}: {counted}", f"at most {one['per_minute']} per minute"]
    parts.append(f"read to its end at {read_at}" if read_at else "not read to its end yet")
    if not one["registered"]:
        parts.append("not registered yet: the next turn of the workers does that")
    if one["trouble"]:
        parts.append(f"trouble: {one['trouble']}")
    return "; ".join(parts)
