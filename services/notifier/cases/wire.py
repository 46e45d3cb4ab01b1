"""Who has gezag, as JSON: Dutch names in camelCase, once, at this border."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from notifier.cases.gezag_next_step import NextStep
from notifier.cases.gezag_view import DerivedView, GezagView


class _Wire(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, hide_input_in_errors=True
    )


class Afleidingsstap(_Wire):
    """Een vraag van het openbare beslismodel (antwoordenmodel 2.2.4).

    Zonder antwoord waar dat rust op een gegeven dat niet bewaard wordt.
    """

    nummer: str
    vraag: str
    antwoord: str | None
    omdat: str | None


class AfgeleidGezag(_Wire):
    """Het gezag alsof het kind nog in Nederland woonde: telt pas na bevestiging door een mens.

    Of, zonder gezagstype, dat het niet te zeggen is en wat daarvoor ontbreekt.
    """

    gezagstype: str | None
    personen: list[UUID | None]
    """Wie het gezag zou hebben; leeg (null) voor wie de BRP niet met een nummer noemt."""

    ouder_1: UUID | None
    """Wie de route "ouder 1" noemt; leeg zonder nummer, of als die ouder er niet is."""

    ouder_2: UUID | None
    ontbreekt: str | None
    route: str | None
    conclusie: str | None
    grond: str | None
    in_onderzoek: bool
    stappen: list[Afleidingsstap]
    afleiding: str
    """SHA-256 van deze uitkomst, om bij een bevestiging te noemen."""

    @classmethod
    def of(cls, view: DerivedView) -> Self:
        """Translate the view."""
        return cls(
            gezagstype=view.kind,
            personen=list(view.people),
            ouder_1=view.parents[0],
            ouder_2=view.parents[1],
            ontbreekt=view.missing,
            route=view.route,
            conclusie=view.conclusion,
            grond=view.ground,
            in_onderzoek=view.in_onderzoek,
            stappen=[
                Afleidingsstap(
                    nummer=step.number,
                    vraag=step.question,
                    antwoord=step.answer,
                    omdat=step.because,
                )
                for step in view.steps
            ],
            afleiding=view.sha256,
        )


class VolgendeStap(_Wire):
    """Wat een mens nu het beste doet, bij wie en waarom."""

    wat: str
    bij: str
    waarom: str

    @classmethod
    def of(cls, step: NextStep) -> Self:
        """Translate the step."""
        return cls(wat=step.what, bij=step.whom, waarom=step.why)


class GezagOverKind(_Wire):
    """Wat wij over het gezag over één kind weten; wie het heeft staat bij het besluit."""

    kind: UUID
    bron: str
    """Waar het antwoord vandaan komt: brp, momentopname, bevinding, afgeleid of geen."""

    op_moment: datetime | None
    """Wanneer het antwoord gegeven is."""

    gezagstype: str | None
    in_onderzoek: bool
    afgeleid: AfgeleidGezag | None
    volgende_stap: VolgendeStap | None

    @classmethod
    def of(cls, view: GezagView) -> Self:
        """Translate the view."""
        return cls(
            kind=view.child,
            bron=view.source,
            op_moment=view.at,
            gezagstype=view.kind,
            in_onderzoek=view.in_onderzoek,
            afgeleid=None if view.derived is None else AfgeleidGezag.of(view.derived),
            volgende_stap=None if view.next_step is None else VolgendeStap.of(view.next_step),
        )
