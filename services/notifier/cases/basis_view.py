"""The ground under which something left, as it is shown."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row


@dataclass(frozen=True)
class BasisView:
    """As the policy named it at that moment."""

    grondslag: str
    artikel: str


def view_basis(row: Row[Any]) -> BasisView | None:
    """Of a row with ``grondslag`` and ``artikel``; None when nothing left."""
    return None if row.grondslag is None else BasisView(row.grondslag, row.artikel)
