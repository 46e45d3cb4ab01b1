"""Which organisation may report what, whom a report names, and who may mark it.

One row per kind, for a lawyer to read. The numbers are rows of DECISION §4 (S..) and §5 (R..), on
which the report has its effect; why each organisation stands in a row is said beside it. A report
of a parent comes through a municipality or through our own reply page, and counts as the parent's.
"""

from dataclasses import dataclass
from typing import Final

from notifier.decision.facts import ReportedBy, ReportKind

_VEILIG_THUIS: Final = ReportedBy.VEILIG_THUIS
_POLICE: Final = ReportedBy.POLICE
_RVDK: Final = ReportedBy.RVDK
_CA_IKA: Final = ReportedBy.CA_IKA
_GI: Final = ReportedBy.GI
_COURT: Final = ReportedBy.COURT
_SCHOOL: Final = ReportedBy.SCHOOL
_MUNICIPALITY: Final = ReportedBy.MUNICIPALITY
_PARENT: Final = ReportedBy.PARENT

MAY_MARK_CREDIBLE: Final = frozenset({_RVDK, _CA_IKA})
"""A reviewer judges whether a threat is concrete (R03); who reports it never does so itself."""

MAY_MARK_CHECKED: Final = frozenset({_COURT, _RVDK, _MUNICIPALITY})
"""Who has seen the document: the court that gave it, RvdK, or the municipality (R04)."""

MAY_SPEAK_FOR_A_PARENT: Final = frozenset({_MUNICIPALITY})
"""Besides our own reply page, which is known by our own OIN."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Whom a report of a kind names: each of the three is needed, allowed or left out.

    ``one_of``: at least one of these, where each by itself would do.
    """

    needed: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()

    @property
    def possible(self) -> frozenset[str]:
        """All that may be there."""
        return self.needed | self.allowed | self.one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table."""

    senders: frozenset[ReportedBy]
    names: Names
    can_be_checked: bool = False
    can_be_credible: bool = False


_BOTH_SIDES: Final = Names(needed=frozenset({"protects", "against"}))
"""Who is protected from whom decides between HOLD (S20) and NOTIFY (S21): never left open."""

_ABOUT: Final = Names(needed=frozenset({"about"}))

RULES: Final[dict[ReportKind, Rule]] = {
    # S20, S21. On referral or document only, so never on a parent's word alone.
    ReportKind.CONTACT_BAN: Rule(
        senders=frozenset({_POLICE, _COURT, _RVDK, _VEILIG_THUIS, _GI, _MUNICIPALITY}),
        names=_BOTH_SIDES,
        can_be_checked=True,
    ),
    ReportKind.LOCATION_BAN: Rule(
        senders=frozenset({_POLICE, _COURT, _RVDK, _VEILIG_THUIS, _GI, _MUNICIPALITY}),
        names=_BOTH_SIDES,
        can_be_checked=True,
    ),
    # The mayor imposes it (art. 2 Wet tijdelijk huisverbod); the police and Veilig Thuis know.
    ReportKind.HUISVERBOD: Rule(
        senders=frozenset({_MUNICIPALITY, _POLICE, _VEILIG_THUIS, _RVDK}),
        names=_BOTH_SIDES,
        can_be_checked=True,
    ),
    # The alarm for victims of stalking: handed out by Veilig Thuis and police.
    ReportKind.AWARE: Rule(
        senders=frozenset({_POLICE, _VEILIG_THUIS, _MUNICIPALITY, _RVDK}),
        names=_BOTH_SIDES,
        can_be_checked=True,
    ),
    ReportKind.STALKING: Rule(
        senders=frozenset({_POLICE, _COURT, _VEILIG_THUIS, _RVDK}),
        names=_BOTH_SIDES,
        can_be_checked=True,
    ),
    # S18. Only a hold follows from it, so a parent may say so as well. Which shelter is never told.
    ReportKind.SHELTER: Rule(
        senders=frozenset({_VEILIG_THUIS, _POLICE, _MUNICIPALITY, _RVDK, _GI, _PARENT}),
        names=_ABOUT,
    ),
    # S23. Ontzegging van de omgang is a court's decision (art. 1:377a BW); about one child or all.
    ReportKind.CONTACT_DENIED: Rule(
        senders=frozenset({_COURT, _RVDK, _GI, _MUNICIPALITY}),
        names=Names(needed=frozenset({"against"}), allowed=frozenset({"about"})),
        can_be_checked=True,
    ),
    # S24. By referral only.
    ReportKind.PARTNER_KILLING: Rule(
        senders=frozenset({_POLICE, _COURT, _RVDK, _VEILIG_THUIS, _GI}),
        names=Names(needed=frozenset({"against"})),
    ),
    # S33, R14: ondertoezichtstelling, uithuisplaatsing, an inquiry of RvdK.
    ReportKind.SUPERVISION: Rule(senders=frozenset({_RVDK, _GI, _COURT}), names=_ABOUT),
    # S34: foster care or an institution.
    ReportKind.PLACED: Rule(senders=frozenset({_RVDK, _GI, _COURT}), names=_ABOUT),
    # R03. Whoever hears it may pass it on; it counts once a reviewer marked it credible.
    ReportKind.THREAT: Rule(
        senders=frozenset(
            {_PARENT, _VEILIG_THUIS, _POLICE, _RVDK, _CA_IKA, _GI, _SCHOOL, _MUNICIPALITY}
        ),
        names=Names(one_of=frozenset({"about", "against"})),
        can_be_credible=True,
    ),
    # R04. It counts once somebody has seen the order itself.
    ReportKind.COURT_ORDER_CONTRADICTS: Rule(
        senders=frozenset({_COURT, _RVDK, _CA_IKA, _GI, _MUNICIPALITY, _PARENT}),
        names=_ABOUT,
        can_be_checked=True,
    ),
    # R08. Verschijningsplicht: only the municipality that summoned knows who did not come.
    ReportKind.NO_SHOW: Rule(senders=frozenset({_MUNICIPALITY}), names=_ABOUT),
    # R16: Veilig Thuis, police (and KMar, which reports as police), school, GI. A parent's own
    # worry is a threat, or that the child is gone already. With roles when they are known.
    ReportKind.REFERRAL: Rule(
        senders=frozenset({_VEILIG_THUIS, _POLICE, _SCHOOL, _GI}),
        names=Names(
            needed=frozenset({"about"}),
            allowed=frozenset({"protects", "against"}),
        ),
    ),
    # R17.
    ReportKind.ALREADY_GONE: Rule(
        senders=frozenset(
            {_PARENT, _SCHOOL, _POLICE, _VEILIG_THUIS, _GI, _RVDK, _CA_IKA, _MUNICIPALITY}
        ),
        names=_ABOUT,
    ),
    # S43. A holder's own wish, and nobody else's: it silences us.
    ReportKind.NEVER_NOTIFY: Rule(senders=frozenset({_PARENT}), names=_ABOUT),
}


def kinds_of(sender: ReportedBy) -> tuple[ReportKind, ...]:
    """What this organisation may report, in the order of the table."""
    return tuple(kind for kind, rule in RULES.items() if sender in rule.senders)
