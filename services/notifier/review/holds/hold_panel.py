"""What people decided about the hold, on the page of the case."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from notifier.decision.verdict import Choice, Ground, LookedAt
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Panel
from notifier.review.desk import Desk
from notifier.review.pages.rendering import TEXTS
from notifier.review.pages.texts import Texts
from notifier.review.visit import Visit
from notifier.service import Service
from notifier.staff.roles import Role
from notifier.verdicts.calls_to_make import calls_to_make
from notifier.verdicts.verdict_state import VerdictState
from notifier.verdicts.verdict_store import StoredVerdict, all_verdicts

_SETTLES: Final = frozenset({Role.LEAD, Role.AUDITOR})
"""Who reads what two people chose differently before somebody settled it."""


def _show(
    desk: Desk, visit: Visit, connection: Connection, case: OpenCase
) -> Mapping[str, object] | None:
    service, zaak_id = desk.service, case.row.id
    verdicts = all_verdicts(connection, service.keyring, zaak_id)
    if not verdicts:
        return None
    came_since = _came_since_then(connection, service, case, TEXTS[visit.frame.language])
    return {
        "now": [one for one in verdicts if one.state is not VerdictState.ENDED],
        "earlier": _earlier(verdicts),
        "judgements_of": {one.id: may_be_read(one, verdicts, visit) for one in verdicts},
        "withheld": Choice.WITHHOLD,
        "came_since": came_since,
    }


def may_be_read(one: StoredVerdict, verdicts: tuple[StoredVerdict, ...], visit: Visit) -> bool:
    """Whether the judgements of a verdict may be on a page.

    Nothing that did not come to stand while anything waits for a second person, who would else read
    it before choosing: also what the first one withdrew and may have chosen again.
    """
    if any(other.state is VerdictState.WAITS for other in verdicts) and one.choice is None:
        return False
    if one.state is VerdictState.DIFFERS:
        return bool(visit.roles & _SETTLES)
    return one.state is not VerdictState.WAITS


def _earlier(verdicts: tuple[StoredVerdict, ...]) -> list[StoredVerdict]:
    return [one for one in reversed(verdicts) if one.state is VerdictState.ENDED]


def _came_since_then(
    connection: Connection, service: Service, case: OpenCase, texts: Texts
) -> tuple[str, ...]:
    _, released = calls_to_make(connection, service, case.row, case.facts)
    return () if released is None else _came_since(released.came_since, texts)


def _came_since(new: LookedAt, texts: Texts) -> tuple[str, ...]:
    """In sentences; the rows first, then the facts behind them, then people."""
    rows = sorted({ground.what for ground in new.grounds if ground.is_row})
    others = sorted({_fact(ground, texts) for ground in new.grounds if not ground.is_row})
    said = [texts.page.reasons.sentences[code] for code in rows] + others
    if len(new.told) == 1:
        said.append(texts.holds.came_holder)
    elif new.told:
        said.append(texts.holds.came_holders.format(count=len(new.told)))
    return tuple(said)


def _fact(ground: Ground, texts: Texts) -> str:
    known = texts.holds.facts.get(ground.kind)
    return known or texts.happening.codes["ReportKind"][ground.kind]


HOLD_PANEL: Final = Panel("aanhouding", "hold_panel.html", _show)
