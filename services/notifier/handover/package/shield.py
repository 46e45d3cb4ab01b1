"""What stays out of a package while safety asks for it, and the line that says so."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from contracts.messages.facts import PersonFacts
from notifier.cases.reason_group import GROUP_OF, ReasonGroup
from notifier.decision.facts import ReportKind
from notifier.handover.package.wire import RedenInPakket
from notifier.reports.wire import GemeldSignaal

SHIELDED: Final = "afgeschermd; vraag RvdK"
WARNING: Final = (
    "In deze zaak geldt een reden van veiligheid. Benader niemand en geef niets door, ook de"
    " bestemming niet, zonder eerst de RvdK te spreken. Wat afgeschermd is, vraagt u aan de RvdK."
)
_SAFETY: Final = frozenset(
    code for code, group in GROUP_OF.items() if group is ReasonGroup.SAFETY
) | {"S17"}
_TELL_WHERE: Final = frozenset({"S16", "S17", "S18"})
"""Their sentences say that there is geheimhouding or a shelter."""

_POSTCODE: Final = re.compile(r"(?<!\d)[1-9]\d{3} ?[A-Za-z]{2}(?![A-Za-z])")
_WORDS: Final = ("geheimhouding", "briefadres", "opvang", "schuiladres", "blijf-van-mijn-lijf")

_HIDDEN_CODE: Final = "afgeschermd"
_SAFETY_REPORTS: Final = frozenset(
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


def is_shielded(
    codes: Collection[str], reports: Iterable[str], people: Iterable[PersonFacts]
) -> bool:
    """Whether addresses stay out: any reason of safety there is or was, of anybody in the case.

    ``codes``: those of every decision, the earlier ones too. What ended was true once, and an
    address that went out cannot be called back.
    """
    return (
        bool(_SAFETY & set(codes))
        or any(report in _SAFETY_REPORTS for report in reports)
        or any(person.geheimhouding or person.briefadres for person in people)
    )


def shown_reason(code: str, text: str) -> RedenInPakket:
    """The reason, unless its sentence itself is what must not be told."""
    if code in _TELL_WHERE:
        return RedenInPakket(code=_HIDDEN_CODE, tekst=SHIELDED)
    return RedenInPakket(code=code, tekst=text)


def shown_report(report: GemeldSignaal) -> GemeldSignaal:
    """That something was reported, but not that it was a shelter."""
    if report.soort != ReportKind.SHELTER:
        return report
    return report.model_copy(update={"soort": _HIDDEN_CODE, "gemeld_door": _HIDDEN_CODE})


def shown_code(code: str | None) -> str | None:
    """The same for the code beside an entry of the timeline."""
    return _HIDDEN_CODE if code == ReportKind.SHELTER else code


def tells_where(text: str, people: Iterable[PersonFacts]) -> bool:
    """Whether words of a person hold what is shielded: an address of anybody, or a shelter."""
    plain = _plain(text)
    lines = (line for person in people if person.postal is not None for line in person.postal.lines)
    return (
        _POSTCODE.search(text) is not None
        or any(word in plain for word in _WORDS)
        or any(_plain(line) in plain for line in lines if line.strip())
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def without_address(person: PersonFacts) -> PersonFacts:
    """The person with nothing that tells where they are."""
    return replace(person, postal=None)
