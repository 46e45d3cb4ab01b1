"""Who works at the workbench (``domain/workflow`` §5): what a person is, never who."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody may be; the values stand in settings and in sessions."""

    REVIEWER = "reviewer"
    SECOND_READER = "second_reader"
    LEAD = "lead"
    CA_IKA_OFFICER = "ca_ika_officer"
    MUNICIPAL_SPECIALIST = "municipal_specialist"
    AUDITOR = "auditor"
    PRIVACY_OFFICER = "privacy_officer"


@dataclass(frozen=True)
class Visitor:
    """Somebody who logged in.

    ``subject`` is the pairwise id that the employer's provider gives; no name is kept. ``oin`` is
    the municipality of a municipal specialist (20 digits), who is none without it. An auditor is
    one until ``auditor_until``, and without it not at all.
    """

    subject: str
    roles: frozenset[Role]
    oin: str | None = None
    auditor_until: datetime | None = None

    def roles_at(self, now: datetime) -> frozenset[Role]:
        """The roles that count at this moment."""
        lapsed = set()
        if self.auditor_until is None or now >= self.auditor_until:
            lapsed.add(Role.AUDITOR)
        if self.oin is None:
            lapsed.add(Role.MUNICIPAL_SPECIALIST)
        return self.roles - lapsed

    @property
    def over_at(self) -> datetime | None:
        """When the last of the roles lapses; None where one stays."""
        return self.auditor_until if self.roles <= {Role.AUDITOR} else None
