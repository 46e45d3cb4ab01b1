"""What can go wrong with a letter, named after what the caller must do."""

from __future__ import annotations

from enum import StrEnum


class Defect(StrEnum):
    """Why a letter cannot be made. Carries no personal data, so it may be logged."""

    NO_CHILDREN = "no_children"
    NAME_EMPTY = "name_empty"
    ADDRESS_LINE_COUNT = "address_line_count"
    ADDRESS_LAST_LINE = "address_last_line"
    ADDRESS_LINE_START = "address_line_start"
    ADDRESS_TOO_WIDE = "address_too_wide"
    UNPRINTABLE_CHARACTER = "unprintable_character"
    MISSING_DATE = "missing_date"
    DATE_NOT_TO_BE_TOLD = "date_not_to_be_told"
    REFERENCE_SHAPE = "reference_shape"
    ANSWER_SHAPE = "answer_shape"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LARGE = "too_large"
    TYPESETTING = "typesetting"


class UnprintableLetterError(ValueError):
    """No letter can be made of this; trying again does not help: needs_review."""

    def __init__(self, defect: Defect) -> None:
        super().__init__(defect.value)
        self.defect = defect
