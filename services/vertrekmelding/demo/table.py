"""What people see: how far each family is, and at the end what came of it and why."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from rich.table import Table

from notifier.decision.outcome import Disposition, Flag
from notifier.letters.content import LetterKind
from vertrekmelding.demo.progress import FamilyOnItsWay, Stage

_CASES: Final = {
    Disposition.NOTIFY: "inlichten",
    Disposition.HOLD: "eerst een mens",
    Disposition.SKIP: "niets te doen",
}
_LETTERS: Final = {
    LetterKind.VERTREK: "brief",
    LetterKind.LIMITED: "brief zonder datum",
    LetterKind.RECALL: "herstelbrief",
    LetterKind.RECEIPT: "brief met vraag",
    LetterKind.CORRECTION: "brief met andere datum",
    LetterKind.CONFIRMATION: "ontvangstbevestiging",
    LetterKind.AGREEMENT: "vraag of een akkoord klopt",
}
_FLAGS: Final = {Flag.RVDK_IKO: "RvdK IKO", Flag.CA_IKA: "Ca IKA"}
_SOURCES: Final = {
    "momentopname": "Wie gezag heeft is bewaard van voor het vertrek.",
    "bevinding": "Wie gezag heeft is afgeleid, en daarna door een mens bevestigd.",
    "afgeleid": "Wie gezag heeft is alleen afgeleid: dat telt pas als een mens het bevestigt.",
    "geen": "Wie gezag heeft is ook niet af te leiden.",
}
_MARKS: Final = {
    Stage.WAITING: "[dim]·[/]",
    Stage.SENT: "[yellow]…[/]",
    Stage.DECIDED: "[cyan]…[/]",
    Stage.DONE: "[green]✓[/]",
}
NOBODY: Final = "niemand"
NOTHING: Final = "-"


def live_table(families: Sequence[FamilyOnItsWay]) -> Table:
    """One line per family while they are on their way."""
    table = Table(box=None, pad_edge=False)
    for name in ("", "familie", "stand", "besloten", "ingelicht", "gevlagd"):
        table.add_column(name)
    for one in families:
        table.add_row(
            _MARKS[one.stage],
            one.family.title,
            one.stage.value,
            decided(one),
            told(one) if one.outcome.letters else "",
            flagged(one) if one.outcome.flags else "",
        )
    return table


def result_table(families: Sequence[FamilyOnItsWay]) -> Table:
    """What came of every family."""
    table = Table(title="Wat er van elke familie kwam", show_lines=True, expand=True)
    table.add_column("familie", ratio=4)
    table.add_column("besloten, en waarom", ratio=6)
    table.add_column("ingelicht", ratio=4)
    table.add_column("gevlagd", ratio=2)
    table.add_column("tijd", justify="right", no_wrap=True)
    for one in families:
        table.add_row(
            f"[bold]{one.family.title}[/]\n[dim]{one.family.story}[/]",
            f"[bold]{decided(one)}[/]: {because(one)}",
            told(one),
            flagged(one),
            took(one),
        )
    return table


def plain_lines(one: FamilyOnItsWay) -> Iterable[str]:
    """The same for one family where there is no terminal."""
    yield f"{one.family.id}: {one.family.story}"
    yield f"  besloten: {decided(one)}. {because(one)}"
    yield f"  ingelicht: {_in_a_line(told(one))}"
    yield f"  gevlagd: {_in_a_line(flagged(one))}"
    yield f"  tijd: {_in_a_line(took(one))}"


def decided(one: FamilyOnItsWay) -> str:
    """The decision in words."""
    decision = one.outcome.decision
    if decision is None:
        return ""
    urgency = f" ({decision.urgency})" if decision.urgency else ""
    return _CASES[decision.case] + urgency


def because(one: FamilyOnItsWay) -> str:
    """The sentence of the reason that says most, with the codes of all."""
    decision = one.outcome.decision
    if decision is None or not decision.reasons:
        return ""
    codes = ", ".join(reason.code for reason in decision.reasons)
    named = one.family.expectation.reasons[0]
    first = next((r for r in decision.reasons if r.code == named), decision.reasons[0])
    return f"{first.text} ({codes}){_gezag(one)}"


def _gezag(one: FamilyOnItsWay) -> str:
    """Where the answer comes from, when it is not simply what the BRP says now."""
    sources = {seen.source for case in one.outcome.cases for seen in case.gezag}
    return "".join(f" {_SOURCES[source]}" for source in sorted(sources & _SOURCES.keys()))


def told(one: FamilyOnItsWay) -> str:
    """Who was told, through which channel."""
    numbers = {person.full_name: person.bsn.reveal() for person in one.family.people}
    boxed = {(message.kind, message.bsn) for message in one.outcome.boxed}
    lines = []
    for letter in one.outcome.letters:
        in_box = (letter.kind, numbers.get(letter.addressee)) in boxed
        also = " en Berichtenbox" if in_box else ""
        lines.append(f"{letter.addressee}: {_LETTERS[letter.kind]}{also}")
    return "\n".join(lines) or NOBODY


def flagged(one: FamilyOnItsWay) -> str:
    """To whom the case was flagged."""
    lines = [
        _FLAGS[flag.recipient] + (" (ingetrokken)" if flag.withdrawn else "")
        for flag in one.outcome.flags
    ]
    return "\n".join(sorted(lines)) or NOTHING


def took(one: FamilyOnItsWay) -> str:
    """From the event to each hand-over."""
    lines = [f"brief {_seconds(time)}" for time in one.letters_after]
    lines += [f"vlag {_seconds(time)}" for time in one.flags_after]
    return "\n".join(lines) or NOTHING


def _seconds(time: timedelta) -> str:
    return f"{time.total_seconds():.1f} s".replace(".", ",")


def _in_a_line(lines: str) -> str:
    return "; ".join(lines.split("\n"))
