"""Which organisation may find who has gezag over a child of a case, and why.

One row per organisation, for a lawyer to read. A finding decides who gets a letter, so nobody else
makes one: who knows more sends a report or the document itself to one of these.
"""

from typing import Final

from notifier.decision.facts import ReportedBy

MAY_FIND: Final[dict[ReportedBy, str]] = {
    ReportedBy.RVDK: "behandelt de zaak en kan het gezagsregister van de rechtbank raadplegen",
    ReportedBy.CA_IKA: "behandelt de zaak na het vertrek en kent de uitspraken daarin",
    ReportedBy.MUNICIPALITY: "heeft de akten en de gegevens over het gezin; alleen eigen zaken",
}
"""Why each of them, in Dutch."""


def may_find(role: ReportedBy | None, oin: str, municipality: str | None) -> bool:
    """Whether this organisation may find something in a case of ``municipality`` (an OIN)."""
    if role is ReportedBy.MUNICIPALITY:
        return oin == municipality
    return role in MAY_FIND
