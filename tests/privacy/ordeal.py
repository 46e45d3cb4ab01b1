"""What marked families are put through on a running stack, and what everybody then holds."""

import contextlib
import json
import os
import signal
import time
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
from tests.privacy.family import Family, families
from tests.privacy.markers import people
from tests.privacy.outside import Hostile, Outside, outside
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
_BRP = "/haalcentraal"
_LETTER = "/v2/notifications/letter"
_RVDK = "/rvdk"
_PROBLEM = '{"title": "%s", "detail": "%s", "code": "%s", "invalidParams": [{"name": "%s"}]}'
_NOTIFY_ERROR = '{"status_code": "%s", "errors": [{"error": "%s", "message": "%s"}]}'
_WRONG_PERSONS = (
    '{"type": "%s", "personen": [{"burgerservicenummer": "%s", "naam": "%s",'
    ' "geboorte": {"datum": "%s"}, "verblijfplaats": {"type": ["%s"]}, "%s": {"%s": 1},'
    ' "gezag": [{"type": ["%s"], "minderjarige": "%s"}]}]}'
)
BRP_FAULTS = (
    *(Hostile(f"brp {status}", status, _PROBLEM) for status in (400, 401, 403, 404, 429, 500, 503)),
    Hostile("brp breaks its schema", 200, _WRONG_PERSONS),
    Hostile("brp gives no json", 200, "<html>%s"),
    Hostile("brp gives half an answer", 200, _WRONG_PERSONS, breaks_off=True),
    Hostile("brp redirects", 302, "%s"),
    Hostile("brp breaks off", 0),
    Hostile("brp hangs", 0, wait=10.5),
)
LETTER_FAULTS = (
    Hostile("notify 429", 429),
    Hostile("notify 500", 500),
    Hostile("notify gives no json", 201, "<html>%s"),
    Hostile("notify breaks off", 0),
    Hostile("notify 400", 400, _NOTIFY_ERROR),
    Hostile("notify 403", 403, _NOTIFY_ERROR),
    Hostile("notify breaks its schema", 201, '{"identifier": "%s", "reference": ["%s"]}'),
)  # fmt: skip
FLAG_FAULTS = (Hostile("rvdk 500", 500), Hostile("rvdk 503", 503), Hostile("rvdk 429", 429))


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
            " UNION ALL SELECT id FROM notifier.message WHERE state = 'READY'"
            " UNION ALL SELECT id FROM notifier.handover WHERE state = 'READY'"
        )

    def received(self, kind: str) -> list[dict[str, Any]]:
        """What came in at the sandbox."""
        url = f"{self.stack.urls.sandbox}/sandbox/bezorgd"
        return [one for one in self.client.get(url).json() if one["soort"] == kind]

    def workers(self) -> list[psutil.Process]:
        pids = self.stack.supervisor.pids()
        parents = [psutil.Process(pids[f"{name}-worker"]) for name in ("adapter", "notifier")]
        return [one for parent in parents for one in (parent, *parent.children(recursive=True))]

    def worker_starts(self) -> int:
        """How often a worker of either service became ready."""
        logs = (self.stack.data / "logs").glob("*-worker.log")
        return sum(log.read_bytes().count(b" ready.") for log in logs)


def until(true: Callable[[], object], what: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"did not happen: {what}"
        time.sleep(0.1)


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
                _hostile_world(ordeal)
                _bad_requests(ordeal)
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
    ordeal.world.plan(_RVDK, *FLAG_FAULTS)
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
    ordeal.world.plan(_LETTER, *LETTER_FAULTS)
    for family, fault in marked:
        # Once in a question about several families, once more in one of its own.
        times = 1 if fault.wait else 2
        ordeal.world.plan(_BRP, *[fault] * times, holding=family.child.bsn)
        ordeal.send(family.declared(system_clock))


def _bad_requests(ordeal: Ordeal) -> None:
    """Everything that can be wrong with a request, with people in it."""
    family = ordeal.family()
    event, urls = family.declared(system_clock), ordeal.stack.urls
    one, name, bsn = family.mother, family.mother.full_name, family.mother.bsn
    data = event["data"]
    wrong = [
        event | {"data": data | {"personen": [name, int(bsn)], "vertrekdatum": one.street}},
        event | {"data": data | {one.surname: bsn, "aangever": {"burgerservicenummer": name}}},
        event | {"data": data | {"bestemming": {"landcode": one.town, one.first_name: 1}}},
        event | {"data": data | {"toestemmingen": [{"gezaghouder": one.email, "wijze": 1}]}},
        event | {"data": name},
        event | {"data": [data]},
        event | {"type": f"nl.{one.surname.lower()}.{bsn}"},
        event | {"type": name},
        event | {"id": bsn},
        event | {"subject": f"persoon {bsn}"},
        event | {f"{one.surname}-{bsn}": "x"},
        event | {"extra": bsn},
        event | {"time": one.phone},
        event | {"specversion": one.town},
        event | {"source": f"urn:nld:oin:00000009900000000009:systeem:{one.surname}"},
        event | {"source": one.email},
        event | {"data": data | {"vertrekdatum": "x" * 70_000 + bsn}},
    ]
    bodies = [json.dumps(one) for one in wrong]
    bodies += [json.dumps(event)[:-40], f'"{name}"', f"[{bsn}]", f"\xff{name}", ""]
    for number, body in enumerate(bodies):
        assert 400 <= ordeal.post(body.encode("latin-1", "ignore")) < 500, number
    ordeal.call("POST", f"{urls.intake}/v1/gebeurtenissen", json.dumps(event), Content_Type=bsn)
    for base in (urls.intake, urls.notifier):
        for path in (
            f"/v1/meldingen/{bsn}",
            f"/v1/zaken/{one.surname}",
            f"/{name}",
            f"/v1/?bsn={bsn}",
        ):
            ordeal.call("GET", f"{base}/{path}?naam={one.surname}")
        ordeal.call("PUT", f"{base}/v1/gebeurtenissen", json.dumps(event))
        headers = {"Authorization": f"Bearer {one.surname}.{bsn}.x", "X_Correlation_ID": bsn}
        ordeal.call("GET", f"{base}/v1/meldingen/{uuid4()}", **headers)
        ordeal.call("GET", f"{base}/v1/zaken/{uuid4()}", **headers, User_Agent=one.surname)
    questions: tuple[object, ...] = (
        {"burgerservicenummer": name},
        {"burgerservicenummer": bsn, one.surname: bsn},
        {"vertrekId": bsn},
        {bsn: bsn},
        [bsn],
        name,
    )
    for question in questions:
        status = ordeal.call("POST", f"{urls.notifier}/v1/zaken/_zoek", json.dumps(question))
        assert 400 <= status < 500, question
    ordeal.call("POST", f"{urls.notifier}/v1/zaken/_zoek", f'{{"a": "{bsn}", {name}')
    _wrong_facts(ordeal, family)


def _wrong_facts(ordeal: Ordeal, family: Family) -> None:
    """Between the services: a message that does not fit its contract."""
    urls, bsn = ordeal.stack.urls, family.mother.bsn
    bearer = f"Bearer {ordeal.token('vertrekfeiten:schrijven', 'vertrekken:vaststellen')}"
    calls: list[tuple[str, object]] = [
        (f"{urls.notifier}/v1/vertrekfeiten", {"facts_id": bsn, "children": [family.markers]}),
        (f"{urls.notifier}/v1/vertrekfeiten", [bsn]),
        (f"{urls.intake}/v1/vertrekken/_vaststellen", {"vertrekken": [bsn]}),
        (f"{urls.intake}/v1/vertrekken/_vaststellen", {bsn: family.markers}),
    ]
    for url, body in calls:
        status = ordeal.call("POST", url, json.dumps(body), Authorization=bearer)
        assert 400 <= status < 500, url


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
    ordeal.world.plan(_BRP, Hostile("brp is slow", 0, wait=1), holding=family.child.bsn)
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
