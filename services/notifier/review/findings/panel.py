"""What people established about gezag in a case, and proposals that wait for a second person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from contracts.gezag import holders_of
from notifier.cases.finding_view import FindingView
from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Panel
from notifier.review.case.picking import people_of
from notifier.review.desk import Desk
from notifier.review.findings.undo_form import may_undo
from notifier.review.findings.written import FindingEntry, Proposal, proposals_in, seen_with
from notifier.review.pages.rendering import TEXTS
from notifier.review.pages.texts import Texts
from notifier.review.shown_case.told import Told
from notifier.review.visit import Visit
from notifier.staff.roles import Role
from notifier.storage.findings import ProposalState


@dataclass(frozen=True)
class ShownFinding:
    """``undo`` is empty where this visitor may not."""

    said: str
    holders: str
    withdrawn: bool
    entries: tuple[FindingEntry, ...]
    source: str
    difference: str
    undo: str


@dataclass(frozen=True)
class ShownProposal:
    """``look``: where somebody decides about it; empty where this visitor may not."""

    said: str
    state: str
    proposal: Proposal
    look: str


def _show(
    desk: Desk, visit: Visit, connection: Connection, case: OpenCase
) -> Mapping[str, object] | None:
    keyring = desk.service.keyring
    findings = case.view.brought_in.findings
    proposals = proposals_in(connection, keyring, case.row.id)
    texts = TEXTS[visit.frame.language]
    told = people_of(desk, visit, case, texts)
    if told is None or not (findings or proposals):
        return None
    entries = _readable(visit, seen_with(connection, keyring, (f.stored.id for f in findings)))
    return {
        "findings": [
            _finding(desk, visit, case, one, entries, told=told, texts=texts)
            for one in reversed(findings)
        ],
        "proposals": [
            _proposal(visit, case, one, told=told, texts=texts) for one in reversed(proposals)
        ],
    }


def _readable(visit: Visit, entries: tuple[FindingEntry, ...]) -> tuple[FindingEntry, ...]:
    """What RvdK wrote is not for a municipality; what was established stands there."""
    if visit.roles - {Role.MUNICIPAL_SPECIALIST}:
        return entries
    mine = None if visit.login is None else visit.login.visitor.subject
    return tuple(one for one in entries if mine in {one.subject, one.second_subject})


def _finding(
    desk: Desk,
    visit: Visit,
    case: OpenCase,
    found: FindingView,
    entries: tuple[FindingEntry, ...],
    *,
    told: Told,
    texts: Texts,
) -> ShownFinding:
    words, stored = texts.findings, found.stored
    may = bool(WHO_MAY.get("gezag-intrekken", NOBODY) & visit.roles)
    names = [told.by_id(one) for one in found.people]
    return ShownFinding(
        said=words.found.format(
            what=words.judgements[stored.kind],
            who=told.by_id(found.child),
            kind=texts.page.gezag.types[found.kind],
        ),
        holders=words.found_who.format(who=told.together(names)) if names else "",
        withdrawn=stored.withdrawn_at is not None,
        entries=tuple(one for one in entries if one.finding_id == stored.id),
        source=words.sources[stored.source],
        difference=f"{case.address}/gezag-verschil/{stored.id}",
        undo=f"{case.address}/gezag-intrekken?bevinding={stored.id}"
        if may and may_undo(desk, visit, found)
        else "",
    )


def _proposal(
    visit: Visit, case: OpenCase, proposal: Proposal, *, told: Told, texts: Texts
) -> ShownProposal:
    words, gezag = texts.findings, proposal.proposed.new.gezag
    waits = proposal.state is ProposalState.PROPOSED
    may = waits and bool(WHO_MAY.get("gezag-tweede", NOBODY) & visit.roles)
    outside = texts.pick.outside
    names = [
        told.by_bsn(one.bsn) if one.bsn is None or one.bsn in told.cast.by_bsn else outside
        for one in (() if gezag is None else holders_of(gezag))
    ]
    kind = "" if gezag is None else texts.page.gezag.types[gezag.kind]
    return ShownProposal(
        said=words.proposal.format(
            who=_child(case, proposal, told), what=f"{kind}: {', '.join(names)}"
        ),
        state=words.states[proposal.state],
        proposal=proposal,
        look=f"{case.address}/gezag-tweede?voorstel={proposal.id}" if may else "",
    )


def _child(case: OpenCase, proposal: Proposal, told: Told) -> str:
    children = () if case.facts is None else case.facts.departure.children
    found = next((c for c in children if c.departure_id == proposal.departure_id), None)
    return told.by_bsn(None if found is None else found.child.bsn)


FINDINGS_PANEL: Final = Panel("bevindingen", "findings_panel.html", _show)
