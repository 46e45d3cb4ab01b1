"""Each migration on the rows that the code before it left behind."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from foundation.migrate import upgrade
from notifier.storage.migrate import MIGRATIONS, migrate

_SCHEMA = "notifier_before"
_BEFORE = """
INSERT INTO notifier_before.zaak
    (id, reference, handling, shadow, opened_at, version, correlation_id)
VALUES (:zaak, 'BCD-FGH-JKL', 'held', false, :now, 1, 'c');
"""
_FLAG_BEFORE = """
INSERT INTO notifier_before.handover
    (id, state, next_attempt_at, correlation_id, created_at, updated_at,
     zaak_id, recipient, kind, round, handover_state, body)
VALUES (:flag, 'READY', :now, 'c', :now, :now,
        :zaak, 'RVDK_IKO', 'gevlagd', 1, 'flagged', 'sealed');
"""


def test_a_flag_that_waits_is_a_planned_one_afterwards(postgres_url: str) -> None:
    upgrade(postgres_url, schema=_SCHEMA, script_location=MIGRATIONS, revision="0001")
    values = {"zaak": uuid4(), "flag": uuid4(), "now": datetime(2026, 3, 2, tzinfo=UTC)}
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    try:
        with engine.begin() as connection:
            connection.execute(text(_BEFORE), values)
            connection.execute(text(_FLAG_BEFORE), values)
        migrate(postgres_url, schema=_SCHEMA)
        with engine.begin() as connection:
            row = connection.execute(text("SELECT * FROM notifier_before.handover")).one()
        assert (row.handover_state, row.state, row.grondslag) == ("planned", "READY", None)
    finally:
        engine.dispose()


_PEOPLE_BEFORE = """
INSERT INTO notifier_with_people.zaak
    (id, reference, handling, shadow, opened_at, version, correlation_id)
VALUES (:zaak, 'BCD-FGH-JKL', 'scheduled', false, :now, 1, 'c');
INSERT INTO notifier_with_people.facts (id, established_at, hash, received_at)
VALUES (:facts, :now, :child, :now);
INSERT INTO notifier_with_people.zaak_child
    (departure_id, zaak_id, child_index, facts_id, established_at)
VALUES (:departure, :zaak, :child, :facts, :now);
INSERT INTO notifier_with_people.zaak_person (zaak_id, person_index)
VALUES (:zaak, :child), (:zaak, :mother);
INSERT INTO notifier_with_people.message
    (id, state, next_attempt_at, correlation_id, created_at, updated_at, zaak_id, kind, channel,
     message_state, reference, holder_index, round, holder, children, not_before)
VALUES (:message, 'DONE', :now, 'c', :now, :now, :zaak, 'vertrek', 'brief',
        'sent', 'MNP-RST-VWX', :father, 1, 'sealed', 'sealed', :now);
"""
_ANSWER_BEFORE = """
INSERT INTO notifier_with_people.answer
    (id, sender, reference, content_hash, message_id, zaak_id, holder_index, answer, given_at,
     received_at, correlation_id)
VALUES (:answer, 's', 'r', :father, :message, :zaak, :father, 'object', :now, :now, 'c');
"""


def test_people_of_cases_from_before_are_found_and_answers_from_before_go_on_counting(
    postgres_url: str,
) -> None:
    """Each of them once, also who is both in the departure set and the child."""
    schema = "notifier_with_people"
    upgrade(postgres_url, schema=schema, script_location=MIGRATIONS, revision="0008")
    ids = ("zaak", "facts", "departure", "message", "answer")
    people = {"child": b"c" * 32, "mother": b"m" * 32, "father": b"f" * 32}
    values = people | {one: uuid4() for one in ids} | {"now": datetime(2026, 3, 2, tzinfo=UTC)}
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    try:
        _insert(engine, _PEOPLE_BEFORE, values)
        upgrade(postgres_url, schema=schema, script_location=MIGRATIONS, revision="0010")
        _insert(engine, _ANSWER_BEFORE, values)
        migrate(postgres_url, schema=schema)
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL search_path = notifier_with_people"))
            related = connection.execute(text("SELECT * FROM zaak_related")).all()
            (answer,) = connection.execute(text("SELECT * FROM answer")).all()
        expected = [(values["zaak"], index) for index in people.values()]
        assert sorted((row.zaak_id, bytes(row.person_index)) for row in related) == sorted(expected)
        assert (answer.answer, answer.withdrawn_at) == ("object", None)
    finally:
        engine.dispose()


def _insert(engine: Engine, statements: str, values: Mapping[str, object]) -> None:
    with engine.begin() as connection:
        for statement in filter(str.strip, statements.split(";")):
            named = {name: v for name, v in values.items() if f":{name}" in statement}
            connection.execute(text(statement), named)
