"""Secrets that are no secrets. No process starts on one outside test mode."""

import base64
from collections.abc import Iterator
from typing import Final

from pydantic import SecretStr
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from foundation.encryption import BlindIndex, KeyRing
from foundation.settings import ServiceSettings
from notifier.settings import NotifierSettings
from sandbox.settings import SandboxSettings
from vertrekmelding.doctor.finding import Finding, error

_PUBLIC: Final = frozenset(
    field.default.get_secret_value()
    for field in SandboxSettings.model_fields.values()
    if isinstance(field.default, SecretStr)
)
"""The keys of the sandbox stand in its source."""

_GUESSED: Final = frozenset(
    {"", "changeme", "password", "postgres", "secret", "geheim", "test", "demo", "brp_adapter"}
    | {"notifier", "vertrekmelding"}
)


class UnfitSettings(Exception):
    """A process would run in earnest on something that is known to everybody, or on no key."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))


def refuse_unfit(settings: ServiceSettings) -> None:
    """Raise ``UnfitSettings`` where a process must not start. In test mode only bad keys count."""
    if findings := [*unfit_secrets(settings), *bare_addresses(settings)]:
        raise UnfitSettings(findings)


_FEWEST_BYTES: Final = 16
"""So many different ones there are in any 32 bytes made by chance (31 or so; fewer than 16 never).
A phrase has fewer, such as the keys of `deploy/sandbox.env`, which everybody can read."""


def unfit_secrets(settings: ServiceSettings) -> Iterator[Finding]:
    """A finding for every key that cannot be used, and for every secret that is none."""
    yield from _unusable_keys(settings)
    if settings.test_mode:
        return
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if isinstance(value, SecretStr) and _is_known(value.get_secret_value()):
            yield error(
                f"{_variable(settings, name)} is one that everybody knows",
                "use a secret of your own (only TEST_MODE=true may do without)",
            )
    for name in ("encryption_keys", "index_key", "reply_code_keys"):
        keys = getattr(settings, name, None)
        if keys is not None and _is_a_phrase(keys.get_secret_value()):
            yield error(
                f"{_variable(settings, name)} was not made by chance",
                "make another with `openssl rand -base64 32`",
            )
    if _password_is_guessed(settings):
        yield error(
            f"the password in {_variable(settings, 'database_url')} can be guessed",
            "choose a long one by chance, for instance with `openssl rand -hex 24`",
        )


def bare_addresses(settings: ServiceSettings) -> Iterator[Finding]:
    """A finding for every address over which people log in or are called without TLS."""
    if settings.test_mode or not isinstance(settings, NotifierSettings):
        return
    for name in (
        *("workbench_url", "workbench_issuer", "reply_url", "reply_oidc_issuer"),
        "oncall_webhook_url",
    ):
        value = getattr(settings, name)
        if value is not None and not value.startswith("https://"):
            yield error(
                f"{_variable(settings, name)} is not https", "use TLS for logging in and calling"
            )


def _unusable_keys(settings: ServiceSettings) -> Iterator[Finding]:
    keys = settings.encryption_keys.get_secret_value()
    index = settings.index_key.get_secret_value()
    try:
        KeyRing.parse(keys)
    except ValueError as mistake:
        yield error(f"{_variable(settings, 'encryption_keys')}: {mistake}", "see docs/operate.md")
    try:
        BlindIndex.parse(index)
    except ValueError as mistake:
        yield error(f"{_variable(settings, 'index_key')}: {mistake}", "see docs/operate.md")
    encoded = [entry.partition(":")[2].strip() for entry in keys.split(",")]
    if index.strip() in encoded:
        yield error(
            f"{_variable(settings, 'index_key')} is also an encryption key",
            "make another with `openssl rand -base64 32`",
        )
    codes: SecretStr | None = getattr(settings, "reply_code_keys", None)
    if codes and {index.strip(), *encoded} & {
        k.strip() for k in codes.get_secret_value().split(",")
    }:
        yield error(
            f"{_variable(settings, 'reply_code_keys')} holds a key that is also used for more",
            "make another with `openssl rand -base64 32`",
        )


def _is_known(value: str) -> bool:
    # The clients of the sandbox have such secrets; in earnest nobody's begins so.
    return value in _PUBLIC or value.startswith("geheim-") or value.lower() in _GUESSED - {""}


def _is_a_phrase(keys: str) -> bool:
    for entry in keys.split(","):
        try:
            key = base64.b64decode(entry.rpartition(":")[2].strip(), validate=True)
        except ValueError:
            continue  # told as a key that cannot be used
        if len(set(key)) < _FEWEST_BYTES:
            return True
    return False


def _password_is_guessed(settings: ServiceSettings) -> bool:
    try:
        url = make_url(settings.database_url.get_secret_value())
    except ArgumentError:
        return False  # told where the database is looked at
    if url.host is None:
        return False  # a socket: the server knows who asks
    password = url.password or ""
    return password == url.username or password.lower() in _GUESSED or _is_known(password)


def _variable(settings: ServiceSettings, name: str) -> str:
    return f"{settings.model_config.get('env_prefix', '')}{name}".upper()
