"""For which organisation somebody at the workbench acts, where a rule is about organisations."""

from notifier.decision.facts import ReportedBy
from notifier.reports.sender import Sender
from notifier.review.desk import Desk
from notifier.review.visit import Visit
from notifier.staff.roles import Role

_OF_RVDK = frozenset({Role.REVIEWER, Role.SECOND_READER, Role.LEAD})


def acting_as(desk: Desk, visit: Visit) -> Sender | None:
    """The organisation and its role: RvdK before Ca IKA before a municipality; None: for none."""
    if visit.roles & _OF_RVDK:
        return Sender(desk.settings.rvdk_oin, ReportedBy.RVDK)
    if Role.CA_IKA_OFFICER in visit.roles:
        return Sender(desk.settings.ca_ika_oin, ReportedBy.CA_IKA)
    oin = None if visit.login is None else visit.login.visitor.oin
    if Role.MUNICIPAL_SPECIALIST in visit.roles and oin is not None:
        return Sender(oin, ReportedBy.MUNICIPALITY)
    return None
