"""Whether everything that the services lean on can be reached, without asking about anybody."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

import httpx
import redis
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from foundation.clock import system_clock
from foundation.database import Database, DatabaseError, build_engine
from foundation.settings import ServiceSettings
from vertrekmelding.doctor.finding import Finding, error, ok, warning
from vertrekmelding.serve import BEAT_KEY

TIMEOUT: Final = httpx.Timeout(5.0, connect=2.0)
_OLDEST_REDIS: Final = (6, 2)
_SKEW_WARNING: Final = timedelta(seconds=5)
_SKEW_ERROR: Final = timedelta(seconds=60)
_SERVER_ERROR: Final = 500


def look_at_database(settings: ServiceSettings, migrations: Path) -> Iterator[Finding]:
    """It answers, and has every table that this version of the program expects."""
    name = f"{settings.database_schema}: database"
    database = Database(
        build_engine(
            settings.database_url.get_secret_value(),
            schema=settings.database_schema,
            application_name="vertrekmelding.doctor",
        ),
        system_clock,
    )
    try:
        with database.transaction() as connection:
            found = set(
                connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
            )
            there: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    except DatabaseError as mistake:
        missing = str(mistake) == "42P01"
        do = (
            "run `vertrekmelding migrate`"
            if missing
            else "check DATABASE_URL, the network, and that the role owns the schema"
        )
        yield error(f"{name} cannot be used ({mistake})", do)
        return
    finally:
        database.close()
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    if found == set(ScriptDirectory.from_config(config).get_heads()):
        yield ok(f"{name} answers and is up to date")
    else:
        yield error(f"{name} has migration {', '.join(found)}", "run `vertrekmelding migrate`")
    yield from _skew(f"{name} clock", there)


def look_at_redis(settings: ServiceSettings) -> Iterator[Finding]:
    """The broker: as ``look_at_redis_server``, and exactly one beat marks itself in it."""
    url = settings.redis_url.get_secret_value()
    name = f"{settings.database_schema}: Redis"
    yield from look_at_redis_server(name, url, "check REDIS_URL")
    with suppress(redis.RedisError, ValueError), _client(url) as client:
        yield _beats(len(list(client.scan_iter(match=f"{BEAT_KEY}*", count=1000))))


def look_at_redis_server(name: str, url: str, do: str) -> Iterator[Finding]:
    """It answers, is new enough, and never evicts; ``do``: when it does not answer."""
    try:
        with _client(url) as client:
            info: dict[str, Any] = dict(client.info("server"))
            policy = _eviction(client)
    except (redis.RedisError, ValueError) as mistake:
        yield error(f"{name} cannot be used ({type(mistake).__name__})", do)
        return
    version = tuple(int(part) for part in str(info["redis_version"]).split(".")[:2])
    if version < _OLDEST_REDIS:
        yield error(f"{name} is version {info['redis_version']}", "use 6.2 or newer")
    else:
        yield ok(f"{name} answers, version {info['redis_version']}")
    if policy is None:
        yield warning(f"{name} does not tell its eviction policy", "see that it is noeviction")
    elif policy != "noeviction":
        yield error(f"{name} evicts ({policy})", "set maxmemory-policy noeviction")
    else:
        yield ok(f"{name} never evicts")


def _client(url: str) -> redis.Redis:
    return redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)


def _eviction(client: redis.Redis) -> str | None:
    try:
        told = client.config_get("maxmemory-policy")
    except redis.ResponseError:
        return None  # a hosted Redis may keep its settings to itself
    return str(next(iter(dict(told).values()), "")) or None


def _beats(count: int) -> Finding:
    if count == 1:
        return ok("exactly one beat runs")
    if count == 0:
        return error("no beat runs", "start `vertrekmelding beat`: without it nothing is repaired")
    return error(f"{count} beats run", "leave one: each makes every sweep run once more")


def look_at_issuer(settings: ServiceSettings, client: httpx.Client) -> Iterator[Finding]:
    """Its keys are there, and its clock is ours."""
    name = f"{settings.database_schema}: keys of the token issuer"
    try:
        answer = client.get(settings.jwks_url).raise_for_status()
        keys = answer.json()["keys"]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as mistake:
        yield error(f"{name} cannot be read ({type(mistake).__name__})", "check JWKS_URL")
        return
    if keys:
        yield ok(f"{name} are there ({len(keys)})")
    else:
        yield error(f"{name} are none", "check JWKS_URL with whoever runs the issuer")
    if stamp := answer.headers.get("Date"):
        yield from _skew("clock of the token issuer", parsedate_to_datetime(stamp))


def look_at_address(name: str, url: str, client: httpx.Client) -> Finding:
    """Somebody answers there; anything but a 5xx will do, for nothing is asked of them."""
    try:
        status = client.get(url).status_code
    except (httpx.HTTPError, httpx.InvalidURL) as mistake:
        return error(
            f"{name} does not answer ({type(mistake).__name__})",
            "check its address and the network",
        )
    if status >= _SERVER_ERROR:
        return warning(f"{name} answers {status}", "look again later, or ask who runs it")
    return ok(f"{name} answers")


def _skew(
    name: str, there: datetime, now: Callable[[], datetime] = system_clock
) -> Iterator[Finding]:
    apart = abs(there.astimezone(UTC) - now())
    seconds = f"{apart.total_seconds():.0f} s"
    if apart > _SKEW_ERROR:
        yield error(f"{name} is {seconds} away from ours", "keep time with NTP on both machines")
    elif apart > _SKEW_WARNING:
        yield warning(f"{name} is {seconds} away from ours", "keep time with NTP on both machines")
    else:
        yield ok(f"{name} is ours")
