"""What the preconditions of the catalogue ask of a case; pure, and nobody is named in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from contracts.messages.facts import ChildFacts, Reach
from contracts.values.dates import local_date
from notifier.cases.case_action import ActionCode, ActionState, NextStep
from notifier.cases.case_row import CaseRow
from notifier.cases.departure_date import first_departure
from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import GROUP_OF, ReasonGroup
from notifier.decision.facts import CaseFacts, ReportKind
from notifier.decision.view import ChildView
from notifier.review.acts.action_store import StoredAction

_VIOLENCE: Final = frozenset(
    {
        ReportKind.CONTACT_BAN,
        ReportKind.LOCATION_BAN,
        ReportKind.HUISVERBOD,
        ReportKind.AWARE,
        ReportKind.STALKING,
        ReportKind.SHELTER,
        ReportKind.CONTACT_DENIED,
        ReportKind.PARTNER_KILLING,
    }
)
_SUPERVISED: Final = frozenset({"S11", "S12", "S33", "S34", "R14"})


@dataclass(frozen=True, kw_only=True)
class Situation:
    """How a case stands. ``gone``: the date of departure has passed, or somebody says so (R17).

    ``violence``: something in the case points at it. ``safe_holder``: a staying holder is known by
    address, and nothing about safety is in the way. ``declared``: a declaration is open that the
    register does not have yet. ``told``: somebody was written to, and that stands. ``silent``:
    nobody may be told (yet), and nobody was.
    """

    closed: bool
    held: bool
    silent: bool
    urgent: bool
    gone: bool
    violence: bool
    safe_holder: bool
    declared: bool
    told: bool
    supervised: bool
    standing: frozenset[ActionCode]
    proposed: frozenset[ActionCode]
    unsubmitted: frozenset[ActionCode]


def situation_of(
    row: CaseRow,
    facts: CaseFacts | None,
    codes: Iterable[str],
    actions: Iterable[StoredAction],
    now: datetime,
) -> Situation:
    """``codes``: those of the decision that holds. Without facts nothing about people is known."""
    codes, actions = frozenset(codes), tuple(actions)
    children = () if facts is None else facts.departure.children
    views = () if facts is None else tuple(ChildView.of(one, facts, now) for one in children)
    kinds = {report.kind for report in facts.reports} if facts is not None else set()
    violence = bool(kinds & _VIOLENCE) or any(
        GROUP_OF.get(code) is ReasonGroup.SAFETY for code in codes
    )
    leaves = first_departure(children, local_date(now))
    return Situation(
        closed=row.handling is HandlingState.CLOSED,
        held=row.handling is HandlingState.HELD or row.disposition == "HOLD",
        silent=row.disposition == "HOLD" and not (facts is not None and facts.told),
        urgent=row.tier in {"T0", "T1"} or "R17" in codes,
        gone="R17" in codes or (leaves is not None and leaves < local_date(now)),
        violence=violence,
        safe_holder=not violence and any(_reachable_holder(view) for view in views),
        declared=any(_is_declared(child) for child in children),
        told=facts is not None and bool(facts.told),
        supervised=bool(codes & _SUPERVISED),
        standing=_codes(actions, ActionState.DONE),
        proposed=_codes(actions, ActionState.PROPOSED),
        unsubmitted=frozenset(
            one.code
            for one in actions
            if one.state is ActionState.DONE and one.open_step is NextStep.SUBMIT
        ),
    )


def _codes(actions: Iterable[StoredAction], state: ActionState) -> frozenset[ActionCode]:
    return frozenset(one.code for one in actions if one.state is state)


def _is_declared(child: ChildFacts) -> bool:
    open_one = any(given.withdrawn_at is None for given in child.declarations)
    return child.registration is None and child.undone is None and open_one


def _reachable_holder(view: ChildView) -> bool:
    return any(view.person(holder).reach is not Reach.UNKNOWN for holder in view.staying)
