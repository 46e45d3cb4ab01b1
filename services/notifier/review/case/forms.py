"""Everything a person does to a case is a form of this kind; the frame around it is ``acting``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from notifier.review.case.fields import Fields
from notifier.review.case.opening import OpenCase
from notifier.review.desk import Desk
from notifier.review.pages.texts import Texts
from notifier.review.visit import Visit
from notifier.service import Service
from notifier.staff.roles import Role

Word = Callable[[Texts], str]
"""A text in the language of whoever reads it, as ``lambda t: t.notes.done``."""


class Mistakes(Exception):
    """Fields that cannot be accepted, each with what to do about it. Nothing was done."""

    def __init__(self, mistakes: Mapping[str, Word]) -> None:
        super().__init__(", ".join(sorted(mistakes)))
        self.mistakes = mistakes


class NotNow(Exception):
    """This cannot be done to the case as it stands; ``why`` says what would have to be first."""

    def __init__(self, why: Word) -> None:
        super().__init__("a precondition does not hold")
        self.why = why


@dataclass(frozen=True)
class Shown:
    """What a form's page is made for."""

    desk: Desk
    visit: Visit
    connection: Connection
    case: OpenCase
    fields: Fields


@dataclass(frozen=True)
class Doing:
    """An act on a case: inside one transaction, with the case locked as the person last saw it."""

    desk: Desk
    visit: Visit
    connection: Connection
    case: OpenCase
    fields: Fields
    rings: list[tuple[str, UUID]] = field(default_factory=list)

    @property
    def service(self) -> Service:
        """Of the process."""
        return self.desk.service

    @property
    def now(self) -> datetime:
        """The same throughout."""
        return self.visit.now

    @property
    def subject(self) -> str:
        """Who does it: the provider's id, no name."""
        if self.visit.login is None:
            message = "an act without somebody who is logged in"
            raise RuntimeError(message)
        return self.visit.login.visitor.subject

    @property
    def roles(self) -> frozenset[Role]:
        """In which they do it."""
        return self.visit.roles

    def ring(self, task: str, row_id: UUID) -> None:
        """Wake the workers once the transaction is over."""
        self.rings.append((task, row_id))


@dataclass(frozen=True, kw_only=True)
class CaseForm:
    """A page with a form about one case, and what sending it does.

    ``name``: last part of its address, and its name in the table of who may (the page itself
    stands there as ``<name>_form``). ``show`` gives what the template needs beside the frame; it
    may raise ``NotNow``. ``act`` does it, writes its entry in the timeline (``note``), and may
    answer an address to go to instead of the case; it raises ``Mistakes`` or ``NotNow``, and then
    nothing was done. ``done`` tells on the case page that it was.
    """

    name: str
    template: str
    title: Word
    done: Word
    act: Callable[[Doing], str | None]
    show: Callable[[Shown], Mapping[str, object]] = field(default=lambda _shown: {})
