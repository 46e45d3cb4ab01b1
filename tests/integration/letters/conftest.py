"""Letters typeset for real: about fifty milliseconds each, so not among the unit tests."""

from tests.unit.notifier.letters.conftest import departing_side, kind, make_letter

__all__ = ["departing_side", "kind", "make_letter"]
