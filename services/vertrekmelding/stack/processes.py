"""Every process of a stack: the same commands as in production."""

import sys
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from vertrekmelding.embedded.process import ProcessSpec
from vertrekmelding.stack.options import Urls


def sandbox_spec(environment: Mapping[str, str], urls: Urls) -> ProcessSpec:
    """The world outside."""
    return _serve("sandbox", environment, urls.sandbox, ready="/jwks")


def service_specs(environment: Mapping[str, str], urls: Urls) -> tuple[ProcessSpec, ...]:
    """Both services: web, workers, and the one beat that makes the sweeps ring."""
    return (
        _serve("adapter-web", environment, urls.intake, ready="/health/live"),
        _serve("notifier-web", environment, urls.notifier, ready="/health/live"),
        _command("adapter-worker", environment, "work", "adapter"),
        _command("notifier-worker", environment, "work", "notifier"),
        _command("beat", environment, "beat"),
    )


def _serve(name: str, environment: Mapping[str, str], url: str, *, ready: str) -> ProcessSpec:
    place = urlsplit(url)
    arguments = ("serve", name, "--host", str(place.hostname), "--port", str(place.port))
    return _command(name, environment, *arguments, ready=f"{url}{ready}")


def _command(
    name: str, environment: Mapping[str, str], *arguments: str, ready: str | None = None
) -> ProcessSpec:
    argv: Sequence[str] = (sys.executable, "-m", "vertrekmelding", *arguments)
    return ProcessSpec(name=name, argv=argv, env=environment, ready=ready)
