"""How long the page of a case takes among very many others: the whole answer, short of the wire."""

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from starlette.datastructures import FormData, QueryParams

from contracts.messages.wire import DEPARTURE_FACTS
from notifier.accept_facts import accept_facts
from notifier.application import build_application
from notifier.decide_case import decide_cases
from notifier.review.case.case_routes import case_page
from notifier.review.desk import Desk
from notifier.review.pages.rendering import Frame
from notifier.review.pages.texts import Language
from notifier.review.room import build_workbench
from notifier.review.visit import Login, Visit
from notifier.sessions.session import Session
from notifier.settings import NotifierSettings
from notifier.staff.roles import Role, Visitor
from notifier.storage.cases import ZAAK, ZAAK_CHILD
from vertrekmelding.bench.figures import spread_of
from vertrekmelding.bench.werkbank.measure import Measured
from vertrekmelding.bench.werkbank.real_family import OIN, family_of

CASE_GOAL: Final = 0.15
"""Seconds within which 95 of 100 pages of a case must be there."""

_SIZES: Final = {"one child": 1, "three children": 3}
_NOWHERE: Final = "http://127.0.0.1:1"
_POLICY: Final = Path(__file__).parents[2] / "stack" / "policy.toml"


def measure_cases(url: str, *, schema: str, rounds: int, now: datetime) -> tuple[Measured, ...]:
    """Real cases beside the made-up ones: sealed facts, a decision, a look in the audit each."""
    with _desk(url, schema) as desk:
        return tuple(
            _measured(f"case page, {name}", desk, _case_with(desk, children, now), rounds)
            for name, children in _SIZES.items()
        )


def _measured(name: str, desk: Desk, reference: str, rounds: int) -> Measured:
    times = []
    # The first round is not counted: statements are prepared and templates compiled in it.
    for number in range(rounds + 1):
        visit = _visit(desk, reference)
        begun = perf_counter()
        answer = case_page(desk, visit)
        if number:
            times.append(timedelta(seconds=perf_counter() - begun))
        if reference.encode() not in bytes(answer.body):
            message = "the page of a case does not show it"
            raise RuntimeError(message)
    took = spread_of(times)
    if took is None:
        message = "at least one round"
        raise ValueError(message)
    return Measured(name, 1, 1, took)


@contextmanager
def _desk(url: str, schema: str) -> Iterator[Desk]:
    """A workbench on the database of the bench; nothing else is connected to."""
    settings = _settings(url, schema)
    application = build_application(settings, process="bench")
    service = replace(application.service, ring=lambda _task, _row_id: None)
    try:
        yield build_workbench(settings, service, application.client).desk
    finally:
        application.close()


def _settings(url: str, schema: str) -> NotifierSettings:
    def key() -> str:
        return base64.b64encode(os.urandom(32)).decode()

    here = dict.fromkeys(
        ("issuer", "jwks_url", "token_url", "adapter_url", "rvdk_url", "ca_ika_url"), _NOWHERE
    )
    return NotifierSettings.model_validate(
        here
        | {
            "database_url": url,
            "database_schema": schema,
            "redis_url": "redis://127.0.0.1:1/0",
            "test_mode": True,
            "encryption_keys": f"k1:{key()}",
            "index_key": key(),
            "client_id": "bench",
            "client_secret": "bench",
            "notifynl_base_url": _NOWHERE,
            "notifynl_api_key": f"bench-{uuid4()}-{uuid4()}",
            "rvdk_oin": "00000009900000000002",
            "ca_ika_oin": "00000009900000000003",
            "sender_oin": "00000009900000000004",
            "policy_file": _POLICY,
            "workbench_url": _NOWHERE,
            "workbench_sessions_url": "redis://127.0.0.1:1/1",
            "workbench_issuer": f"{_NOWHERE}/oidc",
            "workbench_client_id": "bench",
            "workbench_client_secret": "bench",
        }
    )


def _case_with(desk: Desk, children: int, now: datetime) -> str:
    facts = family_of(children, OIN, now)
    service = desk.service
    accept_facts(service, DEPARTURE_FACTS.encode(facts), sender="bench", test_mode=True)
    decide_cases(service)
    mine = ZAAK_CHILD.c.departure_id == facts.children[0].departure_id
    statement = select(ZAAK.c.reference).join(ZAAK_CHILD, ZAAK_CHILD.c.zaak_id == ZAAK.c.id)
    with service.database.transaction() as connection:
        return str(connection.execute(statement.where(mine)).scalar_one())


def _visit(desk: Desk, reference: str) -> Visit:
    now = desk.clock()
    visitor = Visitor("bench", frozenset({Role.REVIEWER}))
    session = Session(UUID(int=0), visitor, now, now, now + timedelta(hours=1))
    return Visit(
        now=now,
        params={"reference": reference},
        query=QueryParams(),
        form=FormData(),
        cookies={},
        frame=Frame(Language.NL, "/", (Role.REVIEWER,), "00ff"),
        login=Login("bench", session),
    )
