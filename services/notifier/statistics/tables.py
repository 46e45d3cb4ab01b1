"""What is counted, and which tables are made of it.

The unit is a case: one household from which a child departs. So ``SMALL`` is a number of
families, and three children of one family are not three. A cell has a name: its table and what it
counts of it (``besluit.mens``); ``zaken`` and ``afgesloten`` are the two from which all tables
come. Every table has one variable: nothing is crossed with anything.
"""

from dataclasses import dataclass
from typing import Final, get_args

from contracts.policy.municipality import Grootteklasse
from notifier.cases.case_action import ActionCode
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.reason_group import ReasonGroup
from notifier.remedies.card_fields import RemedyClass
from notifier.statistics.suppression import Split, Splits

CASES: Final = "zaken"
"""Cases that were opened in the period."""

CLOSED: Final = "afgesloten"
"""Cases that a human closed in the period, whenever they were opened."""

_COMPLEMENT: Final = "!"


@dataclass(frozen=True, slots=True)
class Table:
    """``of``: the cell that it splits. ``several``: a case can be in more than one of its cells.

    What is first in ``bins`` is hidden first where something must be (``suppression``).
    """

    name: str
    of: str
    bins: tuple[str, ...]
    several: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """Names of its cells."""
        return tuple(cell(self.name, one) for one in self.bins)


def cell(table: str, name: str) -> str:
    """The name of a cell, also as it is stored."""
    return f"{table}.{name}"


LAND: Final = "land"
"""Beside the tables: published over five years, where a country is large enough."""

GOES_NOWHERE: Final = cell(LAND, "geen_vertrek")


def land_cell(code: str | None) -> str:
    """Cases that go to a country, by its code in the register."""
    return cell(LAND, code or "onbekend")


GOES: Final = cell("vertrek", "gaat_door")
HELD: Final = cell("besluit", "mens")
FLAGGED: Final = cell("vlag", "ja")
TOLD: Final = cell("verteld", "ja")
TOLD_BEFORE: Final = cell("moment", "voor")

HOURS: Final = (24, 72, 168, 336, 672)
"""Upper limits of the classes of hours of warning; the last class has none."""

MINUTES: Final = (1, 5, 15, 60, 1440)
"""Upper limits of the classes of minutes to the first decision; the last class has none."""

INDICATORS: Final = (
    "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R11", "R14", "R16", "R17",
)  # fmt: skip
"""Those that can flag (DECISION §5); the others never do."""

ACTIONS: Final = tuple(
    code for code in ActionCode if code not in {ActionCode.CLOSE, ActionCode.RECTIFY}
)
"""What people did; that they closed a case or took a letter back has tables of its own."""

SIZES: Final = tuple(get_args(Grootteklasse))
"""Of municipalities, by inhabitants."""


def below(limits: tuple[int, ...]) -> tuple[str, ...]:
    """Names of the classes under these limits, and of the one above all of them."""
    return (*(f"tot_{limit}" for limit in limits), f"vanaf_{limits[-1]}")


TABLES: Final = (
    Table("vertrek", CASES, ("gaat_door", "ongedaan", "geen_minderjarige")),
    Table("kinderen", GOES, ("een", "twee", "drie_of_meer")),
    Table("leeftijd", GOES, ("0_5", "6_11", "12_15", "16_17", "onbekend")),
    Table("gezag", GOES, ("vastgesteld", "niet_vastgesteld")),
    Table("blijver", GOES, ("ja", "nee", "onbekend")),
    Table("toestemming", GOES, ("geen", "geverifieerd", "niet_geverifieerd", "rechter")),
    Table("remedie", GOES, (*RemedyClass, "onbekend")),
    Table("gemeente", GOES, (*SIZES, "onbekend")),
    Table("besluit", GOES, ("vertellen", "mens", "niets")),
    Table("reden", HELD, tuple(ReasonGroup), several=True),
    Table("vlag", GOES, ("nee", "ja")),
    Table("indicator", FLAGGED, INDICATORS, several=True),
    Table("tijd", CASES, (*below(MINUTES), "onbekend")),
    Table("verteld", CASES, ("nee", "ja")),
    Table("moment", TOLD, ("voor", "na", "onbekend")),
    Table("uren", TOLD_BEFORE, below(HOURS)),
    Table("reactie", TOLD, ("geen", "mee_eens", "niet_mee_eens", "klopt_niet")),
    Table("herroepen", TOLD, ("ja",), several=True),
    Table("actie", CASES, ACTIONS, several=True),
    Table("afloop", CLOSED, tuple(CaseOutcome)),
)
"""In the order of the page."""

CELLS: Final = (CASES, CLOSED, *(one for table in TABLES for one in table.cells))
"""Everything that is counted."""


def complement(one: str) -> str:
    """Cases of a table with ``several`` that are not in a cell: in no table, but to calculate."""
    return f"{one}{_COMPLEMENT}"


COMPLEMENTS: Final = frozenset(
    complement(one) for table in TABLES if table.several for one in table.cells
)


def splits() -> Splits:
    """How the cells add up; a table with ``several`` is as many splits in two."""
    found: list[Split] = []
    for table in TABLES:
        if table.several:
            found += [Split(table.of, (one, complement(one))) for one in table.cells]
        else:
            found.append(Split(table.of, table.cells))
    return Splits(found)


def with_complements(counts: dict[str, int]) -> dict[str, int]:
    """Every cell, those that nobody fell in included, and what completes them."""
    full = dict.fromkeys(CELLS, 0) | counts
    for table in TABLES:
        if table.several:
            full |= {complement(one): full[table.of] - full[one] for one in table.cells}
    return full
