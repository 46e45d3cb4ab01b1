import pytest
from pydantic import ValidationError
from pydantic_settings import SettingsConfigDict

from foundation.settings import ServiceSettings

SECRET = "do-not-show-this"


class Example(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="EXAMPLE_")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("DATABASE_URL", "REDIS_URL", "ENCRYPTION_KEYS", "INDEX_KEY"):
        monkeypatch.setenv(f"EXAMPLE_{name}", SECRET)
    for name in ("DATABASE_SCHEMA", "ISSUER", "AUDIENCE", "JWKS_URL"):
        monkeypatch.setenv(f"EXAMPLE_{name}", "plain")
    return monkeypatch


@pytest.mark.usefixtures("environment")
def test_settings_come_from_the_environment_and_hide_secrets() -> None:
    settings = Example()
    assert settings.database_url.get_secret_value() == SECRET
    assert settings.lease.total_seconds() == 60
    assert SECRET not in repr(settings)
    assert SECRET not in str(settings.model_dump())


def test_a_wrong_setting_is_not_repeated(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("EXAMPLE_LEASE_SECONDS", SECRET)
    with pytest.raises(ValidationError) as caught:
        Example()
    assert SECRET not in str(caught.value)


def test_in_earnest_nobody_sets_the_clock(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("EXAMPLE_CLOCK_FILE", "/nowhere/clock")
    with pytest.raises(ValidationError, match="TEST_MODE=true"):
        Example()
    environment.setenv("EXAMPLE_TEST_MODE", "true")
    assert Example().clock_file is not None


def test_failpoints_are_refused_outside_test_mode(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("EXAMPLE_FAILPOINTS", "somewhere")
    with pytest.raises(ValidationError, match="only"):
        Example()
    environment.setenv("EXAMPLE_TEST_MODE", "true")
    assert str(Example().failpoints) == "somewhere"
