"""Shadow on a whole running stack: everything is computed, and nothing stays but counts.

Families of every outcome, reports and an objection, messages that were refused or stranded. Then
the sample families of the demonstration. One stack for all tests of this file, in this order.
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from foundation.clock import system_clock
from tests.privacy.markers import all_found, found_in
from tests.privacy.ordeal import until
from tests.privacy.places import files_under
from tests.privacy.shadow_life import EXPECTED, Shadow, lived_in_shadow
from vertrekmelding.counts_command import counts_of
from vertrekmelding.stack.options import DEMO_OIN

KEPT_BY_LAW = {"brp_adapter.audit.person", "notifier.audit.person"}
"""Who asked about whom (docs/privacy.md)."""

KEPT_FOR_PARTNER = {"notifier.report.content", "notifier.report_person.person_index"}
KEPT_FOR_PARENT = {"notifier.answer.holder_index"}


@pytest.fixture(scope="module")
def shadow() -> Iterator[Shadow]:
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with lived_in_shadow(data) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


# While it lasts


def test_every_sample_family_is_computed_as_it_must_be(shadow: Shadow) -> None:
    assert shadow.findings == []


def test_nothing_came_in_outside(shadow: Shadow) -> None:
    url = f"{shadow.ordeal.stack.urls.sandbox}/sandbox/bezorgd"
    assert shadow.ordeal.client.get(url).json() == []


def test_nothing_is_planned_for_anybody(shadow: Shadow) -> None:
    for table in ("message", "handover", "attempt", "left_lately"):
        assert shadow.ordeal.ask(f"SELECT * FROM notifier.{table}") == [], table  # noqa: S608 - ours


def test_the_case_api_knows_of_nothing(shadow: Shadow) -> None:
    ordeal, urls = shadow.ordeal, shadow.ordeal.stack.urls
    cases = ordeal.ask("SELECT id FROM notifier.zaak WHERE shadow AND erased_at IS NULL")
    assert len(cases) >= len(EXPECTED)
    for oin, client in ((DEMO_OIN, "gemeente"), ("00000009900000000002", "rvdk")):
        token = ordeal.stack.mint(oin, client_id=client)
        headers = {"Authorization": f"Bearer {token}"}
        for (case,) in cases:
            answer = ordeal.client.get(f"{urls.notifier}/v1/zaken/{case}", headers=headers)
            assert answer.status_code == httpx.codes.NOT_FOUND
        for family in shadow.family.values():
            for person in (family.child, family.mother, family.father):
                answer = ordeal.client.post(
                    f"{urls.notifier}/v1/zaken/_zoek",
                    json={"burgerservicenummer": person.bsn},
                    headers=headers,
                )
                assert answer.json()["zaken"] == []


def test_a_sender_sees_how_its_event_stands_and_no_more(shadow: Shadow) -> None:
    ordeal = shadow.ordeal
    for (melding,) in ordeal.ask("SELECT id FROM brp_adapter.inbox WHERE sender = %s", DEMO_OIN):
        url = f"{ordeal.stack.urls.intake}/v1/meldingen/{melding}"
        answer = ordeal.client.get(url, headers={"Authorization": f"Bearer {ordeal.token()}"})
        assert answer.status_code == httpx.codes.OK
        assert not found_in(answer.text, ordeal.markers)
        cases = [str(case) for (case,) in ordeal.ask("SELECT id FROM notifier.zaak")]
        assert not [case for case in cases if case in answer.text]


def test_redis_logs_metrics_and_answers_tell_of_nobody(shadow: Shadow) -> None:
    ordeal, urls = shadow.ordeal, shadow.ordeal.stack.urls
    assert shadow.said_to_redis.count(b'"LPUSH"') > len(EXPECTED)
    assert not found_in(bytes(shadow.said_to_redis), ordeal.markers)
    assert not all_found(shadow.redis_before, ordeal.markers)
    logs = files_under(ordeal.stack.data / "logs")
    assert b"case_decided" in logs["notifier-worker.log"]
    assert not all_found(logs, ordeal.markers)
    metrics = {base: ordeal.client.get(f"{base}/metrics").text
               for base in (urls.intake, urls.notifier)}  # fmt: skip
    assert all("# HELP" in text for text in metrics.values())
    assert not all_found(metrics | ordeal.answers, ordeal.markers)


def test_until_then_it_is_there(shadow: Shadow) -> None:
    """The search finds in every place what is to go: without this the next tests say nothing."""
    for name in EXPECTED:
        assert shadow.found(name).keys() >= {
            "brp_adapter.inbox.content",
            "brp_adapter.event_person.person",
            "brp_adapter.departure.child",
            "brp_adapter.departure.child_bsn",
            "brp_adapter.snapshot.gezag",
            "brp_adapter.residence.content",
            "notifier.facts.content",
            "notifier.decision.facts",
            "notifier.decision.content",
            "notifier.zaak_child.child_index",
            "notifier.zaak_related.person_index",
        }, name
    assert "brp_adapter.inbox_conflict.content" in shadow.found("told")
    assert "brp_adapter.inbox.content" in shadow.found("of elsewhere")
    assert "notifier.inbox.content" in shadow.found("stranded")
    assert "notifier.inbox_conflict.content" in shadow.found("stranded")
    assert "notifier.history.person_index" in shadow.found("called off")
    for name in ("reported", "report taken back"):
        assert shadow.found(name).keys() >= {"notifier.inbox_conflict.content", *KEPT_FOR_PARTNER}
    assert shadow.found("objected").keys() >= KEPT_FOR_PARENT


# And after a day


def test_after_a_day_nothing_is_left_but_counts(shadow: Shadow) -> None:
    ordeal = shadow.ordeal
    before = counts_of(ordeal.stack.environment)
    assert ordeal.ask("SELECT * FROM notifier.shadow_count") == []
    shadow.jump(hours=21)
    until(lambda: not _left(shadow), "only what docs/privacy.md names is left")
    for name in shadow.family:
        kept = {
            "reported": KEPT_FOR_PARTNER,
            "objected": KEPT_FOR_PARENT,
        }.get(name, set())
        assert shadow.found(name).keys() - KEPT_BY_LAW == kept, name
    assert ordeal.ask("SELECT id FROM notifier.zaak WHERE erased_at IS NULL") == []
    for schema in ("brp_adapter", "notifier"):
        assert ordeal.ask(f"SELECT id FROM {schema}.inbox WHERE content IS NOT NULL") == []  # noqa: S608 - ours
        assert ordeal.ask(f"SELECT id FROM {schema}.inbox_conflict") == []  # noqa: S608 - ours
    after = counts_of(ordeal.stack.environment)
    assert +after == +before
    kept_counts = ordeal.ask("SELECT sum(number) FROM notifier.shadow_count")
    assert kept_counts == [(sum(before.values()),)]


def test_a_refused_second_content_that_comes_after_the_erasure_goes_as_well(
    shadow: Shadow,
) -> None:
    ordeal = shadow.ordeal
    ordeal.stack = replace(ordeal.stack, token=ordeal.stack.mint())
    event = shadow.family["told"].declared(system_clock, veiligTeInformeren=False)
    assert ordeal.post(event) == httpx.codes.CONFLICT
    assert "brp_adapter.inbox_conflict.content" in shadow.found("told")
    shadow.jump(hours=42)
    until(lambda: not _left(shadow), "it is gone")


def _left(shadow: Shadow) -> dict[str, set[str]]:
    """What is there about anybody and has no reason to be."""
    kept = KEPT_BY_LAW | KEPT_FOR_PARTNER | KEPT_FOR_PARENT
    return {place: labels for place, labels in shadow.found().items() if place not in kept}
