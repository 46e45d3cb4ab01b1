"""The shape of a situation file, checked with errors that say where and what.

The events and persons inside are the official wire formats and are read by the same readers as
in the running service.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.facts import AnswerKind, HistoryKind, ReportedBy, ReportKind
from notifier.decision.outcome import Disposition, Flag, HolderDisposition, Tier


class _Member(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class PolicyMember(_Member):
    """``notify`` and its last valid day; left out: everything on."""

    notify: Mode = Mode.ON
    valid_until: date | None = Field(None, alias="validUntil")

    def mode_on(self, day: date) -> Mode:
        """An expired basis is no basis; the last day still counts (DECISION S45)."""
        expired = self.valid_until is not None and day > self.valid_until
        return Mode.OFF if expired else self.notify


class SnapshotMember(_Member):
    """An earlier gezag answer."""

    burgerservicenummer: Bsn
    taken_at: AwareDatetime = Field(alias="takenAt")
    gezag: list[dict[str, Any]]


class ReportMember(_Member):
    """What a parent or partner organisation reported."""

    kind: ReportKind
    reported_by: ReportedBy = Field(alias="from")
    protects: Bsn | None = None
    against: Bsn | None = None
    about: Bsn | None = None
    at: datetime | None = None
    credible: bool = False
    checked: bool = False


class AnswerMember(_Member):
    """The answer of a holder."""

    by: Bsn
    answer: AnswerKind
    at: AwareDatetime


class HistoryMember(_Member):
    """How an earlier case ended."""

    about: Bsn
    kind: HistoryKind
    at: AwareDatetime


class FormerAddressMember(_Member):
    """An earlier address; ``to`` is the day of leaving it."""

    burgerservicenummer: Bsn
    address: dict[str, Any]
    since: date = Field(alias="from")
    until: date = Field(alias="to")


class Expected(_Member):
    """What must come out. ``reasons`` must be among the decision's reasons."""

    case: Disposition
    holders: dict[Bsn, HolderDisposition]
    flags: frozenset[Flag]
    urgency: Tier | None = None
    reasons: tuple[str, ...] = ()
    mode: Mode | None = None


class Situation(_Member):
    """One family, the events about it, and what must be decided."""

    schema_: str | None = Field(None, alias="$schema")
    id: str
    title: str
    rules: tuple[str, ...] = ()
    now: AwareDatetime
    policy: PolicyMember = PolicyMember()
    events: list[dict[str, Any]] = Field(min_length=1)
    persons: list[dict[str, Any]]
    snapshots: tuple[SnapshotMember, ...] = ()
    reports: tuple[ReportMember, ...] = ()
    responses: tuple[AnswerMember, ...] = ()
    sent: tuple[Bsn, ...] = ()
    history: tuple[HistoryMember, ...] = ()
    address_history: tuple[FormerAddressMember, ...] = Field((), alias="addressHistory")
    expected: Expected


class SituationRefused(ValueError):
    """A file is no situation file. The text says where and what, and repeats no value."""


def read_situations(path: Path) -> tuple[Situation, ...]:
    """One object or a list of them. Raises ``SituationRefused``."""
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        msg = f"{path}: no such file"
        raise SituationRefused(msg) from None
    except (OSError, ValueError) as unreadable:
        msg = f"{path}: not readable as JSON ({type(unreadable).__name__})"
        raise SituationRefused(msg) from None
    items = content if isinstance(content, list) else [content]
    return tuple(_read(path, number, item) for number, item in enumerate(items))


def _read(path: Path, number: int, item: object) -> Situation:
    try:
        return Situation.model_validate(item)
    except ValidationError as refused:
        faults = "; ".join(
            f"{'.'.join(map(str, error['loc'])) or 'situation'}: {error['type']}"
            for error in refused.errors(include_input=False, include_context=False)
        )
    msg = f"{path}, situation {number + 1}: {faults}"
    raise SituationRefused(msg)
