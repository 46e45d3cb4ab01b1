"""What opens a message and what does not, with which work, and how often it may be tried."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, event, update

from contracts.values.dates import PartialDate
from foundation.encryption import KeyRing
from notifier.application import Application
from notifier.delivery.message_state import MessageState
from notifier.reply.code_keys import CodeKeys
from notifier.reply.codes import read_code
from notifier.reply.opening.open_message import Opener
from notifier.reply.opening.tries import PAUSES
from notifier.storage.cases import ZAAK
from notifier.storage.messages import MESSAGE
from notifier.storage.reply_codes import REPLY_CODE
from tests.integration.notifier.families import Family
from tests.integration.notifier.reply.parent import (
    BORN,
    NOWHERE,
    Parent,
    code_of,
    said,
)
from tests.integration.notifier.world import World
from vertrekmelding.embedded.servers import EmbeddedServers

Tell = Callable[..., str]
Parents = Callable[[], Parent]


@contextmanager
def work_of(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every statement and every unsealing, in order."""
    done: list[str] = []
    engine = world.service.database._engine
    opened = KeyRing.open

    def counted(self: KeyRing, sealed: bytes, **place: Any) -> bytes:  # noqa: ANN401
        done.append(f"unseal {place['table']}.{place['column']} {len(sealed)}")
        return opened(self, sealed, **place)

    def listen(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        done.append(statement)

    event.listen(engine, "before_cursor_execute", listen)
    monkeypatch.setattr(KeyRing, "open", counted)
    yield done
    monkeypatch.undo()
    event.remove(engine, "before_cursor_execute", listen)


def _alter(world: World, table: Table, values: dict[str, object]) -> None:
    if values:
        with world.service.database.transaction() as connection:
            connection.execute(update(table).values(values))


def test_whatever_is_typed_the_same_work_is_done(
    world: World, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs = str(read_code(tell("Sanne")))
    opener = Opener(world.service)
    wrong = BORN + timedelta(days=1)
    typed: dict[str, tuple[str, date, Table, dict[str, object]]] = {
        "right": (signs, BORN, MESSAGE, {}),
        "unknown": (str(read_code(NOWHERE)), BORN, MESSAGE, {}),
        "wrong date": (signs, wrong, MESSAGE, {}),
        "expired": (signs, BORN, REPLY_CODE, {"expires_at": world.clock()}),
        "shadow": (signs, BORN, ZAAK, {"shadow": True}),
        "came back": (signs, BORN, MESSAGE, {"message_state": MessageState.UNDELIVERABLE}),
        "never taken in": (signs, BORN, MESSAGE, {"message_state": MessageState.REFUSED}),
    }
    found, work = {}, {}
    for name, (code, born, table, changed) in typed.items():
        (row,) = world.rows(table)
        _alter(world, table, changed)
        with work_of(world, monkeypatch) as done:
            found[name] = opener.open(code, born) is not None
        work[name] = done
        _alter(world, table, {column: getattr(row, column) for column in changed})
    assert [name for name, there in found.items() if there] == ["right"]
    assert len({tuple(done) for done in work.values()}) == 1
    assert sum(step.startswith("unseal reply_code.births") for step in work["unknown"]) == 1


def test_any_child_of_the_letter_opens_it_and_no_other(
    world: World, family: Family, parents: Parents
) -> None:
    sanne, daan = family.child("Sanne"), family.child("Daan", born=2012)
    world.establish(family.facts(sanne, daan))
    world.deliver()
    code = code_of(world.letters()[-1])
    for born, opens in ((BORN, True), (date(2012, 6, 1), True), (date(2014, 6, 1), False)):
        assert (parents().open(code, born).status_code == 200) is opens


@pytest.mark.parametrize(
    ("known", "typed", "opens"),
    [
        (PartialDate(2016, 6), date(2016, 6, 23), True),
        (PartialDate(2016, 6), date(2016, 7, 1), False),
        (PartialDate(2016), date(2016, 1, 31), True),
        (PartialDate(2016), date(2015, 12, 31), False),
        (PartialDate(), date(2016, 6, 1), False),
    ],
)
def test_an_incomplete_date_of_birth_opens_by_its_known_parts(
    world: World, family: Family, known: PartialDate, typed: date, *, opens: bool
) -> None:
    child = family.child("Sanne")
    world.establish(family.facts(replace(child, child=replace(child.child, birth=known))))
    world.deliver()
    letters = world.letters()
    signs = str(read_code(code_of(letters[-1])))
    assert (Opener(world.service).open(signs, typed) is not None) is opens


def test_two_keys_open_and_the_old_one_ends_with_its_key(world: World, tell: Tell) -> None:
    signs = str(read_code(tell("Sanne")))
    site = world.service.reply
    assert site is not None
    old, new = "AQ" * 21 + "E=", "Ag" * 21 + "I="
    with_both = CodeKeys(*site.keys._keys, CodeKeys.parse(new)._keys[0])
    for keys, opens in ((with_both, True), (CodeKeys.parse(old), False)):
        opener = Opener(replace(world.service, reply=replace(site, keys=keys)))
        assert (opener.open(signs, BORN) is not None) is opens


def test_too_many_wrong_dates_end_a_code_and_a_right_one_before_forgives(
    world: World, parents: Parents, tell: Tell
) -> None:
    code, wrong = tell("Sanne"), BORN + timedelta(days=1)
    for _ in range(4):
        assert parents().open(code, wrong).status_code == 403
    assert parents().open(code).status_code == 200, "who mistyped it gets in"
    for pause in PAUSES:
        assert parents().open(code, wrong).status_code == 403
        if pause:
            assert parents().open(code).status_code == 429, "not even the right one"
            world.clock.advance(milliseconds=pause + 1)
    assert parents().open(code, wrong).status_code == 403
    world.clock.advance(days=30)
    over = parents().open(code)
    assert over.status_code == 429
    assert world.service.sender.phone in said(over)


def test_many_at_once_are_many(parents: Parents, tell: Tell) -> None:
    code = tell("Sanne")
    browsers = [parents() for _ in range(12)]
    dates = [BORN + timedelta(days=1 + n) for n in range(12)]
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda b: b[0].open(code, b[1]), zip(browsers, dates, strict=True)))
    assert sorted(answer.status_code for answer in answers) == [403] * 5 + [429] * 7


def test_an_address_is_counted_whatever_it_types_and_others_go_on(
    world: World, parents: Parents, tell: Tell, application: Application
) -> None:
    code = tell("Sanne")
    most = application.settings.reply_tries_per_address
    there, elsewhere = "203.0.113.7", "203.0.113.8"
    answers = [parents().open(NOWHERE, via=there).status_code for _ in range(most)]
    assert set(answers) == {403, 429}, "one code ends before its place does"
    assert parents().open(code, via=there).status_code == 429
    assert parents().open(code, via=elsewhere).status_code == 200
    world.clock.advance(hours=1, minutes=1)
    assert parents().open(code, via=there).status_code == 200


def test_without_redis_the_page_says_so_politely_and_the_rest_goes_on(
    world: World, parents: Parents, tell: Tell, servers: EmbeddedServers
) -> None:
    code = tell("Sanne")
    inside = parents()
    inside.open(code)
    hidden = inside.form("/antwoord/bericht")
    servers.stop("redis")
    try:
        away = parents().open(code)
        assert away.status_code == 503
        assert world.service.sender.phone in said(away)
        assert "Sanne" not in away.text
        assert inside.get("/antwoord/bericht").status_code == 503
        lost = inside.send("/antwoord/bericht", hidden | {"antwoord": "bezwaar"})
        assert lost.status_code == 503
        assert parents().get().status_code == 200, "the first page needs nothing"
        gone = inside.http.get(f"{inside.url}/antwoord/weg", follow_redirects=False)
        assert gone.status_code == 303
    finally:
        servers.restart("redis")
    assert parents().open(code).status_code == 200
