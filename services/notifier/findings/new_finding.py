"""A finding as a sender makes it, held against what stands in the case."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from contracts.gezag import Gezag, holders_of
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.messages.finding import FindingKind, FindingSource


class FaultCode(StrEnum):
    """What can be wrong with a finding that is well-formed."""

    MISSING = "missing"
    NOT_FOR_THIS_KIND = "not_for_this_kind"
    UNKNOWN_CHILD = "unknown"
    SAME_PERSON = "same_person"
    THE_CHILD = "the_child"
    NOT_FICTITIOUS = "not_fictitious"


class FindingRefused(Exception):
    """The finding does not hold together: in which member, and what. No value is repeated."""

    def __init__(self, member: str, code: FaultCode) -> None:
        """``member``: by its name in this program."""
        super().__init__(f"{member}: {code}")
        self.member = member
        self.code = code


class RegisterSays(Exception):
    """The BRP, or what it said before the departure, gives the gezag itself."""


class DerivationChanged(Exception):
    """The derived answer that the sender saw is not the one that stands in the case."""


class NothingToConfirm(Exception):
    """No gezag could be derived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFinding:
    """What was sent. ``child``: its opaque id in the case. ``seen``: mark of the derived answer."""

    reference: str
    child: UUID
    kind: FindingKind
    source: FindingSource
    seen: str | None = None
    gezag: Gezag | None = field(default=None, repr=False)


def check_form(new: NewFinding, *, test_mode: bool) -> None:
    """What can be said without the case. Raises ``FindingRefused``."""
    if new.kind is FindingKind.CORRECTED and new.gezag is None:
        member = "gezag"
        raise FindingRefused(member, FaultCode.MISSING)
    if new.kind is FindingKind.CONFIRMED and new.gezag is not None:
        member = "gezag"
        raise FindingRefused(member, FaultCode.NOT_FOR_THIS_KIND)
    if new.kind is FindingKind.CONFIRMED and new.seen is None:
        member = "seen"
        raise FindingRefused(member, FaultCode.MISSING)
    for code in _faults(new, test_mode=test_mode):
        member = "gezag"
        raise FindingRefused(member, code)


def _faults(new: NewFinding, *, test_mode: bool) -> Iterator[FaultCode]:
    named = [h.bsn for h in holders_of(new.gezag) if h.bsn is not None] if new.gezag else []
    if len(set(named)) != len(named):
        yield FaultCode.SAME_PERSON
    if test_mode and not all(bsn.fictitious for bsn in named):
        yield FaultCode.NOT_FICTITIOUS


def gezag_found(new: NewFinding, facts: ChildFacts, mark: str | None) -> Gezag:
    """The gezag that this finding establishes for the child.

    ``mark`` is that of the derived answer on the case now, None without one. Raises
    ``RegisterSays``, ``DerivationChanged``, ``NothingToConfirm``, ``FindingRefused``.
    """
    if facts.gezag.source not in {GezagSource.NONE, GezagSource.FINDING}:
        raise RegisterSays
    if new.seen is None and mark is not None:
        member = "seen"
        raise FindingRefused(member, FaultCode.MISSING)
    if new.seen != mark:
        raise DerivationChanged
    derived = facts.gezag.derived
    if new.gezag is None:
        if derived is None or derived.gezag is None:
            raise NothingToConfirm
        return derived.gezag
    member = "gezag"
    numbers = {facts.child.bsn, *facts.child.former_numbers}
    if any(holder.bsn in numbers for holder in holders_of(new.gezag)):
        raise FindingRefused(member, FaultCode.THE_CHILD)
    newer = {old: person.bsn for person in facts.persons for old in person.former_numbers}
    named = [newer.get(h.bsn, h.bsn) for h in holders_of(new.gezag) if h.bsn is not None]
    if len(set(named)) != len(named):
        raise FindingRefused(member, FaultCode.SAME_PERSON)
    return new.gezag
