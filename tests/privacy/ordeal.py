"""What marked families are put through on a running stack, and what everybody then holds."""

import contextlib
import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psutil
import psycopg
import redis

from foundation.celery_app import publisher
from foundation.clock import system_clock
from foundation.encryption import KeyRing
from sandbox.settings import SandboxSettings
from sandbox.tokens import open_issuer
from tests.patience import looks
from tests.privacy.bad_requests import bad_requests
from tests.privacy.family import Family, families
from tests.privacy.faults import BRP, BRP_FAULTS, FLAG_FAULTS, LETTER, LETTER_FAULTS, RVDK
from tests.privacy.findings import persons_find
from tests.privacy.markers import people
from tests.privacy.outside import Hostile, Outside, outside
from tests.privacy.partner_doors import partners_speak
from tests.privacy.places import everything_said_to, files_under, in_redis, with_stems
from vertrekmelding.stack.environment import AUDIENCE
from vertrekmelding.stack.options import DEMO_OIN, StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

_QUICK = {
    "BRP_ADAPTER_RETRY_SCALE": "0.01",
    "BRP_ADAPTER_SWEEP_SECONDS": "1",
    "BRP_ADAPTER_LEASE_SECONDS": "5",
    "NOTIFIER_RETRY_SCALE": "0.01",
    "NOTIFIER_SWEEP_SECONDS": "1",
    "NOTIFIER_LEASE_SECONDS": "5",
    "NOTIFIER_MAYBE_SENT_WAIT_SECONDS": "1",
    # The most talkative: an operator who looks for a fault turns this on.
    "BRP_ADAPTER_LOG_LEVEL": "DEBUG",
    "NOTIFIER_LOG_LEVEL": "DEBUG",
}


@dataclass
class Ordeal:
    """A stack to which everything has happened. Families are never used twice."""

    stack: Stack
    world: Outside
    client: httpx.Client
    everyone: Iterator[Family]
    used: list[Family] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    redis_while_workers_stand_still: dict[str, bytes] = field(default_factory=dict)
    said_to_redis: bytearray = field(default_factory=bytearray)
    files: dict[str, bool] = field(default_factory=dict)
    """Every file of ours at the end, and whether anything like a marker stands in it."""

    @property
    def markers(self) -> dict[str, str]:
        """Those of every family so far."""
        return {label: value for family in self.used for label, value in family.markers.items()}

    def family(self, *, address_known: bool = True) -> Family:
        """The next one, known to the register."""
        family = next(self.everyone)
        self.used.append(family)
        self.world.secrets = self.markers
        persons = family.persons(address_known=address_known)
        answer = self.client.put(f"{self.stack.urls.sandbox}/sandbox/personen", json=persons)
        assert answer.status_code == httpx.codes.OK
        return family

    # Calls of others

    def call(self, method: str, url: str, content: bytes | str = b"", **headers: str) -> int:
        """Make a call and keep what comes back, the headers too; 0 when nothing did."""
        sent = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self.token()}",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        try:
            answer = self.client.request(method, url, content=content, headers=sent)
        except httpx.HTTPError:
            return 0
        place = f"answer {len(self.answers)}: {method} {answer.status_code}"
        self.answers[place] = f"{answer.headers}\n{answer.text}"
        return answer.status_code

    def token(self, *scopes: str) -> str:
        """A bearer with these scopes; those of a municipality when none is named."""
        if not scopes:
            return self.stack.token
        settings = SandboxSettings(
            data=Path(self.stack.environment["SANDBOX_DATA"]), base_url=self.stack.urls.sandbox
        )
        issuer = open_issuer(settings, system_clock)
        return issuer.mint(DEMO_OIN, scopes, AUDIENCE, timedelta(hours=1), client_id="x")

    def post(self, event: dict[str, Any] | str | bytes) -> int:
        body = event if isinstance(event, str | bytes) else json.dumps(event)
        url = f"{self.stack.urls.intake}/v1/gebeurtenissen"
        return self.call("POST", url, body, Content_Type="application/cloudevents+json")

    def send(self, event: dict[str, Any]) -> None:
        """As a careful sender: again until it is accepted."""
        until(lambda: self.post(event) == httpx.codes.ACCEPTED, "an event is accepted")

    # What is inside

    @property
    def database_url(self) -> str:
        """Of a role that may see everything."""
        return self.stack.servers.postgres_admin_url.replace("+psycopg", "")

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            cursor = connection.execute(question.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def settled(self) -> bool:
        """Whether no work is waiting or under way anywhere."""
        return not self.ask(
            "SELECT id FROM brp_adapter.inbox WHERE state = 'READY'"
            " UNION ALL SELECT id FROM brp_adapter.outbox WHERE state = 'READY'"
            " UNION ALL SELECT id FROM notifier.inbox WHERE state = 'READY'"
            " UNION ALL SELECT id FROM notifier.reconsideration WHERE state = 'READY'"
            " UNION ALL SELECT id FROM notifier.message WHERE state = 'READY'"
            " UNION ALL SELECT id FROM notifier.handover WHERE state = 'READY'"
            " UNION ALL SELECT id FROM notifier.finding_handover WHERE state = 'READY'"
        )

    def received(self, kind: str) -> list[dict[str, Any]]:
        """What came in at the sandbox."""
        url = f"{self.stack.urls.sandbox}/sandbox/bezorgd"
        return [one for one in self.client.get(url).json() if one["soort"] == kind]

    def until(self, true: Callable[[], object], what: str) -> None:
        """Wait for it; fails when it does not happen."""
        until(true, what)

    def workers(self) -> list[psutil.Process]:
        pids = self.stack.supervisor.pids()
        parents = [psutil.Process(pids[f"{name}-worker"]) for name in ("adapter", "notifier")]
        return [one for parent in parents for one in (parent, *parent.children(recursive=True))]

    def worker_starts(self) -> int:
        """How often a worker of either service became ready."""
        logs = (self.stack.data / "logs").glob("*-worker.log")
        return sum(log.read_bytes().count(b" ready.") for log in logs)


def until(true: Callable[[], object], what: str, seconds: float = 30) -> None:
    assert any(true() for _ in looks(seconds, every=0.1)), f"did not happen: {what}"


@contextmanager
def endured(data: Path) -> Iterator[Ordeal]:
    """The stack after everything; it still runs."""
    with outside() as (world, url):
        environment = {
            **_QUICK,
            "BRP_ADAPTER_REGISTER_URL": f"{url}/haalcentraal/api/brp/personen",
            "NOTIFIER_NOTIFYNL_BASE_URL": url,
            "NOTIFIER_RVDK_URL": f"{url}/rvdk/gebeurtenissen",
            "NOTIFIER_CA_IKA_URL": f"{url}/ca-ika/gebeurtenissen",
        }
        options = StackOptions(data=data, environment=environment)
        with running_stack(options) as stack, httpx.Client(timeout=20) as client:
            world.sandbox = stack.urls.sandbox
            ordeal = Ordeal(stack, world, client, families(people(0)))
            with everything_said_to(stack.servers.redis_url) as ordeal.said_to_redis:
                _go_well(ordeal)
                partners_speak(ordeal)
                persons_find(ordeal)
                _hostile_world(ordeal)
                bad_requests(ordeal)
                _poison(ordeal)
                _crash_in_tasks(ordeal)
                _kill_database(ordeal)
                _kill_workers(ordeal)
                _stand_still(ordeal)
                until(ordeal.settled, "everything is settled", 40)
                _look_around(ordeal)
            ordeal.files = _on_disk(ordeal)
            yield ordeal


def _go_well(ordeal: Ordeal) -> None:
    """A letter, the same event again, other content under its id, a recall; a flag."""
    family = ordeal.family()
    event = family.declared(system_clock)
    ordeal.send(event)
    ordeal.send(event)
    unreachable = ordeal.family(address_known=False)
    ordeal.world.plan(RVDK, *FLAG_FAULTS)
    ordeal.send(unreachable.declared(system_clock, veiligTeInformeren=False))
    other = event | {"data": event["data"] | {"vertrekdatum": "2030-01-01"}}
    assert ordeal.post(other) == httpx.codes.CONFLICT
    until(lambda: ordeal.received("brief"), "a letter arrives")
    withdrawn = {"personen": [family.child.bsn], "aangifteId": family.event_id}
    kind = "nl.brp.vertrek-naar-buitenland.ingetrokken"
    ordeal.send(event | {"id": str(uuid4()), "type": kind, "data": withdrawn})
    until(lambda: len(ordeal.received("brief")) == 2, "the recall arrives")


def _hostile_world(ordeal: Ordeal) -> None:
    """Each fault of the BRP for a family of its own; those of NotifyNL for whoever gets them."""
    marked = [(ordeal.family(), fault) for fault in BRP_FAULTS]
    ordeal.world.plan(LETTER, *LETTER_FAULTS)
    for family, fault in marked:
        # Once in a question about several families, once more in one of its own.
        times = 1 if fault.wait else 2
        ordeal.world.plan(BRP, *[fault] * times, holding=family.child.bsn)
        ordeal.send(family.declared(system_clock))


def _poison(ordeal: Ordeal) -> None:
    """Rows whose sealed content is not what it should be."""
    family = ordeal.family()
    broken = json.dumps({"data": family.markers, "children": [family.markers]}).encode()
    for prefix, schema in (("BRP_ADAPTER", "brp_adapter"), ("NOTIFIER", "notifier")):
        keyring = KeyRing.parse(ordeal.stack.environment[f"{prefix}_ENCRYPTION_KEYS"])
        for content in (broken, b"not json " + broken):
            row_id = uuid4()
            ordeal.ask(
                f"INSERT INTO {schema}.inbox (id, state, next_attempt_at, correlation_id,"  # noqa: S608 - names of our own
                " created_at, updated_at, source, external_id, kind, sender, content_hash, content)"
                " VALUES (%s, 'READY', now(), %s, now(), now(), 'x', %s, 'x', %s, %s, %s)",
                row_id,
                str(uuid4()),
                str(row_id),
                DEMO_OIN,
                os.urandom(32),
                keyring.seal(content, table="inbox", column="content", row_id=row_id),
            )


def _crash_in_tasks(ordeal: Ordeal) -> None:
    """The database refuses a row in each service: its DETAIL quotes the whole row."""
    tables = ("brp_adapter.departure_person", "notifier.zaak_person", "notifier.message")
    for table in tables:
        ordeal.ask(f"ALTER TABLE {table} ADD CONSTRAINT never CHECK (false) NOT VALID")

    def crashes(of: str) -> int:
        log = ordeal.stack.data / "logs" / f"{of}-worker.log"
        return log.read_bytes().count(b"_raise_without_values")

    before = crashes("adapter"), crashes("notifier")
    family = ordeal.family()
    ordeal.send(family.declared(system_clock))
    until(lambda: crashes("adapter") > before[0], "a task of the adapter crashed")
    ordeal.ask(f"ALTER TABLE {tables[0]} DROP CONSTRAINT never")
    until(lambda: crashes("notifier") > before[1], "a task of the notifier crashed")
    for table in tables[1:]:
        ordeal.ask(f"ALTER TABLE {table} DROP CONSTRAINT never")


def _kill_database(ordeal: Ordeal) -> None:
    for number in range(3):
        event = ordeal.family().declared(system_clock)
        if number == 1:
            ordeal.stack.servers.kill_postgres()
        ordeal.send(event)


def _kill_workers(ordeal: Ordeal) -> None:
    """In the middle of a question to the BRP, and of anything else."""
    family = ordeal.family()
    ordeal.world.plan(BRP, Hostile("brp is slow", 0, wait=1), holding=family.child.bsn)
    ordeal.send(family.declared(system_clock))
    until(lambda: "brp is slow" in ordeal.world.played, "the slow question is asked")
    starts = ordeal.worker_starts()
    for process in ordeal.workers():
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    until(lambda: ordeal.worker_starts() >= starts + 2, "the workers are back")


def _stand_still(ordeal: Ordeal) -> None:
    """Messages wait in Redis while nobody takes them."""
    stopped = ordeal.workers()
    for process in stopped:
        process.suspend()
    for _ in range(3):
        ordeal.send(ordeal.family().declared(system_clock))
    with redis.Redis.from_url(ordeal.stack.servers.redis_url) as client:
        until(lambda: client.llen("doorbell:brp_adapter.establish"), "messages wait in Redis", 10)
        ordeal.redis_while_workers_stand_still = in_redis(client)
    for process in stopped:
        process.send_signal(signal.SIGCONT)


def _look_around(ordeal: Ordeal) -> None:
    """What anybody may read: health, metrics, documents, the state of an event, cases."""
    urls = ordeal.stack.urls
    for base in (urls.intake, urls.notifier):
        for path in ("/health/live", "/health/ready", "/metrics", "/v1/openapi.json", "/"):
            ordeal.call("GET", f"{base}{path}")
    for (melding,) in ordeal.ask("SELECT id FROM brp_adapter.inbox"):
        ordeal.call("GET", f"{urls.intake}/v1/meldingen/{melding}")
    for (zaak,) in ordeal.ask("SELECT id FROM notifier.zaak"):
        assert ordeal.call("GET", f"{urls.notifier}/v1/zaken/{zaak}") == httpx.codes.OK
    for family in ordeal.used:
        question = json.dumps({"burgerservicenummer": family.child.bsn})
        ordeal.call("POST", f"{urls.notifier}/v1/zaken/_zoek", question)


def _on_disk(ordeal: Ordeal) -> dict[str, bool]:
    """All but what the world outside keeps; the database's tables and its write-ahead log too."""
    ordeal.ask("CHECKPOINT")
    root, servers = ordeal.stack.data, ordeal.stack.servers.folder.servers
    files = files_under(root, but=(root / "sandbox", servers))
    files |= {f"servers/{name}": content for name, content in files_under(servers).items()}
    marked = with_stems(files)
    return {name: name in marked for name in files}


def foreign_messages(ordeal: Ordeal, family: Family) -> None:
    """Messages that we never send: an unknown task, and a known one with people in it."""
    app = publisher("foreign", broker_url=ordeal.stack.servers.redis_url)
    everything = {
        "args": [family.child.bsn, family.child.full_name],
        "kwargs": {"name": family.child.surname},
    }
    for task, queue in (
        ("nobody.knows.this", "brp_adapter.sweep"),
        ("brp_adapter.sweep", "brp_adapter.sweep"),
        ("notifier.decide", "notifier.decide"),
    ):
        for _ in range(2):  # a worker that waits for it gets one even while it stands still
            app.send_task(task, queue=queue, **everything)
    app.close()
