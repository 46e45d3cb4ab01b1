"""No process starts in earnest on a secret that everybody can read in our source."""

import base64

import pytest

from notifier.settings import NotifierSettings
from sandbox.settings import TEST_NOTIFY_KEY
from vertrekmelding.doctor.secrets import UnfitSettings, bare_addresses, refuse_unfit

KEY = base64.b64encode(bytes(range(32))).decode()
INDEX = base64.b64encode(bytes(range(1, 33))).decode()
FINE = {
    "database_url": "postgresql+psycopg://notifier:kq82hbsd71@db/vertrekmelding",
    "redis_url": "redis://redis:6379/0",
    "encryption_keys": f"k1:{KEY}",
    "index_key": INDEX,
    "issuer": "https://issuer/",
    "jwks_url": "https://issuer/jwks",
    "token_url": "https://issuer/token",
    "client_id": "vertrekmelding",
    "client_secret": "a72hd82-unguessed",
    "adapter_url": "http://adapter",
    "notifynl_base_url": "https://notifynl",
    "notifynl_api_key": "production-key-unguessed",
    "rvdk_url": "https://rvdk",
    "ca_ika_url": "https://ca-ika",
    "rvdk_oin": "00000009900000000002",
    "ca_ika_oin": "00000009900000000003",
    "sender_oin": "00000009900000000004",
}


def settings(**changed: object) -> NotifierSettings:
    return NotifierSettings.model_validate(FINE | changed)


def test_secrets_of_ones_own_are_taken() -> None:
    refuse_unfit(settings())


KNOWN = [
    {"client_secret": "geheim-vertrekmelding"},
    {"notifynl_api_key": TEST_NOTIFY_KEY},
    {"client_secret": "changeme"},
    {"database_url": "postgresql+psycopg://notifier:notifier@db/x"},
    {"database_url": "postgresql+psycopg://notifier@db/x"},
    {"database_url": "postgresql+psycopg://notifier:postgres@db/x"},
]


@pytest.mark.parametrize("changed", KNOWN)
def test_what_everybody_knows_is_refused_except_in_test_mode(changed: dict[str, str]) -> None:
    with pytest.raises(UnfitSettings) as refused:
        refuse_unfit(settings(**changed))
    (name, value) = next(iter(changed.items()))
    assert f"NOTIFIER_{name.upper()}" in str(refused.value)
    assert value not in str(refused.value)
    refuse_unfit(settings(**changed, test_mode=True))


@pytest.mark.parametrize(
    "changed",
    [
        {"encryption_keys": "k1:c2hvcnQ="},
        {"index_key": "c2hvcnQ="},
        {"index_key": KEY},
    ],
)
def test_a_key_that_cannot_be_used_is_refused_also_in_test_mode(changed: dict[str, str]) -> None:
    with pytest.raises(UnfitSettings):
        refuse_unfit(settings(**changed, test_mode=True))


def test_nobody_logs_in_without_tls_in_earnest() -> None:
    bare = {
        "workbench_url": "http://127.0.0.1:8000",
        "workbench_issuer": "http://inloggen.example",
        "workbench_client_id": "werkbank",
        "workbench_client_secret": "a-long-one-by-chance-4711",
        "workbench_sessions_url": "redis://r/1",
    }
    given = FINE | bare
    told = [str(one) for one in bare_addresses(NotifierSettings.model_validate(given))]
    assert [line.split()[1] for line in told] == [
        "NOTIFIER_WORKBENCH_URL",
        "NOTIFIER_WORKBENCH_ISSUER",
    ]
    with pytest.raises(UnfitSettings, match="NOTIFIER_WORKBENCH_URL"):
        refuse_unfit(NotifierSettings.model_validate(given))
    in_test = NotifierSettings.model_validate(given | {"test_mode": True})
    assert list(bare_addresses(in_test)) == []
