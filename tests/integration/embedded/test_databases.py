"""Each service has its own schema and cannot look into the other's."""

import psycopg
import pytest
import redis

from tests.integration.embedded.running import connect
from vertrekmelding.embedded import EmbeddedServers


def test_a_role_lands_in_its_own_schema(adapter_url: str, notifier_url: str) -> None:
    for url, role in ((adapter_url, "brp_adapter"), (notifier_url, "notifier")):
        with connect(url) as connection:
            assert connection.execute("SELECT current_schema()").fetchone() == (role,)
            connection.execute("CREATE TABLE own (x int)")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM brp_adapter.hidden",
        "CREATE TABLE brp_adapter.intruder (x int)",
        "CREATE TABLE public.intruder (x int)",
        "CREATE SCHEMA intruder",
        "CREATE TEMP TABLE intruder (x int)",
    ],
)
def test_a_role_has_no_rights_elsewhere(
    statement: str, adapter_url: str, notifier_url: str
) -> None:
    with connect(adapter_url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS hidden (x int)")
    with (
        connect(notifier_url) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_a_wrong_password_is_refused(notifier_url: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        connect(notifier_url.replace("notifier:", "notifier:x", 1))


def test_redis_asks_for_its_password(servers: EmbeddedServers, redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.info("server")["redis_version"].startswith("6.2")
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    without = "redis://" + redis_url.partition("@")[2]
    with redis.Redis.from_url(without) as client, pytest.raises(redis.AuthenticationError):
        client.ping()
    assert servers.supervisor.pids().keys() == {"redis", "postgres"}


def test_postgres_is_recent_and_writes_safely(postgres_url: str) -> None:
    with connect(postgres_url) as connection:
        for setting, value in (
            ("fsync", "on"),
            ("listen_addresses", "127.0.0.1"),
            ("password_encryption", "scram-sha-256"),
            ("server_encoding", "UTF8"),
        ):
            assert connection.execute(f"SHOW {setting}").fetchone() == (value,)
        assert connection.info.server_version >= 180000
