"""The burgerservicenummer as a type that cannot print itself.

Source: art. 46 UAVG and art. 10 Wabb say who may use the number; the eleven-test
("elfproef") is part of its definition (Besluit burgerservicenummer).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

_NINE_DIGITS = re.compile(r"[0-9]{9}", re.ASCII)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_FICTITIOUS_PREFIX = "9999"


class NotABsn(ValueError):
    """The text is not a BSN. Carries no part of the text: it may be a real number with a typo."""

    def __init__(self) -> None:
        super().__init__("not a burgerservicenummer: nine digits that pass the eleven-test")


@dataclass(frozen=True, slots=True, order=True, repr=False)
class Bsn:
    """Nine digits that pass the eleven-test. ``reveal()`` is the only way to the number.

    Every log line, traceback and f-string shows dots:
    a type that cannot leak needs no reviewer who remembers that it could.
    """

    _digits: str

    def __post_init__(self) -> None:
        if not (isinstance(self._digits, str) and _NINE_DIGITS.fullmatch(self._digits)):
            raise NotABsn
        total = sum(w * int(d) for w, d in zip(_WEIGHTS, self._digits, strict=True))
        if total % 11 or self._digits == "000000000":
            raise NotABsn

    def reveal(self) -> str:
        """The nine digits, for a wire format or sealed storage. Never for a log or a URL."""
        return self._digits

    @property
    def fictitious(self) -> bool:
        """Whether it is from the range that is handed out for tests (starts with 9999)."""
        return self._digits.startswith(_FICTITIOUS_PREFIX)

    def __repr__(self) -> str:
        return "Bsn(•••••••••)"

    __str__ = __repr__

    def __format__(self, _spec: str) -> str:
        return repr(self)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        from_text = core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(pattern=r"^[0-9]{9}$")
        )
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), from_text]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda bsn: bsn.reveal(), return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "pattern": "^[0-9]{9}$",
            "description": "Burgerservicenummer (elfproef).",
        }
