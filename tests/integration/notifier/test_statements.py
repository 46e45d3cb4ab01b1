"""How often the database is asked for one event with a letter and a flag: most of what it costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import event
from sqlalchemy.engine import Engine

from contracts.messages.facts import DepartureFacts, Residence
from contracts.messages.wire import DEPARTURE_FACTS
from contracts.values.dates import PartialDate
from notifier.accept_facts import accept_facts
from notifier.decide_case import decide_cases
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

MOST = 69
"""With the questions of each task that finds nothing more to do."""

FEWEST = 30
"""Less cannot be: then it is not counted as it should."""


def test_one_family_with_a_letter_and_a_flag_takes_few_statements(world: World) -> None:
    timing = replace(world.service.timing, settling_override=timedelta(0))
    world.with_service(timing=timing)
    facts = DEPARTURE_FACTS.encode(_flagged(world))
    accept_facts(world.service, facts, sender="brp_adapter", test_mode=True)
    with _counted() as statements:
        decide_cases(world.service)
        hand_over_flags(world.service)
        deliver_messages(world.service)
    assert sorted(one["soort"] for one in world.delivered()) == ["brief", "vlag"]
    assert FEWEST <= len(statements) <= MOST, (len(statements), "\n".join(statements))


def _flagged(world: World) -> DepartureFacts:
    """The child lives with the parent who stays (R05): a letter, and a flag."""
    family = Family(world.clock())
    child = family.child("Daan")
    home = (Residence(label="Blijfweg 3", since=PartialDate(2018, 1, 1)),)
    return family.facts(replace(child, child=replace(child.child, residences=home)))


@contextmanager
def _counted() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
