"""``vertrekmelding follow add|end``: a list of people, from a file or from standard input."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.followed_list import Listed, ListMistake, read_list
from brp_adapter.service import Service
from brp_adapter.take_list import Whole, end_list, take_list
from contracts.values.dates import local_date
from vertrekmelding.opened_services import adapter_alone


def add(
    environment: Mapping[str, str],
    say: Callable[[str], None],
    file: Path | None,
    *,
    source: str | None,
    whole: Whole | None,
) -> None:
    """Take the list over. Raises ``ListMistake``."""
    with adapter_alone(environment) as service:
        chosen = source_named(service, source)
        listed = _read(service, file)
        ended = take_list(service, chosen, listed.people, whole=whole)
    kinds = "kind" if len(chosen.typen) == 1 else "kinds"
    say(f"{len(listed.people)} people, {len(chosen.typen)} {kinds} of event: taken over.")
    if listed.grown_up:
        say(f"{listed.grown_up} are eighteen by now, and were left out.")
    if whole is not None:
        say(f"{ended} subscriptions of others end.")
    say("The workers make them at the agreed pace: `vertrekmelding follow status`.")


def end(
    environment: Mapping[str, str],
    say: Callable[[str], None],
    file: Path | None,
    *,
    source: str | None,
) -> None:
    """End the subscriptions of the list. Raises ``ListMistake``."""
    with adapter_alone(environment) as service:
        chosen = source_named(service, source)
        ended = end_list(service, chosen, _read(service, file).people)
    say(f"{ended} subscriptions end.")


def source_named(service: Service, name: str | None) -> Gebeurtenissen:
    """The connected source of this name, or the only one. Raises ``ListMistake``."""
    sources = service.connected.of_kind(Gebeurtenissen)
    if name is None and len(sources) == 1:
        return sources[0]
    found = next((one for one in sources if one.naam == name), None)
    if found is None:
        there = ", ".join(one.naam for one in sources)
        message = (
            f"name one of these with --source: {there}"
            if there
            else 'no source of soort "gebeurtenissen" stands in the file of sources'
        )
        raise ListMistake(message)
    return found


def _read(service: Service, file: Path | None) -> Listed:
    today = local_date(service.now())
    try:
        if file is None:
            return read_list(sys.stdin, today=today, fictitious_only=service.test_mode)
        with file.open(encoding="utf-8") as lines:
            return read_list(lines, today=today, fictitious_only=service.test_mode)
    except OSError as error:
        message = f"the list cannot be read: {error.strerror}"
        raise ListMistake(message) from None
    except UnicodeDecodeError:
        message = "the list is no UTF-8 text"
        raise ListMistake(message) from None
