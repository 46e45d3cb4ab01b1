"""The settings of every process of a stack, as environment variables.

The same settings as in production; only the addresses and the keys are those of this stack.
"""

import base64
import hashlib
import os
import sys
from pathlib import Path

import vertrekmelding
from sandbox.ebms.adapter import TEST_CPA
from sandbox.ebms.mijnoverheid import TEST_KIND, TEST_OIN, TEST_TO_OIN
from sandbox.oidc.asked import REPLY_PAGE, WORKBENCH
from sandbox.settings import (
    TEST_CALL_SECRET,
    TEST_CALLBACK_TOKEN,
    TEST_EBMS_PASSWORD,
    TEST_EBMS_USER,
    TEST_NOTIFY_KEY,
)
from vertrekmelding.embedded.data_folder import DataFolder
from vertrekmelding.embedded.ports import LOOPBACK
from vertrekmelding.embedded.servers import EmbeddedServers
from vertrekmelding.stack.connections_of_demo import write_connections
from vertrekmelding.stack.keys import reply_key, workbench_key
from vertrekmelding.stack.options import CA_IKA_OIN, OWN_OIN, RVDK_OIN, StackOptions, Urls
from vertrekmelding.stack.policy_of_demo import DEMO_POLICY, write_policy

AUDIENCE = "vertrekmelding"
SMS_TEMPLATE = "11111111-2222-4333-8444-555555555555"
"""The sandbox takes any template."""

SHADOW_POLICY = Path(__file__).with_name("policy_shadow.toml")
_SERVICES = Path(vertrekmelding.__file__).parents[1]


def environment_of(servers: EmbeddedServers, urls: Urls, options: StackOptions) -> dict[str, str]:
    """Everything that any process of the stack reads; each takes what is named after it."""
    return {
        **_surroundings(),
        **_sandbox(servers.folder, urls, options),
        **_service("BRP_ADAPTER", servers, servers.adapter_url, urls),
        **_adapter(urls),
        **_sources(servers, urls, options),
        **_service("NOTIFIER", servers, servers.notifier_url, urls),
        **_notifier(urls),
        **_box(urls, options),
        **_workbench(servers, urls),
        **_reply(servers, urls),
        **_policy(servers.folder, urls, options),
        **_clock(options),
        **options.environment,
    }


def _surroundings() -> dict[str, str]:
    python = os.pathsep.join((str(_SERVICES), str(_SERVICES.parent)))
    return {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), "/usr/bin", "/bin")),
        "PYTHONPATH": python,
        "PYTHONUNBUFFERED": "1",
        "LC_ALL": "C.UTF-8",
    }


def _sandbox(folder: DataFolder, urls: Urls, options: StackOptions) -> dict[str, str]:
    return {
        "SANDBOX_DATA": str(folder.root / "sandbox"),
        "SANDBOX_PERSONS": os.pathsep.join(str(path.resolve()) for path in options.persons),
        "SANDBOX_BASE_URL": urls.sandbox,
        # For a browser another site than the workbench, as an employer's provider is: a cookie
        # that would not survive the way back in earnest must not survive it here.
        "SANDBOX_BROWSER_URL": urls.sandbox.replace(LOOPBACK, "localhost"),
        "SANDBOX_AUDIENCE": AUDIENCE,
        "SANDBOX_CALLBACK_URL": f"{urls.notifier}/v1/afleverstatussen/notifynl",
        "SANDBOX_CALLBACK_RETRY": "2",
        "SANDBOX_INTAKE_URL": urls.intake,
        "SANDBOX_VRIJBRP_RETRY": "1",
        "SANDBOX_WORKBENCH_KEY": str(workbench_key(folder)),
        "SANDBOX_REPLY_KEY": str(reply_key(folder)),
    }


def _service(
    prefix: str, servers: EmbeddedServers, database_url: str, urls: Urls
) -> dict[str, str]:
    return {
        f"{prefix}_DATABASE_URL": database_url,
        f"{prefix}_REDIS_URL": servers.redis_url,
        f"{prefix}_ENCRYPTION_KEYS": f"k1:{_key(servers.folder, f'{prefix}-encryption')}",
        f"{prefix}_INDEX_KEY": _key(servers.folder, f"{prefix}-index"),
        f"{prefix}_ISSUER": f"{urls.sandbox}/",
        f"{prefix}_AUDIENCE": AUDIENCE,
        f"{prefix}_JWKS_URL": f"{urls.sandbox}/jwks",
        f"{prefix}_TOKEN_URL": f"{urls.sandbox}/token",
        f"{prefix}_CLIENT_ID": "vertrekmelding",
        f"{prefix}_CLIENT_SECRET": "geheim-vertrekmelding",
        f"{prefix}_TEST_MODE": "true",
        f"{prefix}_SWEEP_SECONDS": "2",
        f"{prefix}_RETRY_SCALE": "0.1",
    }


def _adapter(urls: Urls) -> dict[str, str]:
    return {
        "BRP_ADAPTER_REGISTER_URL": f"{urls.sandbox}/haalcentraal/api/brp/personen",
        "BRP_ADAPTER_REGISTER_CLIENT_ID": "vertrekmelding",
        "BRP_ADAPTER_REGISTER_CLIENT_SECRET": "geheim-vertrekmelding",
        "BRP_ADAPTER_NOTIFIER_URL": urls.notifier,
        "BRP_ADAPTER_NOTIFIER_AUDIENCE": AUDIENCE,
        "BRP_ADAPTER_PUBLIC_URL": urls.intake,
        "BRP_ADAPTER_OWN_OIN": OWN_OIN,
    }


def _sources(servers: EmbeddedServers, urls: Urls, options: StackOptions) -> dict[str, str]:
    limits = {"BRP_ADAPTER_LIMITS_URL": servers.limits_url}
    return limits | (write_connections(servers.folder.root, urls) if options.furnished else {})


def _notifier(urls: Urls) -> dict[str, str]:
    return {
        "NOTIFIER_ADAPTER_URL": urls.intake,
        "NOTIFIER_ADAPTER_AUDIENCE": AUDIENCE,
        "NOTIFIER_NOTIFYNL_BASE_URL": urls.sandbox,
        "NOTIFIER_NOTIFYNL_API_KEY": TEST_NOTIFY_KEY,
        "NOTIFIER_NOTIFYNL_CALLBACK_TOKENS": TEST_CALLBACK_TOKEN,
        "NOTIFIER_RVDK_URL": f"{urls.sandbox}/rvdk/gebeurtenissen",
        "NOTIFIER_CA_IKA_URL": f"{urls.sandbox}/ca-ika/gebeurtenissen",
        "NOTIFIER_RVDK_OIN": RVDK_OIN,
        "NOTIFIER_CA_IKA_OIN": CA_IKA_OIN,
        "NOTIFIER_SENDER_OIN": OWN_OIN,
        "NOTIFIER_PUBLIC_URL": urls.notifier,
        "NOTIFIER_ONCALL_WEBHOOK_URL": f"{urls.sandbox}/oproepen",
        "NOTIFIER_ONCALL_WEBHOOK_SECRET": TEST_CALL_SECRET,
        "NOTIFIER_ONCALL_SMS_TEMPLATE_ID": SMS_TEMPLATE,
        "NOTIFIER_HINT_SMS_TEMPLATE_ID": SMS_TEMPLATE,
        "NOTIFIER_HINT_EMAIL_TEMPLATE_ID": SMS_TEMPLATE,
    }


def _box(urls: Urls, options: StackOptions) -> dict[str, str]:
    if not (options.box or options.furnished):
        return {}
    return {
        "NOTIFIER_BERICHTENBOX_URL": urls.sandbox,
        "NOTIFIER_BERICHTENBOX_CPA_ID": TEST_CPA,
        "NOTIFIER_BERICHTENBOX_OIN": TEST_OIN,
        "NOTIFIER_BERICHTENBOX_TO_OIN": TEST_TO_OIN,
        "NOTIFIER_BERICHTENBOX_TYPE": TEST_KIND,
        "NOTIFIER_BERICHTENBOX_USER": TEST_EBMS_USER,
        "NOTIFIER_BERICHTENBOX_PASSWORD": TEST_EBMS_PASSWORD,
    }


def _workbench(servers: EmbeddedServers, urls: Urls) -> dict[str, str]:
    return {
        "NOTIFIER_WORKBENCH_URL": urls.notifier,
        "NOTIFIER_WORKBENCH_SESSIONS_URL": servers.sessions_url,
        "NOTIFIER_WORKBENCH_ISSUER": f"{urls.sandbox}/oidc",
        "NOTIFIER_WORKBENCH_CLIENT_ID": WORKBENCH.id,
        "NOTIFIER_WORKBENCH_CLIENT_KEY_FILE": str(workbench_key(servers.folder)),
    }


def _reply(servers: EmbeddedServers, urls: Urls) -> dict[str, str]:
    return {
        "NOTIFIER_REPLY_URL": urls.notifier,
        "NOTIFIER_REPLY_SESSIONS_URL": servers.sessions_url,
        "NOTIFIER_REPLY_LIMITS_URL": servers.limits_url,
        "NOTIFIER_REPLY_CODE_KEYS": _key(servers.folder, "NOTIFIER-reply-codes"),
        "NOTIFIER_REPLY_OIDC_ISSUER": f"{urls.sandbox}/digid",
        "NOTIFIER_REPLY_OIDC_CLIENT_ID": REPLY_PAGE.id,
        "NOTIFIER_REPLY_OIDC_CLIENT_KEY_FILE": str(reply_key(servers.folder)),
    }


def _policy(folder: DataFolder, urls: Urls, options: StackOptions) -> dict[str, str]:
    if options.policy is None and options.furnished:
        policy = str(write_policy(folder.root, urls).resolve())
    else:
        policy = str((options.policy or DEMO_POLICY).resolve())
    return {"BRP_ADAPTER_POLICY_FILE": policy, "NOTIFIER_POLICY_FILE": policy}


def _clock(options: StackOptions) -> dict[str, str]:
    if options.clock_file is None:
        return {}
    file = str(options.clock_file.resolve())
    return {f"{prefix}_CLOCK_FILE": file for prefix in ("BRP_ADAPTER", "NOTIFIER", "SANDBOX")}


def _key(folder: DataFolder, name: str) -> str:
    """32 bytes, base64: made once per data folder."""
    return base64.b64encode(hashlib.sha256(folder.secret(name).encode()).digest()).decode()
