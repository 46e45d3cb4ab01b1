"""Parts of the case page, and what it offers to do: each room of the workbench adds its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from notifier.review.case.forms import Word
from notifier.review.case.opening import OpenCase
from notifier.review.desk import Desk
from notifier.review.visit import Visit


@dataclass(frozen=True)
class Panel:
    """One part of the case page.

    ``template`` is included with what ``show`` gives as ``panel``; None: nothing to show.
    ``on_top``: above all else, in one line, for what cannot wait until somebody scrolled.
    """

    name: str
    template: str
    show: Callable[[Desk, Visit, Connection, OpenCase], Mapping[str, object] | None]
    on_top: bool = False


@dataclass(frozen=True)
class Offer:
    """A button under "what you can do now".

    ``route``: the name in the table of who may; who may not do it does not see the button.
    ``rank``: what helps most comes first (0 before 9). ``why``: a sentence beside it.
    """

    label: Word
    address: str
    route: str
    rank: int = 5
    why: Word | None = None


Offers = Callable[[Visit, OpenCase], Sequence[Offer]]
"""What can be done to this case as it stands, whoever looks."""
