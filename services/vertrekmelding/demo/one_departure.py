"""What came of a departure that sources reported: per source, and that it is one."""

from collections.abc import Iterable, Sequence

from rich.table import Table

from vertrekmelding.demo.families.source import Source
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.sources import WAYS
from vertrekmelding.demo.watch import Finding

Line = tuple[str, str, str, str]
"""Source, what it said, what was established, the case."""


def one_departure(
    families: Sequence[FamilyOnItsWay], services: Services
) -> tuple[list[Line], list[Finding]]:
    """A line per source, and whatever is not one departure in one case."""
    lines: list[Line] = []
    findings: list[Finding] = []
    for one in families:
        established = {
            source: {
                departure for melding in meldingen for departure in services.departures_of(melding)
            }
            for source, meldingen in one.heard.items()
        }
        first = next(iter(established.values()), set())
        children = len(one.family.departing_children)
        for source, departures in established.items():
            right = departures == first and len(departures) == children
            lines.append(_line(one, source, len(departures), right=right))
            if not right:
                text = f"{source} gaf {len(departures)} vertrekken, of een ander dan de eerste bron"
                findings.append(Finding(one.family.id, text))
    return lines, findings


def table_of(lines: Iterable[Line]) -> Table:
    """For a terminal."""
    table = Table(title="Eén vertrek, door elke bron gemeld", show_lines=True)
    for name in ("bron", "wat zij zei", "vastgesteld", "zaak"):
        table.add_column(name)
    for line in lines:
        table.add_row(*line)
    return table


def _line(one: FamilyOnItsWay, source: Source, departures: int, *, right: bool) -> Line:
    children = "kind" if departures == 1 else "kinderen"
    what = f"{'hetzelfde' if right else 'een ander'} vertrek, van {departures} {children}"
    cases = ", ".join(case.reference for case in one.outcome.cases)
    return source.value, WAYS[source].says, what, cases
