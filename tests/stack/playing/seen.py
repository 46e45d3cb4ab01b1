"""What a played situation came to, as the world outside can see it, beside what was to come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from contracts.messages.facts import ChildFacts
from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from foundation.encryption import BlindIndex
from notifier.cases.person_index import person_index
from notifier.decision.outcome import Decision, HolderDisposition

Json = dict[str, Any]
G02 = "G02"


@dataclass(frozen=True)
class Outcome:
    """A decision, from either side. ``holders``: what holds for each, by number."""

    case: str
    holders: Mapping[str, str]
    flags: frozenset[str]
    urgency: str | None
    mode: str
    reasons: frozenset[str]

    @classmethod
    def decided(cls, decision: Decision) -> "Outcome":
        """What ``decide`` says."""
        return cls(
            case=decision.case.value,
            holders={h.holder.reveal(): h.disposition.value for h in decision.holders},
            flags=frozenset(flag.value for flag in decision.flags),
            urgency=None if decision.urgency is None else decision.urgency.value,
            mode=decision.mode.value,
            reasons=frozenset(reason.code for reason in decision.reasons),
        )

    def differences(self, other: "Outcome") -> list[str]:
        """Member by member; empty when they say the same."""
        return [
            f"{name}: {_shown(mine)}, decide says {_shown(theirs)}"
            for name, mine in vars(self).items()
            if mine != (theirs := vars(other)[name])
        ]


@dataclass
class Played:
    """One situation that was played, and the cases as the API showed them at its moment.

    ``newer``: the present numbers of people who had another before.
    """

    situation: str
    numbers: frozenset[str]
    newer: Mapping[str, str]
    cases: list[Json]

    @property
    def living(self) -> list[Json]:
        """The cases, without those of what was taken back long before."""
        return [case for case in self.cases if not _only_undone(case)] or self.cases[-1:]

    def outcome(self, index: BlindIndex) -> Outcome:
        """The decision of the one case. An older case speaks only for children of its own."""
        (case,) = self.living
        decision = case["besluit"]
        children = self._children(case, index)
        reasons = _codes(case)
        for other in self.cases:
            if not self._children(other, index) <= children:
                reasons |= _codes(other)
        return Outcome(
            case=decision["uitkomst"],
            holders={
                self._who(case, holder["id"], index): holder["besluit"]
                for holder in decision["gezagsdragers"]
            },
            flags=frozenset(decision["vlaggen"]),
            urgency=decision["urgentie"],
            mode=decision["modus"],
            reasons=frozenset(reasons),
        )

    def _children(self, case: Json, index: BlindIndex) -> set[str]:
        found = {self._who(case, child["id"], index) for child in case["besluit"]["kinderen"]}
        return {self.newer.get(number, number) for number in found}

    def _who(self, case: Json, opaque: str, index: BlindIndex) -> str:
        return who_is(case["id"], opaque, self.numbers, index)


def who_is(case_id: str, opaque: str, numbers: Iterable[str], index: BlindIndex) -> str:
    """The number behind an id that means something only within its case."""
    for number in numbers:
        if str(uuid5(UUID(case_id), person_index(index, Bsn(number)).hex())) == opaque:
            return number
    return f"{opaque} of another family"


def asks_for_no_case(decision: Decision, children: Sequence[ChildFacts]) -> bool:
    """Nobody who may be a child has, or had, a departure: there is nothing to open a case for."""
    departs = [c for c in children if c.declarations or c.registration or c.undone]
    return decision.case.value == "SKIP" and not departs


def letters_wanted(decision: Decision) -> list[tuple[str, str]]:
    """Kind and holder of every letter that must have gone when nothing was told before."""
    if decision.mode is not Mode.ON:
        return []
    told = [
        ("vertrek", holder.holder.reveal())
        for holder in decision.holders
        if decision.case.value == "NOTIFY" and holder.disposition is HolderDisposition.NOTIFY
    ]
    return sorted(told + [("receipt", receipt.holder.reveal()) for receipt in decision.receipts])


def _only_undone(case: Json) -> bool:
    return _codes(case) == {G02}


def _codes(case: Json) -> set[str]:
    return {reason["code"] for reason in case["besluit"]["redenen"]}


def _shown(value: object) -> str:
    if isinstance(value, frozenset):
        return " ".join(sorted(value)) or "none"
    return str(value)
