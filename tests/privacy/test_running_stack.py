"""Marked families through success and through every failure, and then a search of everything.

One stack for all tests of this file. What the sandbox itself keeps is the world outside: there
the people may stand. Each search is shown to find what is planted.
"""

import base64
import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pikepdf
import psycopg
import pytest
import redis

from notifier.letters.content import Addressee, Letter, LetterChild, LetterKind
from notifier.letters.render import render
from tests.privacy.family import Family, fixed_clock
from tests.privacy.faults import BRP_FAULTS, FLAG_FAULTS, LETTER_FAULTS
from tests.privacy.markers import all_found, found_in, without
from tests.privacy.ordeal import Ordeal, endured, foreign_messages, until
from tests.privacy.places import (
    bytea_values,
    cells,
    files_under,
    in_redis,
    pdf_parts,
    processes,
    with_stems,
)

SCHEMAS = ("brp_adapter", "notifier")
EVENT_ATTRIBUTES = {"specversion", "id", "source", "type", "subject", "time", "datacontenttype",
                    "dataref", "data"}  # fmt: skip


@pytest.fixture(scope="module")
def ordeal() -> Iterator[Ordeal]:
    # Not pytest's own temporary folder: when we are root the servers run as someone else.
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with endured(data) as what_is_left:
            yield what_is_left
    finally:
        shutil.rmtree(data, ignore_errors=True)


def test_all_of_it_happened(ordeal: Ordeal) -> None:
    played = set(ordeal.world.played)
    assert played >= {fault.name for fault in (*BRP_FAULTS, *LETTER_FAULTS, *FLAG_FAULTS)}
    reasons = {reason for (reason,) in ordeal.ask("SELECT DISTINCT reason FROM brp_adapter.inbox")}
    assert {"register_refused", "unreadable"} <= reasons
    reasons = {reason for (reason,) in ordeal.ask("SELECT DISTINCT reason FROM notifier.message")}
    assert {"http_400", "http_403"} <= reasons
    causes = {cause for (cause,) in ordeal.ask("SELECT cause FROM notifier.reconsideration")}
    assert causes >= {"signaal_ontvangen", "signaal_ingetrokken", "signaal_beoordeeld"}
    assert causes >= {"antwoord_ontvangen", "antwoord_ingetrokken", "voorgeschiedenis_gewijzigd"}
    assert len(ordeal.received("brief")) >= 5
    assert ordeal.received("vlag")
    statuses = " ".join(ordeal.answers)
    for status in (200, 202, 400, 401, 403, 404, 409, 413, 415, 503):
        assert f" {status}" in statuses
    assert len(ordeal.used) > 20


# The logs


def test_no_log_of_any_process(ordeal: Ordeal) -> None:
    logs = files_under(ordeal.stack.data / "logs")
    for process in ("adapter-web", "adapter-worker", "notifier-web", "notifier-worker", "beat",
                    "postgres", "redis", "sandbox"):  # fmt: skip
        assert f"{process}.log" in logs
    assert logs["adapter-worker.log"].count(b"\n") > 50
    assert not all_found(logs, ordeal.markers)


def test_no_log_holds_a_password_or_key(ordeal: Ordeal) -> None:
    secrets = {
        path.name: path.read_text("ascii") for path in (ordeal.stack.data / "secrets").iterdir()
    }
    keys = {
        name: value.rpartition(":")[2]
        for name, value in ordeal.stack.environment.items()
        if name.endswith(("_KEYS", "_KEY", "_SECRET"))
    }
    logs = files_under(ordeal.stack.data / "logs")
    assert len(secrets) >= 6
    assert not all_found(logs, secrets | keys | {"bearer": ordeal.stack.token})


def test_a_planted_log_line_is_found(ordeal: Ordeal, tmp_path: Path) -> None:
    family = ordeal.used[0]
    (tmp_path / "x.log").write_text(f'{{"event": "asked {family.child.bsn}"}}\n', "utf-8")
    assert all_found(files_under(tmp_path), ordeal.markers) == {f"x.log: {family.name} child bsn"}


def test_postgres_logs_neither_statements_nor_values(ordeal: Ordeal) -> None:
    wanted = {
        "log_statement": {"none"},
        "log_duration": {"off"},
        "log_min_duration_statement": {"-1"},
        "log_min_duration_sample": {"-1"},
        "log_transaction_sample_rate": {"0"},
        "log_min_error_statement": {"panic"},
        "log_min_messages": {"log", "fatal", "panic"},
        "log_error_verbosity": {"terse"},
        "log_parameter_max_length_on_error": {"0"},
        "debug_print_parse": {"off"},
    }
    said = {name: ordeal.ask(f"SHOW {name}")[0][0] for name in wanted}
    assert {name: value for name, value in said.items() if value not in wanted[name]} == {}


# Redis


def test_redis_while_messages_wait(ordeal: Ordeal) -> None:
    content = ordeal.redis_while_workers_stand_still
    waiting = content["doorbell:brp_adapter.establish"]
    assert b'"body"' in waiting
    assert not all_found(content, ordeal.markers)


def test_nothing_personal_ever_went_to_redis(ordeal: Ordeal) -> None:
    assert ordeal.said_to_redis.count(b'"LPUSH"') > 10
    assert not found_in(bytes(ordeal.said_to_redis), ordeal.markers)


def test_every_message_in_redis_is_an_id(ordeal: Ordeal) -> None:
    bodies = [
        json.loads(base64.b64decode(text))[:2]
        for text in _between(ordeal.redis_while_workers_stand_still, b'"body": "', b'"')
    ]
    assert bodies
    for args, kwargs in bodies:
        assert kwargs == {}
        for argument in args:
            assert argument == "beat" or UUID(argument)


def test_planted_messages_are_found_and_what_is_foreign_is_not_logged(ordeal: Ordeal) -> None:
    family = ordeal.family()
    stopped = ordeal.workers()
    for process in stopped:
        process.suspend()
    foreign_messages(ordeal, family)
    with redis.Redis.from_url(ordeal.stack.servers.redis_url) as client:
        found = all_found(in_redis(client), ordeal.markers)
    for process in stopped:
        process.resume()
    for queue in ("brp_adapter.sweep", "notifier.decide"):
        for what in ("bsn", "first_name", "surname"):
            assert f"doorbell:{queue}: {family.name} child {what}" in found

    logs = ordeal.stack.data / "logs"
    for name in ("adapter", "notifier"):
        log = logs / f"{name}-worker.log"
        _until_it_says(log, b"TypeError")
    assert not all_found(files_under(logs), ordeal.markers)


# What is answered


def test_no_answer_to_anybody(ordeal: Ordeal) -> None:
    assert len(ordeal.answers) > 100
    assert not all_found(ordeal.answers, ordeal.markers)


# What goes out


def test_no_address_or_header_of_a_call(ordeal: Ordeal) -> None:
    seen = ordeal.world.seen
    assert found_in(b"".join(one.body for one in seen), ordeal.markers)  # there they belong
    told = {f"call {n} to {one.target[:9]}": f"{one.target}\n{one.headers}"
            for n, one in enumerate(seen)}  # fmt: skip
    assert not all_found(told, ordeal.markers)


def test_a_letter_leaves_with_a_reference_and_nothing_else(ordeal: Ordeal) -> None:
    sent = [one for one in ordeal.world.seen if one.method == "POST" and "letter" in one.target]
    assert sent
    for one in sent:
        body = json.loads(one.body)
        assert set(body) <= {"reference", "content", "postage"}
        assert str(UUID(body["reference"])) == body["reference"]


def test_a_flag_tells_of_nobody(ordeal: Ordeal) -> None:
    events = {flag["id"]: flag["inhoud"] for flag in ordeal.received("vlag")}
    assert events
    for event in events.values():
        assert set(event) <= EVENT_ATTRIBUTES
        assert event["subject"] == event["data"]["zaakId"]
    assert not all_found({key: json.dumps(one) for key, one in events.items()}, ordeal.markers)


def _family_of(letter: dict[str, str], ordeal: Ordeal) -> Family:
    found = [one for one in ordeal.used if one.father.full_name in letter["ontvanger"]]
    assert len(found) == 1
    return found[0]


def test_a_letter_tells_only_what_the_father_may_know(ordeal: Ordeal) -> None:
    for letter in ordeal.received("brief"):
        family = _family_of(letter, ordeal)
        parts = pdf_parts(Path(letter["bestand"]).read_bytes())
        assert found_in(parts["text"], family.markers) >= {f"{family.name} father surname"}
        assert not all_found(parts, without(ordeal.markers, family.told_to_father))
        assert not found_in(parts["information"], ordeal.markers)


@pytest.mark.parametrize("where", ["text", "information", "stream", "raw"])
def test_what_is_planted_in_a_pdf_is_found(where: str, ordeal: Ordeal) -> None:
    mother = ordeal.used[0].mother
    name = mother.first_name if where == "text" else "Noor"
    letter = Letter(
        kind=LetterKind.VERTREK,
        addressee=Addressee("Jan Voorbeeld", ("Dorpsstraat 1", "1234 AB DORP")),
        children=(LetterChild(name, 2016),),
        letter_date=fixed_clock().date(),
        reference="ABCD-1234",
    )
    pdf = render(letter).pdf
    assert bool(all_found(pdf_parts(pdf), ordeal.markers)) == (where == "text")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if where == "information":
            document.docinfo["/Subject"] = pikepdf.String(mother.street)
        if where == "stream":
            hidden = document.make_stream(b"(" + mother.town.encode() + b")")
            document.Root["/Hidden"] = hidden
        changed = io.BytesIO()
        document.save(changed, compress_streams=True, recompress_flate=True)
    content = changed.getvalue() + (mother.bsn.encode() if where == "raw" else b"")
    assert all_found(pdf_parts(content), ordeal.markers)


# What stays


def test_no_column_in_clear(ordeal: Ordeal) -> None:
    columns = cells(ordeal.database_url, *SCHEMAS)
    assert len(columns) > 100
    assert columns["brp_adapter.inbox.content"]
    assert not all_found(columns, ordeal.markers)


def test_bytes_in_a_column_are_a_hash_or_sealed(ordeal: Ordeal) -> None:
    for column, values in bytea_values(ordeal.database_url, *SCHEMAS).items():
        for value in values:
            assert len(value) == 32 or value.startswith(b"v1|k1|"), column


def test_a_planted_value_in_a_column_is_found(ordeal: Ordeal) -> None:
    mother, found = ordeal.used[0].mother, set()
    with psycopg.connect(ordeal.database_url, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE notifier.planted AS SELECT %s::text AS a, %s::jsonb AS b, %s::bytea AS c,"
            " ARRAY[%s] AS d",
            [mother.bsn, json.dumps({"name": mother.street}), mother.town.encode(), mother.phone],
        )
        found = all_found(cells(ordeal.database_url, "notifier"), ordeal.markers)
        connection.execute("DROP TABLE notifier.planted")
    assert {place.split(":")[0].rpartition(".")[2] for place in found} == {"a", "b", "c", "d"}


def test_no_file_on_disk(ordeal: Ordeal) -> None:
    assert any("base/" in name for name in ordeal.files)
    assert any("pg_wal/" in name for name in ordeal.files)
    assert any("logs/" in name for name in ordeal.files)
    outside = ordeal.stack.data / "sandbox"
    assert with_stems(files_under(outside))  # the world outside knows them
    assert not [name for name, marked in ordeal.files.items() if marked]


def test_no_file_is_called_after_anybody(ordeal: Ordeal) -> None:
    letters = {path.name: path.name for path in (ordeal.stack.data / "sandbox").rglob("*")}
    assert letters
    assert not all_found({name: name for name in ordeal.files} | letters, ordeal.markers)


def test_no_process_shows_anybody(ordeal: Ordeal) -> None:
    told = processes(ordeal.stack.supervisor.pids())
    assert len(told) >= 8
    assert not all_found(told, ordeal.markers)
    secrets = {path.name: path.read_text("ascii")
               for path in (ordeal.stack.data / "secrets").iterdir()}  # fmt: skip
    assert any(found_in(text, secrets) for text in told.values())  # in an environment
    mother = ordeal.used[0].mother
    planted = subprocess.Popen(  # noqa: S603 - our own Python
        [sys.executable, "-c", "input()", mother.bsn],
        stdin=subprocess.PIPE,
        env={"NAME": mother.surname},
    )
    try:
        until(lambda: all_found(processes({"p": planted.pid}), {"bsn": mother.bsn}), "it runs")
        found = found_in("".join(processes({"p": planted.pid}).values()), ordeal.markers)
    finally:
        planted.communicate(b"\n")
    assert found == {f"{ordeal.used[0].name} mother {what}" for what in ("bsn", "surname")}


def _until_it_says(log: Path, word: bytes) -> None:
    until(lambda: word in log.read_bytes(), "the foreign messages are refused")


def _between(contents: dict[str, bytes], start: bytes, end: bytes) -> Iterator[bytes]:
    for content in contents.values():
        for part in content.split(start)[1:]:
            yield part.split(end)[0]
