"""Everything the doctor looks at, in the order in which somebody would repair it."""

from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

import httpx
from pydantic import ValidationError

from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.migrate import MIGRATIONS as ADAPTER_MIGRATIONS
from contracts.policy.reading import PolicyMistake, read_policy_file
from contracts.values.dates import local_date
from foundation.clock import system_clock
from foundation.settings import ServiceSettings
from notifier.letters.neutral_sender import telling_lines, why_it_tells
from notifier.settings import NotifierSettings
from notifier.storage.migrate import MIGRATIONS as NOTIFIER_MIGRATIONS
from vertrekmelding.doctor.berichtenbox import (
    look_at_berichtenbox,
    look_at_berichtenbox_settings,
)
from vertrekmelding.doctor.callbacks import look_at_callback_settings
from vertrekmelding.doctor.credentials import (
    credentials_of_adapter,
    credentials_of_notifier,
    look_at_notifynl,
    look_at_token,
)
from vertrekmelding.doctor.finding import Finding, Level, error, ok, warning
from vertrekmelding.doctor.on_call import look_at_on_call, look_at_on_call_settings
from vertrekmelding.doctor.reach import (
    TIMEOUT,
    look_at_address,
    look_at_database,
    look_at_issuer,
    look_at_redis,
)
from vertrekmelding.doctor.reply import look_at_reply, look_at_reply_settings
from vertrekmelding.doctor.reply_login import (
    look_at_reply_login,
    look_at_reply_login_settings,
)
from vertrekmelding.doctor.secrets import bare_addresses, unfit_secrets
from vertrekmelding.doctor.sources import look_at_pace, look_at_source_settings
from vertrekmelding.doctor.unreadable import look_at_unreadable
from vertrekmelding.doctor.workbench import look_at_workbench, look_at_workbench_settings
from vertrekmelding.policy_command import warnings as policy_warnings

SettingsT = TypeVar("SettingsT", bound=ServiceSettings)
_PRINTED: Final = ("sender_return_line", "sender_phone", "sender_reply_address")


def examine(
    environment: Mapping[str, str], say: Callable[[str], None], *, settings_only: bool = False
) -> bool:
    """Say one line per finding; answers whether there is no error among them.

    ``settings_only`` connects to nothing: for before the first start.
    """
    healthy = True
    for finding in _findings(environment, settings_only=settings_only):
        say(str(finding))
        healthy &= finding.level is not Level.ERROR
    return healthy


def _findings(environment: Mapping[str, str], *, settings_only: bool) -> Iterator[Finding]:
    adapter = yield from _settings(AdapterSettings, environment)
    notifier = yield from _settings(NotifierSettings, environment)
    if not settings_only:
        yield from _servers(adapter, notifier)
        with httpx.Client(timeout=TIMEOUT) as client:
            if adapter is not None:
                yield from _around_adapter(adapter, client)
            if notifier is not None:
                yield from _around_notifier(notifier, client)
    if adapter is not None and notifier is not None:
        yield from _together(adapter, notifier)
    if adapter is not None:
        yield from look_at_source_settings(adapter)
    if notifier is not None:
        yield from look_at_workbench_settings(notifier)
        yield from look_at_reply_settings(notifier)
        yield from look_at_reply_login_settings(notifier)
        yield from look_at_on_call_settings(notifier)
        yield from look_at_callback_settings(notifier)
        yield from look_at_berichtenbox_settings(notifier)
        yield from _letters(notifier)
        yield from _neutral_sender(notifier)
        yield from _policy(notifier.policy_file)


def _servers(
    adapter: AdapterSettings | None, notifier: NotifierSettings | None
) -> Iterator[Finding]:
    if adapter is not None:
        yield from look_at_database(adapter, ADAPTER_MIGRATIONS)
        yield from look_at_unreadable(adapter)
    if notifier is not None:
        yield from look_at_database(notifier, NOTIFIER_MIGRATIONS)
    for settings in (adapter, notifier):
        if settings is not None:
            yield from look_at_redis(settings)
            break  # one broker for both


def _around_adapter(settings: AdapterSettings, client: httpx.Client) -> Iterator[Finding]:
    yield from look_at_pace(settings)
    yield from look_at_issuer(settings, client)
    for whose, credentials in credentials_of_adapter(settings):
        yield look_at_token(f"token for {whose}, of the adapter", credentials, client)
    yield look_at_address("BRP", settings.register_url, client)
    url = f"{settings.notifier_url.rstrip('/')}/health/live"
    yield look_at_address("notifier, from the adapter", url, client)


def _around_notifier(settings: NotifierSettings, client: httpx.Client) -> Iterator[Finding]:
    for whose, credentials in credentials_of_notifier(settings):
        yield look_at_token(f"token for {whose}, of the notifier", credentials, client)
    yield look_at_notifynl(settings)
    yield from look_at_berichtenbox(settings)
    yield from look_at_workbench(settings, client)
    yield from look_at_reply(settings)
    yield from look_at_reply_login(settings, client)
    yield from look_at_on_call(settings, client)
    yield look_at_address("RvdK IKO", settings.rvdk_url, client)
    yield look_at_address("Ca IKA", settings.ca_ika_url, client)
    url = f"{settings.adapter_url.rstrip('/')}/health/live"
    yield look_at_address("adapter, from the notifier", url, client)


def _settings(
    kind: type[SettingsT], environment: Mapping[str, str]
) -> Generator[Finding, None, SettingsT | None]:
    prefix = str(kind.model_config.get("env_prefix", ""))
    own = {
        name.removeprefix(prefix).lower(): value
        for name, value in environment.items()
        if name.startswith(prefix)
    }
    try:
        settings = kind.model_validate(own)
    except ValidationError as refused:
        for mistake in refused.errors(include_input=False, include_url=False):
            name = f"{prefix}{mistake['loc'][0]}".upper() if mistake["loc"] else prefix.rstrip("_")
            yield error(f"{name}: {mistake['msg']}", "see the settings in docs/operate.md")
        return None
    yield ok(f"settings of {prefix.rstrip('_')} are complete")
    yield from unfit_secrets(settings)
    yield from bare_addresses(settings)
    if settings.test_mode:
        yield warning(
            f"{prefix}TEST_MODE is on",
            "only fictitious numbers are taken: switch it off in earnest",
        )
    return settings


def _together(adapter: AdapterSettings, notifier: NotifierSettings) -> Iterator[Finding]:
    """What must differ between the services, and what must not."""
    if adapter.encryption_keys == notifier.encryption_keys:
        yield error("both services have the same encryption keys", "make different ones")
    if adapter.index_key == notifier.index_key:
        yield error("both services have the same index key", "make different ones")
    if adapter.redis_url != notifier.redis_url:
        yield error("the services name two brokers", "one beat rings for both: use one REDIS_URL")
    if adapter.policy_file != notifier.policy_file:
        yield warning("the services name two policy files", "let both read the same file")
    if adapter.own_oin is None:
        yield warning(
            "BRP_ADAPTER_OWN_OIN is not set", "set it: a scope alone opens the inner door"
        )


def _letters(settings: NotifierSettings) -> Iterator[Finding]:
    """What is printed on real letters must not be what stands in the source."""
    if settings.test_mode:
        return
    for name in _PRINTED:
        if getattr(settings, name) == NotifierSettings.model_fields[name].default:
            yield error(f"NOTIFIER_{name.upper()} is the example", "set what must be on letters")


def _neutral_sender(settings: NotifierSettings) -> Iterator[Finding]:
    """One sender for all letters: who reads one must not read in it where somebody lived."""
    try:
        municipalities = read_policy_file(settings.policy_file).content.gemeenten
    except PolicyMistake:
        municipalities = ()  # told of with the policy
    places = [gemeente.naam for gemeente in municipalities]
    found = [(f"SENDER_{line}", why) for line, why in telling_lines(settings.sender, places)]
    # The address of the page stands on every letter as well.
    why_not = why_it_tells(settings.reply_url or "", places)
    found += [] if why_not is None else [("REPLY_URL", why_not)]
    for name, why in found:
        yield error(
            f"NOTIFIER_{name.upper()} {why}",
            "letters of every municipality have one national sender, or they tell a place",
        )


def _policy(file: Path | None) -> Iterator[Finding]:
    if file is None:
        yield warning("there is no policy file", "nothing is asked and nothing leaves without one")
        return
    try:
        content = read_policy_file(file).content
    except PolicyMistake as mistake:
        for line in str(mistake).splitlines():
            yield error(line, "correct it; `vertrekmelding policy FILE` shows the whole file")
        return
    yield ok(f"policy {content.versie} is valid")
    for line in policy_warnings(content, local_date(system_clock())):
        yield warning(line, "extend it in time, or let it end on purpose")
