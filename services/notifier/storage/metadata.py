"""One MetaData for all tables of this service, and what its tables share."""

from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint

from foundation.migrate import new_metadata

METADATA: Final = new_metadata()


def one_of(column: str, states: type[StrEnum]) -> CheckConstraint:
    """The database accepts exactly the members of the enum, or NULL where the column may be."""
    members = ", ".join(f"'{state.value}'" for state in states)
    return CheckConstraint(f"{column} IN ({members})", column)
