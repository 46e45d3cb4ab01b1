"""Both services as an operator's command opens them, and what such a command is given."""

import getpass
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from brp_adapter.application import build_application as build_adapter
from brp_adapter.service import Service as Adapter
from brp_adapter.settings import AdapterSettings
from foundation.waiting import CannotRetry
from notifier.application import build_application as build_notifier
from notifier.service import Service as Notifier
from notifier.settings import NotifierSettings

_PROCESS = "vertrekmelding.review"


def operator() -> str:
    """Who does it, as the audit names them."""
    return f"beheer:{getpass.getuser()}"


def id_in(text: str) -> UUID:
    """The id of a row. Raises ``CannotRetry``."""
    try:
        return UUID(text)
    except ValueError:
        message = "an id looks like 3f2b8c1e-…: take it from `vertrekmelding review list`"
        raise CannotRetry(message) from None


@contextmanager
def services(environment: Mapping[str, str]) -> Iterator[tuple[Adapter, Notifier]]:
    """Both, closed at the end. Raises ``ValidationError`` for settings that are missing."""
    with adapter_alone(environment) as adapter:
        of_notifier = NotifierSettings.model_validate(_own(environment, "NOTIFIER_"))
        notifier = build_notifier(of_notifier, process=_PROCESS)
        try:
            yield adapter, notifier.service
        finally:
            notifier.close()


@contextmanager
def adapter_alone(environment: Mapping[str, str]) -> Iterator[Adapter]:
    """As ``services``, for what the adapter alone knows."""
    of_adapter = AdapterSettings.model_validate(_own(environment, "BRP_ADAPTER_"))
    adapter = build_adapter(of_adapter, process=_PROCESS)
    try:
        yield adapter.service
    finally:
        adapter.close()


def _own(environment: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in environment.items()
        if name.startswith(prefix)
    }
