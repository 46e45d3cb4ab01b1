"""One login of one person, and how it is written down."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID


class Person(Protocol):
    """What a session must know of whoever logged in; each kind of session knows more."""

    @property
    def subject(self) -> str:
        """The provider's id of this person."""

    @property
    def over_at(self) -> datetime | None:
        """When their session ends whatever the settings say; None: when those say so."""


P = TypeVar("P", bound=Person)


@dataclass(frozen=True)
class Session(Generic[P]):
    """``id`` is for the audit and opens nothing; what opens is the token in the cookie."""

    id: UUID
    visitor: P
    began_at: datetime
    seen_at: datetime
    ends_at: datetime
    """Whatever one does until then."""


@dataclass(frozen=True)
class Writing(Generic[P]):
    """How such a person is written down, as members of a JSON object.

    ``write`` uses none of ``id``, ``began_at``, ``seen_at`` and ``ends_at``. ``read`` gives back
    the same person, and raises ``ValueError``, ``KeyError`` or ``TypeError`` for what another
    version of this program wrote.
    """

    write: Callable[[P], Mapping[str, Any]]
    read: Callable[[Mapping[str, Any]], P]


def encode(session: Session[P], writing: Writing[P]) -> bytes:
    """Written down, to be sealed."""
    return json.dumps(
        {
            **writing.write(session.visitor),
            "id": str(session.id),
            "began_at": session.began_at.isoformat(),
            "seen_at": session.seen_at.isoformat(),
            "ends_at": session.ends_at.isoformat(),
        }
    ).encode()


def decode(content: bytes, writing: Writing[P]) -> Session[P] | None:
    """Read it back; None for one of another version of this program."""
    try:
        found = json.loads(content)
        return Session(
            id=UUID(found["id"]),
            visitor=writing.read(found),
            began_at=datetime.fromisoformat(found["began_at"]),
            seen_at=datetime.fromisoformat(found["seen_at"]),
            ends_at=datetime.fromisoformat(found["ends_at"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
