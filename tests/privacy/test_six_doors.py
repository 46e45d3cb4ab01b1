"""The six doors through which personal data leaks by default, one test each.

Every test first shows that its door is open in a program that does nothing about it; only then
does it say something that ours is closed.
"""

import asyncio
import base64
import io
import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import celery
import httpx
import pydantic
import pytest
import redis
import sqlalchemy as sa
from fastapi import FastAPI

from brp_adapter.register.errors import RegisterAnswerInvalid
from brp_adapter.register.translate import read_answer
from brp_adapter.settings import AdapterSettings
from brp_adapter.sources.faults import EventRefused
from brp_adapter.sources.nlgov import read_event
from contracts.messages.wire import DEPARTURE_FACTS, MessageRefused
from contracts.values.bsn import Bsn
from foundation import problem
from foundation.celery_app import celery_app
from foundation.clock import system_clock
from foundation.database import ConstraintViolated, Database, DatabaseFailed, build_engine
from foundation.doorbell import Doorbell
from foundation.log import get_logger
from foundation.provider_errors import classify
from notifier.reply.wire import Antwoord
from notifier.reports.wire import Signaal
from tests.privacy.markers import PersonMarkers, found_in

Markers = dict[str, str]


def told(error: BaseException) -> str:
    """Everything that printing an exception in any usual way would show."""
    return "\n".join([str(error), repr(error), *traceback.format_exception(error)])


# 1 and 2: httpx


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    transport = httpx.MockTransport(lambda asked: httpx.Response(500, request=asked))
    with httpx.Client(transport=transport, base_url="https://brp.example") as made:
        yield made


def test_httpx_logs_no_url(
    client: httpx.Client, person: PersonMarkers, markers: Markers, log: io.StringIO
) -> None:
    url = f"/personen/{person.bsn}?naam={person.surname}"
    with _without_pipeline("httpx") as open_door:
        client.get(url)
    assert found_in(open_door.getvalue(), markers) == {"person bsn", "person surname"}

    client.get(url)
    get_logger("control").info("written")
    assert "written" in log.getvalue()
    assert not found_in(log.getvalue(), markers)


@contextmanager
def _without_pipeline(name: str) -> Iterator[io.StringIO]:
    """What a library's logger says to a program that only turns on INFO."""
    logger = logging.getLogger(name)  # noqa: TID251 -- plays the program without our pipeline
    stream = io.StringIO()
    handler, level = logging.StreamHandler(stream), logger.level
    logger.addHandler(handler)
    logger.setLevel("INFO")
    logger.propagate = False
    yield stream
    logger.removeHandler(handler)
    logger.setLevel(level)
    logger.propagate = True


def test_the_error_of_a_status_tells_no_url(
    client: httpx.Client, person: PersonMarkers, markers: Markers, log: io.StringIO
) -> None:
    with pytest.raises(httpx.HTTPStatusError) as open_door:
        client.get(f"/personen/{person.bsn}/{person.surname}").raise_for_status()
    assert found_in(told(open_door.value), markers)

    get_logger("x").error("asked", exc_info=open_door.value)
    assert "HTTPStatusError" in log.getvalue()
    ours = classify(open_door.value)
    assert not found_in(told(ours) + log.getvalue(), markers)


# 3: the database


@pytest.fixture
def one_of_a_kind(notifier_url: str) -> Iterator[tuple[Database, sa.Table]]:
    engine = build_engine(notifier_url, schema="notifier", application_name="privacy")
    table = sa.Table(
        f"unique_{uuid4().hex[:8]}",
        sa.MetaData(),
        sa.Column("name", sa.Text, sa.CheckConstraint("name <> 'no'"), unique=True),
        sa.Column("number", sa.Integer),
    )
    table.create(engine)
    database = Database(engine, system_clock)
    yield database, table
    table.drop(engine)
    database.close()


def test_sqlalchemy_tells_no_parameters_and_the_driver_no_detail(
    one_of_a_kind: tuple[Database, sa.Table],
    notifier_url: str,
    person: PersonMarkers,
    markers: Markers,
    log: io.StringIO,
) -> None:
    database, table = one_of_a_kind
    row = sa.insert(table).values(name=person.full_name)
    with database.transaction() as connection:
        connection.execute(row)
    open_engine = sa.create_engine(
        sa.make_url(notifier_url).set(drivername="postgresql+psycopg"),
        connect_args={"options": "-c search_path=notifier"},
    )
    with pytest.raises(sa.exc.IntegrityError) as open_door, open_engine.begin() as connection:
        connection.execute(row)
    open_engine.dispose()
    assert found_in(str(open_door.value.orig), markers)  # DETAIL: Key (name)=(…) already exists
    assert found_in(repr(open_door.value.params), markers)

    with pytest.raises(ConstraintViolated) as unique, database.transaction() as connection:
        connection.execute(row)
    wrong_type = sa.text(f"INSERT INTO {table.name} (number) VALUES (CAST(:n AS integer))")  # noqa: S608 - a name of our own
    with pytest.raises(DatabaseFailed) as failed, database.transaction() as connection:
        connection.execute(wrong_type, {"n": person.full_name})
    for error in (unique.value, failed.value):
        assert not found_in(told(error), markers)
        get_logger("x").error("refused", exc_info=error)
    assert not found_in(log.getvalue(), markers)


# 4: pydantic


class _Open(pydantic.BaseModel):
    number: int


def test_pydantic_tells_no_input(person: PersonMarkers, markers: Markers) -> None:
    with pytest.raises(pydantic.ValidationError) as open_door:
        _Open.model_validate({"number": person.full_name})
    assert found_in(told(open_door.value), markers)
    assert found_in(repr(open_door.value.errors()), markers)

    bad = dict(zip("abcdefgh", markers.values(), strict=True))
    answer = {"personen": [{"burgerservicenummer": person.full_name, "naam": person.surname,
                            "geboorte": {"datum": person.street}, person.first_name: bad,
                            "gezag": [{"type": [person.town]}]}]}  # fmt: skip
    with pytest.raises(RegisterAnswerInvalid) as register:
        read_answer(json.dumps(answer).encode())
    facts = {"facts_id": person.bsn, "children": [bad], "municipality": person.town, **bad}
    with pytest.raises(MessageRefused) as message:
        DEPARTURE_FACTS.decode(json.dumps(facts).encode())
    with pytest.raises(pydantic.ValidationError) as settings:
        AdapterSettings.model_validate({"lease_seconds": person.full_name})
    for error in (register.value, message.value, settings.value):
        assert not found_in(told(error), markers)
    assert register.value.places
    assert message.value.places


@pytest.mark.parametrize("place", ["data", "attribute", "name of a member", "date", "type"])
def test_a_refused_event_tells_no_input(
    place: str, person: PersonMarkers, markers: Markers
) -> None:
    event = _event(person)
    data = event["data"]
    changes: dict[str, dict[str, Any]] = {
        "data": {"data": {"personen": [person.full_name], "vertrekdatum": person.street}},
        "attribute": {"subject": person.bsn, "datacontenttype": person.surname},
        "name of a member": {
            person.surname.lower(): "x",
            "data": data | {person.surname: 1, "aangever": {person.bsn: 1}},
        },
        "date": {"time": person.town, "data": data | {"vertrekdatum": person.bsn}},
        "type": {"type": f"{person.surname} {person.bsn}"},
    }
    event |= changes[place]
    with pytest.raises(EventRefused) as refused:
        read_event(json.dumps(event).encode())
    assert refused.value.faults
    assert not found_in(told(refused.value) + repr(refused.value.faults), markers)


def _event(person: PersonMarkers) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": str(uuid4()),
        "source": "urn:nld:oin:00000009900000000000:systeem:proef",
        "type": "nl.brp.vertrek-naar-buitenland.aangegeven",
        "time": "2026-03-02T10:00:00Z",
        "data": {
            "personen": [person.bsn],
            "aangifteTijdstip": "2026-03-02T10:00:00Z",
            "vertrekdatum": "2026-03-14",
        },
    }


@pytest.mark.parametrize(
    ("model", "member"),
    [(model, name) for model in (Signaal, Antwoord) for name in (*model.model_fields, "onbekend")],
)
def test_a_refused_report_or_answer_tells_no_input(
    model: type[pydantic.BaseModel], member: str, person: PersonMarkers, markers: Markers
) -> None:
    """Also in a member that we do not know; only the name of that member is not ours to hide."""
    sentence = f"{person.full_name}, {person.bsn}, {person.street}"
    with pytest.raises(pydantic.ValidationError) as refused:
        model.model_validate({member: sentence})
    assert found_in(repr(refused.value.errors()), markers) >= {"person bsn", "person street"}
    assert not found_in(told(refused.value), markers)


# 5: the body of a refused request


class _Question(pydantic.BaseModel):
    number: Bsn
    amount: int


def _bodies(app: FastAPI, person: PersonMarkers) -> str:
    """Answers to every way of getting a question wrong, and to a crash, with their headers."""

    @app.post("/ask")
    def ask(question: _Question) -> str:
        raise ValueError(question.number.reveal(), person.full_name)

    @app.get("/row/{number}")
    def row(number: int) -> int:
        return number

    wrong = json.dumps({"number": person.full_name, "amount": person.bsn + "x"})
    asked: list[tuple[str, str, str]] = [
        ("POST", "/ask", wrong),
        ("POST", "/ask", f'{{"number": "{person.bsn}", {person.surname}'),
        ("POST", "/ask", f'"{person.full_name}"'),
        ("POST", "/ask", json.dumps({"number": person.bsn, "amount": 1})),
        ("GET", f"/row/{person.surname}", ""),
    ]

    async def go() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="https://x") as client:
            headers = {"Content-Type": "application/json", "X-Correlation-ID": person.surname}
            return [
                await client.request(method, path, content=content, headers=headers)
                for method, path, content in asked
            ]

    answers = asyncio.run(go())
    assert [answer.status_code >= 400 for answer in answers] == [True] * len(asked)
    return "\n".join(f"{answer.headers} {answer.text}" for answer in answers)


def test_a_refused_request_is_not_echoed(
    person: PersonMarkers, markers: Markers, log: io.StringIO
) -> None:
    assert found_in(_bodies(FastAPI(), person), markers) >= {"person bsn", "person surname"}

    log.truncate(0)
    app = FastAPI(redirect_slashes=False)
    problem.install(app, version="1.0.0")
    assert not found_in(_bodies(app, person), markers)
    assert "request_failed" in log.getvalue()
    assert not found_in(log.getvalue(), markers)


# 6: Celery


def test_a_message_holds_an_id_and_nothing_else(
    redis_url: str, person: PersonMarkers, markers: Markers
) -> None:
    with redis.Redis.from_url(redis_url) as broker:
        open_door = celery.Celery("open", broker=redis_url, set_as_current=False)
        open_door.send_task("work", args=[person.bsn], kwargs={"name": person.surname}, queue="q")
        headers = json.loads(broker.lrange("q", 0, -1)[0])["headers"]
        assert found_in(headers["argsrepr"], markers) == {"person bsn"}
        assert found_in(headers["kwargsrepr"], markers) == {"person surname"}
        open_door.close()

        row_id = uuid4()
        doorbell = Doorbell("privacy", broker_url=redis_url)
        doorbell.ring("work", "ours", row_id)
        doorbell.close()
        message = json.loads(broker.lrange("doorbell:ours", 0, -1)[0])
        args, kwargs, _ = json.loads(base64.b64decode(message["body"]))
        assert (args, kwargs) == ([str(row_id)], {})
        assert message["headers"]["argsrepr"] == "(id)"
        assert message["headers"]["kwargsrepr"] == "{}"


def test_a_task_that_crashes_tells_neither_arguments_nor_error(
    person: PersonMarkers, markers: Markers, log: io.StringIO
) -> None:
    app = celery_app("crash", broker_url="memory://")

    def crash(number: str, *, name: str) -> None:
        error = RuntimeError(f"{number} {name}")
        error.add_note(person.street)
        raise error from ValueError(person.town)

    task = app.task(name="crash")(crash)
    result = task.apply(args=(person.bsn,), kwargs={"name": person.full_name}, throw=False)
    assert found_in(str(result.traceback), markers)  # what a result backend would have kept
    assert "RuntimeError" in log.getvalue()
    assert not found_in(log.getvalue(), markers)
    app.close()
