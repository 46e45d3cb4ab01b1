"""Who sends: an organisation with the role that its token gives it."""

from dataclasses import dataclass

from foundation.bearer import Caller
from notifier.decision.facts import ReportedBy
from notifier.settings import NotifierSettings

_ROLES = frozenset(ReportedBy) - {ReportedBy.PARENT}


class NoRole(Exception):
    """The token gives no role that may report, or one that is another organisation's."""


@dataclass(frozen=True)
class Sender:
    """``role`` None: our own reply page, which speaks for parents only."""

    oin: str
    role: ReportedBy | None


def sender_of(caller: Caller, settings: NotifierSettings) -> Sender:
    """Who this is.

    A role is only as good as whoever hands it out: RvdK and Ca IKA are one organisation each, so
    their role counts together with their own OIN only. Raises ``NoRole``.
    """
    if caller.oin and caller.oin == settings.sender_oin:
        return Sender(caller.oin, None)
    roles = [role for role in sorted(_ROLES) if role in caller.roles]
    if not caller.oin or len(roles) != 1:
        raise NoRole
    alone = {ReportedBy.RVDK: settings.rvdk_oin, ReportedBy.CA_IKA: settings.ca_ika_oin}
    if alone.get(roles[0], caller.oin) != caller.oin:
        raise NoRole
    return Sender(caller.oin, roles[0])
