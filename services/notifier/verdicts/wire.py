"""How far people are with a hold, as JSON: Dutch names in camelCase, once, at this border."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from notifier.cases.verdict_view import CallDueView, VerdictView


class OordeelInZaak(BaseModel):
    """Wat mensen over een aanhouding besloten, of dat zij ermee bezig zijn.

    Wat iemand koos staat er pas als het geldt: een tweede kiest zonder dat te weten.
    """

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, hide_input_in_errors=True
    )

    stand: str
    """wacht_op_tweede, oordelen_verschillen of geldt."""

    keuze: str | None
    """volledig, beperkt, telefoon of achterhouden."""

    geldt_sinds: datetime | None
    uiterlijk: datetime | None
    """Wanneer er gebeld moet zijn, of opnieuw wordt besloten."""

    @classmethod
    def of(cls, view: VerdictView) -> Self:
        """Translate the view."""
        return cls(
            stand=view.state,
            keuze=view.choice,
            geldt_sinds=view.stands_since,
            uiterlijk=view.due_at,
        )


class TeBellen(BaseModel):
    """Iemand moet deze gezagsdrager bellen."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, hide_input_in_errors=True
    )

    gezagsdrager: UUID
    reden: str
    """Waarom: ``brief_komt_te_laat``, ``adres_met_vertrekker``, ``bericht_kwam_niet_aan``,
    ``post_naar_buitenland``, ``lang_geleden`` of ``eigen_wens``."""

    sinds: datetime
    voor: datetime

    @classmethod
    def of(cls, call: CallDueView) -> Self:
        """Translate it."""
        return cls(gezagsdrager=call.holder, reden=call.reason, sinds=call.since, voor=call.due_at)
