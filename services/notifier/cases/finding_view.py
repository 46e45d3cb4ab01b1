"""A finding as the case shows it: what was found, and the derivation that it was found about.

Once a finding counts the facts name no derivation any more, and after a later look another one. Who
looks back must see what was confirmed or corrected, so it is shown as it stood then.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Connection

from contracts.gezag import holders_of
from contracts.messages.facts import ChildFacts
from notifier.cases.gezag_view import DerivedView, Name, view_derived
from notifier.findings.finding_store import Found, StoredFinding, findings_in, what_was_found
from notifier.service import Service


@dataclass(frozen=True)
class FindingView:
    """``child``: over whom; None when it is no child of the case any more.

    ``kind`` and ``people``: the gezag that was found; None who has no number.
    ``derived``: the derivation that stood in the case then, None when it showed none.
    """

    stored: StoredFinding
    child: UUID | None
    kind: str
    people: tuple[UUID | None, ...]
    derived: DerivedView | None


def view_findings(
    connection: Connection,
    service: Service,
    zaak_id: UUID,
    children: Iterable[ChildFacts],
    name: Name,
) -> tuple[FindingView, ...]:
    """Every finding in a case, withdrawn ones too, in order of being made."""
    findings = findings_in(connection, zaak_id)
    said = what_was_found(connection, service, (f.id for f in findings)) if findings else {}
    over = {child.departure_id: name(child.child.bsn) for child in children}
    return tuple(
        _of(finding, said[finding.id], over.get(finding.departure_id), name) for finding in findings
    )


def _of(stored: StoredFinding, found: Found, child: UUID | None, name: Name) -> FindingView:
    return FindingView(
        stored=stored,
        child=child,
        kind=found.gezag.kind,
        people=_people(found, name),
        derived=_seen(found, name),
    )


def _people(found: Found, name: Name) -> tuple[UUID | None, ...]:
    return tuple(None if one.bsn is None else name(one.bsn) for one in holders_of(found.gezag))


def _seen(found: Found, name: Name) -> DerivedView | None:
    """Under the mark of then: in a case that was merged since, people have other opaque ids."""
    if found.derived is None:
        return None
    view = view_derived(found.derived, name)
    return view if found.mark is None else replace(view, sha256=found.mark)
