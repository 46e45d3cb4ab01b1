"""Families that live on a running stack in shadow, and everything that is done about them."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import redis
from rich.console import Console

from contracts.settable_clock import set_ahead
from foundation.clock import system_clock
from notifier.storage.shadow_count import Counted
from tests.privacy.everywhere import found_everywhere, keys_of
from tests.privacy.family import Family, families
from tests.privacy.markers import people
from tests.privacy.ordeal import Ordeal, until
from tests.privacy.outside import Outside
from tests.privacy.places import everything_said_to, in_redis
from vertrekmelding.counts_command import counts_of
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.demo.screen import Screen
from vertrekmelding.demo.shadow import follow_in_shadow
from vertrekmelding.stack.environment import SHADOW_POLICY
from vertrekmelding.stack.options import OWN_OIN, StackOptions
from vertrekmelding.stack.stack import running_stack

POLICE = "00000009900000000012"
ELSEWHERE = "00000009900000000001"
"""A municipality of which the policy says nothing: not even the BRP may be asked."""

_QUICK = {
    "BRP_ADAPTER_SWEEP_SECONDS": "1",
    "NOTIFIER_SWEEP_SECONDS": "1",
    "BRP_ADAPTER_LOG_LEVEL": "DEBUG",
    "NOTIFIER_LOG_LEVEL": "DEBUG",
}

EXPECTED = {
    "told": {Counted.CASE_NOTIFY: 1, Counted.LETTER: 1},
    "held": {Counted.CASE_HOLD: 1},
    "flagged": {Counted.CASE_HOLD: 1, Counted.FLAG_RVDK: 1},
    "consented": {Counted.CASE_SKIP: 1, Counted.RECEIPT: 1},
    "called off": {Counted.CASE_SKIP: 1},
    "reported": {Counted.CASE_HOLD: 1, Counted.FLAG_RVDK: 1},
    "report taken back": {Counted.CASE_NOTIFY: 1, Counted.LETTER: 1},
    "objected": {Counted.CASE_NOTIFY: 1, Counted.LETTER: 1, Counted.FLAG_RVDK: 1},
}
"""What each family adds to the counts at last."""


@dataclass
class Shadow:
    """The stack, and which family came to what."""

    ordeal: Ordeal
    clock_file: Path
    said_to_redis: bytearray = field(default_factory=bytearray)
    redis_before: dict[str, bytes] = field(default_factory=dict)
    family: dict[str, Family] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)

    # Families

    def bring(self, name: str, **data: Any) -> dict[str, Any]:  # noqa: ANN401 -- JSON
        """A family that the register knows; its declaration, not yet sent."""
        self.family[name] = self.ordeal.family()
        return self.family[name].declared(system_clock, **data)

    def come_to(self, name: str, event: dict[str, Any]) -> None:
        """Send, and wait until the counts say what they must."""
        before = self.counts()
        self.ordeal.send(event)
        self.until_counted(before, EXPECTED[name], name)

    def until_counted(
        self, before: Counter[Counted], expected: dict[Counted, int], what: str
    ) -> None:
        until(lambda: self.counts() - before == expected, f"{what} is counted as {expected}")

    def counts(self) -> Counter[Counted]:
        counted: Counter[Counted] = Counter()
        for (_, _, what), number in counts_of(self.ordeal.stack.environment).items():
            counted[what] += number
        return counted

    # Calls of others

    def call(
        self, path: str, body: object, *, oin: str, scope: str, client_id: str
    ) -> httpx.Response:
        stack = self.ordeal.stack
        token = stack.mint(oin, (scope,), client_id)
        answer = self.ordeal.client.post(
            f"{stack.urls.notifier}/v1/{path}",
            json=body,
            headers={"Authorization": f"Bearer {token}"},
        )
        self.ordeal.answers[f"{path} {len(self.ordeal.answers)}"] = answer.text
        return answer

    def report(self, family: Family, reference: str, kind: str = "contact_ban") -> httpx.Response:
        """The police reports, protecting the mother from the father."""
        body = {
            "eigenKenmerk": reference,
            "soort": kind,
            "beschermt": family.mother.bsn,
            "tegen": family.father.bsn,
        }
        return self.call(
            "signalen", body, oin=POLICE, scope="signalen:schrijven", client_id="politie"
        )

    def object_beforehand(self, family: Family, reference: str) -> httpx.Response:
        body = {
            "eigenKenmerk": reference,
            "antwoord": "bezwaar",
            "gezagsdrager": family.father.bsn,
        }
        return self.call(
            "antwoorden",
            body,
            oin=OWN_OIN,
            scope="antwoorden:schrijven",
            client_id="vertrekmelding",
        )

    # What is inside

    def found(self, *names: str) -> dict[str, set[str]]:
        """Where anything about these families is (all, when none is named)."""
        markers = self.ordeal.markers
        if names:
            markers = {k: v for name in names for k, v in self.family[name].markers.items()}
        keys = keys_of(self.ordeal.stack.environment)
        return found_everywhere(self.ordeal.database_url, keys, markers)

    def jump(self, hours: int) -> None:
        set_ahead(self.clock_file, timedelta(hours=hours))


@contextmanager
def lived_in_shadow(data: Path) -> Iterator[Shadow]:
    """A stack under the policy of ``demo --shadow``, after all of it; it still runs."""
    clock_file = data / "clock"
    set_ahead(clock_file, timedelta(0))
    options = StackOptions(
        data=data / "stack", policy=SHADOW_POLICY, environment=_QUICK, clock_file=clock_file
    )
    with running_stack(options) as stack, httpx.Client(timeout=20) as client:
        ordeal = Ordeal(stack, Outside(), client, families(people(0)))
        shadow = Shadow(ordeal, clock_file)
        with everything_said_to(stack.servers.redis_url) as shadow.said_to_redis:
            _sample_families(shadow)
            _every_outcome(shadow)
            _partners(shadow)
            _refused_and_stranded(shadow)
            until(ordeal.settled, "everything is settled", 40)
            with redis.Redis.from_url(stack.servers.redis_url) as broker:
                shadow.redis_before = in_redis(broker)
        yield shadow


def _sample_families(shadow: Shadow) -> None:
    """As ``demo --shadow`` does, but for who is reported by sources that this stack has not."""
    stack = shadow.ordeal.stack
    scene = Scene(system_clock(), "proef")
    everyone = tuple(one for one in sample_families(scene) if not one.through_sources)
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        findings = follow_in_shadow(stack, everyone, Screen(Console(file=nowhere)), system_clock)
    shadow.findings = [f"{finding.family}: {finding.text}" for finding in findings]


def _every_outcome(shadow: Shadow) -> None:
    shadow.come_to("told", shadow.bring("told"))
    event = shadow.bring("held")
    hidden = shadow.family["held"].persons()
    for person in hidden:
        person["geheimhoudingPersoonsgegevens"] = True
    url = f"{shadow.ordeal.stack.urls.sandbox}/sandbox/personen"
    assert shadow.ordeal.client.put(url, json=hidden).status_code == httpx.codes.OK
    shadow.come_to("held", event)
    shadow.come_to("flagged", shadow.bring("flagged", veiligTeInformeren=False))
    event = shadow.bring("consented")
    (consent,) = event["data"]["toestemmingen"]
    consent |= {"omvang": "emigratie", "geverifieerd": True}
    shadow.come_to("consented", event)
    before = shadow.counts()
    event = shadow.bring("called off")
    shadow.ordeal.send(event)
    shadow.until_counted(before, EXPECTED["told"], "a departure that is called off later")
    taken_back = {"personen": event["data"]["personen"], "aangifteId": event["id"]}
    kind = "nl.brp.vertrek-naar-buitenland.ingetrokken"
    shadow.ordeal.send(event | {"id": str(uuid4()), "type": kind, "data": taken_back})
    shadow.until_counted(before, EXPECTED["called off"], "called off")


def _partners(shadow: Shadow) -> None:
    """Reports that come after the case; one is taken back, and one sent twice with a difference."""
    for name in ("reported", "report taken back"):
        before = shadow.counts()
        shadow.ordeal.send(shadow.bring(name))
        shadow.until_counted(before, EXPECTED["told"], f"{name}, before it is")
        family = shadow.family[name]
        answer = shadow.report(family, f"politie-{name.replace(' ', '-')}")
        assert answer.status_code == httpx.codes.ACCEPTED, answer.text
        shadow.until_counted(before, EXPECTED["reported"], name)
        other = shadow.report(family, f"politie-{name.replace(' ', '-')}", kind="stalking")
        assert other.status_code == httpx.codes.CONFLICT
        if name == "report taken back":
            _take_back(shadow, UUID(answer.json()["id"]))
            shadow.until_counted(before, EXPECTED[name], name)
    before = shadow.counts()
    event = shadow.bring("objected")
    answer = shadow.object_beforehand(shadow.family["objected"], "bezwaar-1")
    assert answer.status_code == httpx.codes.ACCEPTED, answer.text
    shadow.ordeal.send(event)
    shadow.until_counted(before, EXPECTED["objected"], "objected")


def _take_back(shadow: Shadow, report: UUID) -> None:
    stack = shadow.ordeal.stack
    token = stack.mint(POLICE, ("signalen:schrijven",), "politie")
    answer = shadow.ordeal.client.post(
        f"{stack.urls.notifier}/v1/signalen/{report}/intrekking",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.is_success, answer.text


def _refused_and_stranded(shadow: Shadow) -> None:
    """Other content under a known id; an event that is held; facts on which nobody can decide."""
    ordeal = shadow.ordeal
    event = shadow.family["told"].declared(system_clock, veiligTeInformeren=False)
    assert ordeal.post(event) == httpx.codes.CONFLICT
    held = shadow.bring("of elsewhere") | {"source": f"urn:nld:oin:{ELSEWHERE}:systeem:x"}
    token = ordeal.stack.mint(ELSEWHERE, ("gebeurtenissen:schrijven",), "gemeente-2")
    status = ordeal.call(
        "POST",
        f"{ordeal.stack.urls.intake}/v1/gebeurtenissen",
        json.dumps(held),
        Content_Type="application/cloudevents+json",
        Authorization=f"Bearer {token}",
    )
    assert status == httpx.codes.ACCEPTED
    ordeal.ask("ALTER TABLE notifier.zaak_person ADD CONSTRAINT never CHECK (false) NOT VALID")
    ordeal.send(shadow.bring("stranded"))
    review = "SELECT id, content FROM notifier.inbox WHERE state = 'NEEDS_REVIEW'"
    until(lambda: ordeal.ask(review), "facts wait for a human")
    ordeal.ask("ALTER TABLE notifier.zaak_person DROP CONSTRAINT never")
    ((row_id, content),) = ordeal.ask(review)
    ring = keys_of(ordeal.stack.environment)["notifier"].ring
    facts = json.loads(ring.open(content, table="inbox", column="content", row_id=row_id))
    facts["established_at"] = system_clock().isoformat()
    answer = shadow.call(
        "vertrekfeiten",
        facts,
        oin=OWN_OIN,
        scope="vertrekfeiten:schrijven",
        client_id="vertrekmelding",
    )
    assert answer.status_code == httpx.codes.CONFLICT, answer.text
