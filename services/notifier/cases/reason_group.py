"""Kinds of reasons, for filtering a list and for counting; a kind says less than its codes."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final


class ReasonGroup(StrEnum):
    """What a human has to look at, in one word."""

    SAFETY = "veiligheid"
    PROTECTION = "kinderbescherming"
    CUSTODY = "gezag"
    CONSENT = "toestemming"
    DEPARTURE = "vertrek"
    REACH = "bereikbaarheid"
    ABDUCTION = "ontvoeringsrisico"
    REGISTER = "register"

    @property
    def bit(self) -> int:
        """Its place in a stored set of groups; a new group comes last, and none ever goes."""
        return int(1 << tuple(ReasonGroup).index(self))


_CODES: Final = {
    ReasonGroup.SAFETY: "S16 S18 S19 S20 S21 S23 S24",
    ReasonGroup.PROTECTION: "S33 S34 R14 R16",
    ReasonGroup.CUSTODY: "S10 S11 S12 S13 S14 S15 S22 S26 S35",
    ReasonGroup.CONSENT: "S05 S06 G05 G06",
    ReasonGroup.DEPARTURE: "S03 S08 S09 S31 S37 S39 S40 S47",
    ReasonGroup.REACH: "S29 S30",
    ReasonGroup.ABDUCTION: "R01 R02 R03 R04 R05 R06 R07 R08 R09 R11 R17",
    ReasonGroup.REGISTER: "S42 S48",
}
_SAYS_NOTHING: Final = "G01 G02 G03 G04 S01 S07 S17 S25 S28 S38 S43 S45"
_NEVER_FLAGS: Final = "R10 R12 R13 R19"
GROUPLESS: Final = frozenset((*_SAYS_NOTHING.split(), *_NEVER_FLAGS.split()))
"""Codes that give nobody anything to look at, or nothing by themselves (severity L)."""

GROUP_OF: Final = {code: group for group, codes in _CODES.items() for code in codes.split()}
"""The group of every code that has one."""

"""Codes that belong to no group."""


def bits_of(groups: Collection[ReasonGroup]) -> int:
    """A set of groups as one number."""
    return sum(group.bit for group in set(groups))


def groups_in(bits: int) -> tuple[ReasonGroup, ...]:
    """The set that ``bits_of`` made, in the order of the enum."""
    return tuple(group for group in ReasonGroup if bits & group.bit)


def groups_of(codes: Collection[str]) -> tuple[ReasonGroup, ...]:
    """The groups of these codes, each once, in the order of the enum."""
    found = {GROUP_OF[code] for code in codes if code in GROUP_OF}
    return tuple(group for group in ReasonGroup if group in found)
