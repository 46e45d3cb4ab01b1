"""What every process of a service is told by its surroundings."""

from datetime import timedelta
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServiceSettings(BaseSettings):
    """Read from the environment when the composition root asks, never at import.

    A service subclasses this and sets ``model_config = SettingsConfigDict(env_prefix="...")``.
    The fields that hold credentials or keys are ``SecretStr``: neither ``repr`` nor a validation
    error shows them (``hide_input_in_errors``).
    """

    model_config = SettingsConfigDict(extra="ignore", hide_input_in_errors=True, frozen=True)

    database_url: SecretStr
    database_schema: str = Field(pattern=r"^[a-z_][a-z0-9_]{0,62}$")
    redis_url: SecretStr
    """Broker; sessions and rate limits live in another Redis database."""

    log_format: Literal["json", "console"] = "json"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"
    test_mode: bool = False
    """Accept only fictitious citizen numbers, those that start with 9999."""

    clock_file: Path | None = None
    """By how much the clock runs ahead; only in test mode (``contracts.settable_clock``)."""

    failpoints: Path | None = None
    """Folder in which a test orders this process to fail (``foundation.failpoint``)."""

    encryption_keys: SecretStr
    """``id1:base64key32,id2:base64key32``: all keys still needed to read, the newest last."""

    index_key: SecretStr
    """Base64 of at least 32 bytes, never one of the encryption keys."""

    issuer: str
    audience: str
    jwks_url: str

    lease_seconds: int = Field(default=60, ge=5)
    sweep_seconds: int = Field(default=10, ge=1)

    late_after_seconds: int = Field(default=120, ge=1)
    """When due work waits longer, ``/health/ready`` answers 503."""

    silent_after_seconds: int = Field(default=60, ge=1)
    """When a sweep last ran longer ago, ``/health/ready`` answers 503."""

    @model_validator(mode="before")
    @classmethod
    def _empty_is_not_set(cls, given: object) -> object:
        # A file that offers every variable leaves most of them empty; an empty API key is no key.
        if isinstance(given, dict):
            return {name: value for name, value in given.items() if value != ""}
        return given

    @model_validator(mode="after")
    def _real_time_in_earnest(self) -> Self:
        if self.clock_file is not None and not self.test_mode:
            message = "CLOCK_FILE is for test mode only: set TEST_MODE=true or leave it out"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _no_failpoints_in_earnest(self) -> Self:
        if self.failpoints is not None and not self.test_mode:
            message = "FAILPOINTS is for test mode only: set TEST_MODE=true or leave it out"
            raise ValueError(message)
        return self

    @property
    def lease(self) -> timedelta:
        """How long a claim is ours before another worker may take the row over."""
        return timedelta(seconds=self.lease_seconds)

    @property
    def late_after(self) -> timedelta:
        """How long due work may wait."""
        return timedelta(seconds=self.late_after_seconds)

    @property
    def silent_after(self) -> timedelta:
        """How long ago a sweep may have run."""
        return timedelta(seconds=self.silent_after_seconds)
