"""What stands in the menu: each room adds its own, and everybody sees what they may use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.pages.texts import Texts
from notifier.staff.roles import Role


@dataclass(frozen=True)
class MenuItem:
    """``route``: its name in the table of who may; ``keys``: what to press for it, or nothing."""

    route: str
    address: str
    label: Callable[[Texts], str]
    keys: str = ""


MENU: Final = (
    MenuItem("home", "/werkbank", lambda t: t.worklist, "g l"),
    MenuItem("shift", "/werkbank/dienstoverdracht", lambda t: t.shift.link, "g d"),
    MenuItem("tweede-lezing", "/werkbank/tweede-lezer", lambda t: t.acts.second_menu, "g t"),
    MenuItem("zoeken_form", "/werkbank/zoeken", lambda t: t.aside.search.link, "g z"),
    MenuItem("bestemmingen", "/werkbank/bestemmingen", lambda t: t.aside.destination.link),
    MenuItem("calls", "/werkbank/oproepen", lambda t: t.duty.calls.menu, "g b"),
    MenuItem("rota", "/werkbank/dienst", lambda t: t.duty.rota.menu, "g s"),
    MenuItem("figures", "/werkbank/cijfers", lambda t: t.figures.menu),
)


def menu_of(roles: Iterable[Role], texts: Texts) -> list[tuple[str, str, str]]:
    """Address, label and keys of each."""
    mine = frozenset(roles)
    return [
        (item.address, item.label(texts), item.keys)
        for item in MENU
        if WHO_MAY.get(item.route, NOBODY) & mine
    ]
