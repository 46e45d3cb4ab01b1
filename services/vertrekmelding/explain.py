"""``vertrekmelding explain CASE``: why a case came out as it did, for an operator."""

import getpass
from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import Console
from rich.table import Table

from notifier.application import build_application
from notifier.cases.basis_view import BasisView
from notifier.cases.brought_in_view import ReportView
from notifier.cases.case_view import CaseView, DecisionView
from notifier.decision.looks_first import Desk
from notifier.explain_case import explain_case
from notifier.findings.wire import BevindingStand
from notifier.settings import NotifierSettings
from vertrekmelding.explain_departure import departure_told
from vertrekmelding.explain_gezag import finding_told, gezag_told

_DESKS: Final = {
    Desk.MUNICIPALITY: "de specialist van de gemeente",
    Desk.RVDK_IKO: "het team IKO van de RvdK",
}


def explain(case: str, environment: Mapping[str, str], console: Console) -> None:
    """Print the case. The look itself becomes an audit entry under the operator's own name.

    Raises:
        NoSuchCase: no case has this id or reference.
        pydantic.ValidationError: the settings of the notifier are not all there.

    """
    settings = NotifierSettings.model_validate(_own_members(environment))
    application = build_application(settings, process="vertrekmelding.explain")
    try:
        view = explain_case(application.service, case, actor=f"beheer:{getpass.getuser()}")
    finally:
        application.close()
    _show(view, console)


def _own_members(environment: Mapping[str, str]) -> dict[str, str]:
    prefix = "NOTIFIER_"
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in environment.items()
        if name.startswith(prefix)
    }


def _show(view: CaseView, console: Console) -> None:
    console.print(f"Zaak {view.reference}  ({view.id})", style="bold")
    opened = f"geopend {view.opened_at:%Y-%m-%d %H:%M:%S} UTC"
    console.print(f"{opened}, stand: {view.handling}{', op proef' if view.shadow else ''}")
    if view.clock_at is not None:
        console.print(f"een mens handelt vóór {view.clock_at:%Y-%m-%d %H:%M} UTC", style="bold")
    if view.escalated_at is not None:
        console.print(f"naar de leiding gebracht {view.escalated_at:%Y-%m-%d %H:%M} UTC")
    if view.outcome is not None:
        console.print(f"door een mens afgesloten: {view.outcome}")
    if view.decision is None:
        console.print("Er is nog niets besloten.")
    else:
        _show_decision(view.decision, console)
        _show_verdicts(view, console)
    for line in _facts_told(view):
        console.print(line, highlight=False)
    _show_rows("Berichten", ("soort", "kanaal", "stand", "pogingen", "grondslag", "reden"), [
        (m.kind, m.channel, m.state, str(m.attempts), _ground(m.basis), m.reason or "")
        for m in view.messages
    ], console)  # fmt: skip
    _show_rows("Te bellen", ("gezagsdrager", "reden", "voor (UTC)"), [
        (str(c.holder), c.reason, f"{c.due_at:%Y-%m-%d %H:%M}") for c in view.calls_due
    ], console)  # fmt: skip
    _show_rows("Vlaggen", ("ontvanger", "soort", "stand", "grondslag", "reden"), [
        (f.recipient, f.kind, f.state, _ground(f.basis), f.reason or "") for f in view.flags
    ], console)  # fmt: skip
    brought_in = view.brought_in
    _show_rows("Signalen", ("soort", "gemeld door", "oordeel", "ontvangen (UTC)"), [
        (r.kind, r.reported_by, _judged(r), f"{r.at:%Y-%m-%d %H:%M}") for r in brought_in.reports
    ], console)  # fmt: skip
    _show_rows("Antwoorden", ("antwoord", "vooraf", "gegeven (UTC)"), [
        (a.answer, "ja" if a.registered else "", f"{a.at:%Y-%m-%d %H:%M}")
        for a in brought_in.answers
    ], console)  # fmt: skip
    _show_rows("Bevindingen", ("oordeel", "bron", "gedaan door", "gedaan (UTC)", "stand"), [
        (f.oordeel, f.bron, f.gedaan_door, f"{f.gedaan_op:%Y-%m-%d %H:%M}", f.status)
        for f in (BevindingStand.of(view.stored) for view in brought_in.findings)
    ], console)  # fmt: skip
    for number, found in enumerate(brought_in.findings, 1):
        for line in finding_told(number, found):
            console.print(line, highlight=False)
    _show_rows("Verloop (UTC)", ("tijdstip", "gebeurtenis", "code", "door"), [
        (f"{t.at:%Y-%m-%d %H:%M:%S}", t.kind, t.code or "", t.actor) for t in view.timeline
    ], console)  # fmt: skip


def _facts_told(view: CaseView) -> Iterator[str]:
    for number, departure in enumerate(view.departures, 1):
        yield from departure_told(number, departure)
    for number, answer in enumerate(view.gezag, 1):
        yield from gezag_told(number, answer)


def _show_decision(decision: DecisionView, console: Console) -> None:
    console.print(
        f"Besluit {decision.version}: [bold]{decision.case}[/bold], "
        f"urgentie {decision.urgency or 'geen'}, stand van de grondslag {decision.mode}, "
        f"beleid {decision.policy_version}{_hash(decision)}"
    )
    if decision.looks_first is not None:
        console.print(f"Eerst bekeken door: {_DESKS[Desk(decision.looks_first)]}")
    for number, child in enumerate(decision.children, 1):
        console.print(f"  Kind {number}: {child.disposition}")
        for code, text in child.reasons:
            console.print(f"    {code}  {text}", highlight=False)
    of_children = {reason for child in decision.children for reason in child.reasons}
    for code, text in decision.reasons:
        if (code, text) not in of_children:
            console.print(f"  {code}  {text}", highlight=False)
    for number, holder in enumerate(decision.holders, 1):
        console.print(
            f"  Persoon met gezag {number}: {holder.disposition}, kinderen: {len(holder.children)}"
        )


def _show_verdicts(view: CaseView, console: Console) -> None:
    if view.verdicts:
        console.print(f"Gevolgd na wat mensen besloten: [bold]{view.followed}[/bold]")
    for verdict in view.verdicts:
        console.print(f"  Aanhouding: {verdict.state}, keuze {verdict.choice or 'nog geen'}")


def _hash(decision: DecisionView) -> str:
    return "" if decision.policy_sha256 is None else f" (sha256 {decision.policy_sha256[:12]}…)"


def _judged(report: ReportView) -> str:
    marks = (
        (report.credible, "geloofwaardig"),
        (report.checked, "gecontroleerd"),
        (report.withdrawn, "ingetrokken"),
    )
    return ", ".join(word for holds, word in marks if holds)


def _ground(basis: BasisView | None) -> str:
    return "" if basis is None else f"{basis.grondslag}, {basis.artikel}"


def _show_rows(
    title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]], console: Console
) -> None:
    if not rows:
        console.print(f"{title}: geen")
        return
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)
