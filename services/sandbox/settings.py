"""What can be set about the sandbox, all by environment variables that start with SANDBOX_."""

import os
from pathlib import Path
from typing import Annotated

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TEST_NOTIFY_KEY = (
    "sandbox-8d0f1a52-5c3e-4b7e-9a41-2f6c7d8e9b10-1b9e4c73-0a2d-4f58-8c66-7e5d3a4b2c19"
)
"""The published test key, in NotifyNL's form `{name}-{service id}-{secret}`."""

TEST_CALL_SECRET = "whsec_c2FuZGJveC1vcHJvZXAtZ2VoZWltLTAxMjM0NTY3ODk="  # noqa: S105 - published
"""The published test secret with which calls to people on duty are signed."""

TEST_EBMS_USER = "vertrekmelding"
TEST_EBMS_PASSWORD = "sandbox-ebms-wachtwoord"  # noqa: S105 - published
"""The published test name and password of ebms-core."""

TEST_CALLBACK_TOKEN = "sandbox-terugmelding-0123456789-abcdefghij"  # noqa: S105 - published
"""The published test token with which NotifyNL calls back."""

TEST_STUF_AUTHORIZATION = "Basic bWFrZWxhYXI6c2FuZGJveC1zdHVmLTAxMjM0NTY3ODk="
"""The published test value of the Authorization header with which the broker of StUF shows it."""

TEST_VRIJBRP_AUTHORIZATION = "Bearer sandbox-vrijbrp-0123456789-abcdefghij"
"""The published test value of the Authorization header with which vrijBRP shows who it is."""
TEST_NRC_CLIENT = "vertrekmelding"
TEST_NRC_SECRET = "sandbox-nrc-geheim-0123456789-abcdef"  # noqa: S105 - published
"""The published test client of the NRC, and of the API of which it tells."""

TEST_RESOURCE_SECRET = "sandbox-bron-geheim-0123456789-abcdef"  # noqa: S105 - published
TEST_NRC_AUTH = "Bearer sandbox-notificatie-0123456789-abcdef"
"""The published Authorization header of a subscription."""

TEST_API_KEY = "sandbox-api-key"
"""The published test value of X-API-KEY, for the BRP behind a municipal gateway."""

TEST_EVENTS_CLIENT = "gebeurtenissen"
TEST_EVENTS_SECRET = "sandbox-geheim-gebeurtenissen"  # noqa: S105 - published
"""The published test client of BRP API Gebeurtenissen: the test municipality."""


TEST_ORIGIN = "bronnen.sandbox.example"
"""The name in the DNS under which the sandbox's sources say that they send."""


class SandboxSettings(BaseSettings):
    """Settings of one sandbox.

    `data` is the folder in which everything that was received is kept. `persons` are files with
    a list of Persoon in the public shape, several separated as in PATH. `issuer_key` is a PEM file
    with an RSA private key; left out, a key is made in `data` and kept, so that tokens stay valid
    over a restart. `base_url` goes into the tokens as issuer; left out, /token takes the address
    at which it was called. `print_after` is the time in seconds after which an accepted letter
    counts as printed and handed to the post. `browser_url` is the address at which browsers reach
    it, where that is not `base_url`. `workbench_key` is a PEM file with the key of the workbench:
    with it the provider for logging in takes `private_key_jwt` only; `reply_key` is the same for
    the page on which parents answer and the provider that stands for DigiD. `clock_file` says by
    how much the clock runs ahead (contracts/settable_clock.py). `without_box` are the numbers of
    people who have no active Berichtenbox, separated by commas; `box_result_after` is the time in
    seconds after which the result of a message to the Berichtenbox comes.
    `callback_url` is the address that NotifyNL calls about text messages and e-mails, again after
    `callback_retry` seconds where nobody takes it in; `tell_after` is the time in seconds after
    which these are delivered. `intake_url` is the base address to which sources push; vrijBRP tells
    it again after `vrijbrp_retry` seconds, and then ever later, where nobody takes it in.
    `nrc_scale` shortens the waits of the NRC between two tries (25 seconds, 100, 400 and so on).
    """

    model_config = SettingsConfigDict(env_prefix="SANDBOX_", frozen=True)

    data: Path
    persons: Annotated[tuple[Path, ...], NoDecode] = ()
    issuer_key: Path | None = None
    base_url: str | None = None
    browser_url: str | None = None
    workbench_key: Path | None = None
    reply_key: Path | None = None
    audience: str = "vertrekmelding"
    api_key: SecretStr = SecretStr(TEST_API_KEY)
    notify_key: SecretStr = SecretStr(TEST_NOTIFY_KEY)
    print_after: float = 2.0
    call_secret: SecretStr = SecretStr(TEST_CALL_SECRET)
    clock_file: Path | None = None
    ebms_user: str = TEST_EBMS_USER
    ebms_password: SecretStr = SecretStr(TEST_EBMS_PASSWORD)
    without_box: Annotated[tuple[str, ...], NoDecode] = ()
    box_result_after: float = 1.0
    callback_url: str | None = None
    callback_token: SecretStr = SecretStr(TEST_CALLBACK_TOKEN)
    callback_retry: float = 300.0
    tell_after: float = 0.2
    nrc_scale: float = 0.01
    intake_url: str | None = None
    stuf_authorization: SecretStr = SecretStr(TEST_STUF_AUTHORIZATION)
    vrijbrp_authorization: SecretStr = SecretStr(TEST_VRIJBRP_AUTHORIZATION)
    vrijbrp_retry: float = 5.0

    @field_validator("persons", mode="before")
    @classmethod
    def _split_paths(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part for part in value.split(os.pathsep) if part)
        return value

    @field_validator("without_box", mode="before")
    @classmethod
    def _split_numbers(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part for part in value.split(",") if part)
        return value
