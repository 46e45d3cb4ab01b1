"""Midnight of the last day of a legal basis (Europe/Amsterdam), through the real delivery path.

The last day still counts. A minute later nothing leaves, although it was planned, decided and due.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from contracts.messages.facts import DepartureFacts
from contracts.policy.file import PolicyFile
from contracts.policy.reading import PolicyMistake
from contracts.values.dates import AMSTERDAM, local_date
from foundation.clock import system_clock
from notifier.application import build_application
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from notifier.policy import Policy
from notifier.settings import NotifierSettings
from notifier.storage.cases import DECISION
from notifier.storage.messages import ATTEMPT
from notifier.sweep import sweep
from notifier.worker import build_worker
from tests.integration.notifier.families import OIN, Family
from tests.integration.notifier.world import World

_MINUTE = timedelta(minutes=1)


@dataclass
class LastDay:
    """A world in which everything is on up to and with ``day``."""

    world: World
    day: date

    @property
    def midnight(self) -> datetime:
        """The end of the last day."""
        after = datetime.combine(self.day + timedelta(days=1), time(), tzinfo=AMSTERDAM)
        return after.astimezone(UTC)

    def at(self, moment: datetime) -> None:
        self.world.clock.ahead = moment - system_clock()

    def letter_is_due(self) -> DepartureFacts:
        family = Family(self.world.clock())
        facts = family.facts(family.child("Sanne"))
        self.world.establish(facts)
        return facts

    def flag_is_due(self) -> DepartureFacts:
        family = Family(self.world.clock())
        declared = replace(family.declaration(), safe_to_inform=False)
        child = replace(family.child("Sanne"), declarations=(declared,))
        facts = family.facts(child)
        self.world.establish(facts)
        return facts

    def work(self) -> None:
        deliver_messages(self.world.service)
        hand_over_flags(self.world.service)
        sweep(self.world.service)
        deliver_messages(self.world.service)
        hand_over_flags(self.world.service)


@pytest.fixture
def last_day(world: World) -> Iterator[LastDay]:
    day = local_date(world.clock()) + timedelta(days=3)
    on = {"modus": "on", "grondslag": "besluit", "artikel": "4", "van": date(2020, 1, 1)}
    effects = {effect: on | {"tot": day} for effect in ("notify", "flag_rvdk", "flag_ca_ika")}
    content = PolicyFile.model_validate(
        {
            "versie": "eindigt",
            "gemeenten": [{"oin": OIN, "naam": "Proefstad", "effecten": effects}],
        }
    )
    world.with_service(policy=Policy(content, "0" * 64))
    last = LastDay(world, day)
    last.at(last.midnight - timedelta(hours=6))
    yield last
    assert json.dumps(world.delivered()).count("besluit") == 0, "the ground is ours, not theirs"


def test_on_the_last_day_a_letter_and_a_flag_still_leave(last_day: LastDay) -> None:
    told, flagged = last_day.letter_is_due(), last_day.flag_is_due()
    last_day.at(last_day.midnight - _MINUTE)
    last_day.work()
    world = last_day.world
    assert world.states(told) == [("vertrek", "sent")]
    assert [flag.state for flag in world.case_of(flagged).flags] == ["received"]
    assert sorted(one["soort"] for one in world.delivered()) == ["brief", "vlag"]
    assert [(row.grondslag, row.artikel) for row in world.rows(ATTEMPT)] == [("besluit", "4")]


def test_a_minute_later_nothing_leaves(last_day: LastDay) -> None:
    told, flagged = last_day.letter_is_due(), last_day.flag_is_due()
    world = last_day.world
    assert world.states(told) == [("vertrek", "planned")]
    assert [flag.state for flag in world.case_of(flagged).flags] == ["planned"]
    last_day.at(last_day.midnight + _MINUTE)
    last_day.work()
    assert world.delivered() == []
    assert world.rows(ATTEMPT) == []
    # Neither is lost: both are planned anew when there is a basis.
    assert [state for _kind, state in world.states(told)] == ["cancelled"]
    flags = [(flag.state, flag.reason) for flag in world.case_of(flagged).flags]
    assert flags == [("withdrawn", "no_basis")]


def test_a_basis_that_was_extended_lets_it_leave(last_day: LastDay) -> None:
    told = last_day.letter_is_due()
    world = last_day.world
    policy = world.service.policy
    (gemeente,) = policy.content.gemeenten
    (period,) = gemeente.effecten.notify
    longer = period.model_copy(update={"tot": last_day.day + timedelta(days=30)})
    effects = gemeente.effecten.model_copy(update={"notify": (longer,)})
    changed = gemeente.model_copy(update={"effecten": effects})
    content = policy.content.model_copy(update={"gemeenten": (changed,)})
    world.with_service(policy=Policy(content, "1" * 64))
    last_day.at(last_day.midnight + _MINUTE)
    last_day.work()
    assert world.states(told) == [("vertrek", "sent")]


def test_a_changed_file_counts_from_the_next_start(
    settings: NotifierSettings, tmp_path: Path
) -> None:
    file = tmp_path / "policy.toml"
    file.write_text('versie = "een"\n')
    chosen = settings.model_copy(update={"policy_file": file})
    running = build_application(chosen)
    file.write_text('versie = "twee"\n')
    started_later = build_application(chosen)
    try:
        assert running.service.policy.content.versie == "een"
        assert started_later.service.policy.content.versie == "twee"
        assert running.service.policy.sha256 != started_later.service.policy.sha256
        file.write_text("versie = \n")
        with pytest.raises(PolicyMistake):
            build_worker(chosen)
        assert running.service.policy.content.versie == "een"
    finally:
        running.close()
        started_later.close()


def test_the_hash_of_the_file_stands_with_the_decision(last_day: LastDay) -> None:
    facts = last_day.letter_is_due()
    world = last_day.world
    world.with_service(policy=Policy(world.service.policy.content, "1" * 64))
    decided = replace(facts, facts_id=uuid4(), established_at=world.clock())
    world.establish(decided)
    rows = sorted(world.rows(DECISION), key=lambda row: row.version)
    assert [(row.policy_version, row.policy_sha256[:1]) for row in rows] == [
        ("eindigt", "0"), ("eindigt", "1")
    ], "a file that changed under its old version shows"  # fmt: skip
