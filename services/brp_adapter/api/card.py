"""The card for the departing parent, for systems of municipalities: text, ticket, answer."""

from datetime import datetime
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from brp_adapter.api.access import answers_json, from_organisation
from brp_adapter.api.intake import WRITE_EVENTS
from brp_adapter.application import Application
from brp_adapter.card.languages import LANGUAGES
from brp_adapter.card.words import Answered, Words
from brp_adapter.known_event import event_of
from brp_adapter.open_card import issue_card
from brp_adapter.sources.envelope import LONGEST_ATTRIBUTE, holds_bsn, oin_of
from brp_adapter.storage.safety_answers import AboutEvent
from brp_adapter.take_safety_answer import GivenBy, take_safety_answer
from contracts.messages.facts import SaidSafe
from foundation.bearer import Caller
from foundation.problem import InvalidParam, Problem

PAGE: Final = "/vertrekkaart"
ORIGIN: Final = "api"
Taal = Literal["nl", "en", "pl", "tr", "de", "fr", "es", "ar", "uk", "ro"]


class _Wire(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="forbid", hide_input_in_errors=True
    )


class Bericht(_Wire):
    """A heading and what stands under it."""

    titel: str
    tekst: list[str]

    @classmethod
    def of(cls, said: Answered) -> Self:
        """In the words of the API."""
        return cls(titel=said.title, tekst=list(said.text))


class Antwoordknop(_Wire):
    """One answer: its code, its words, and what is said back to it."""

    antwoord: SaidSafe
    knop: str
    daarna: Bericht


class Kaart(_Wire):
    """The card in one language. ``alleen`` is read first: nobody may read along."""

    taal: Taal
    naam_van_taal: str
    richting: Literal["ltr", "rtl"]
    titel: str
    alleen: str
    tekst: list[str]
    vraag: str
    antwoorden: list[Antwoordknop]
    zonder_bewijs: str
    toestemming: str
    later: str
    hulp: Bericht
    kind: Bericht

    @classmethod
    def of(cls, words: Words) -> "Kaart":
        """In the words of the API."""
        answers = (
            (SaidSafe.YES, words.safe, words.after_safe),
            (SaidSafe.NO, words.not_safe, words.after_not_safe),
            (SaidSafe.UNSURE, words.unsure, words.after_unsure),
        )
        return cls.model_validate(
            {
                "taal": words.code,
                "naamVanTaal": words.name,
                "richting": "rtl" if words.rtl else "ltr",
                "titel": words.title,
                "alleen": words.alone,
                "tekst": list(words.text),
                "vraag": words.question,
                "antwoorden": [
                    Antwoordknop(antwoord=said, knop=button, daarna=Bericht.of(after))
                    for said, button, after in answers
                ],
                "zonderBewijs": words.no_proof,
                "toestemming": words.consent,
                "later": words.later,
                "hulp": Bericht(titel=words.help_title, tekst=list(words.help)),
                "kind": Bericht(titel=words.child_title, tekst=list(words.child)),
            }
        )


class Kaarten(_Wire):
    """The card in the language that was asked for, or in all of them."""

    kaarten: list[Kaart]


class Kaartvraag(_Wire):
    """``source`` and ``id`` of the event of the declaration, sent already or still to be sent."""

    source: Annotated[str, Field(min_length=1, max_length=LONGEST_ATTRIBUTE)]
    id: Annotated[str, Field(min_length=1, max_length=LONGEST_ATTRIBUTE)]


class Kaartje(_Wire):
    """``kaartje`` opens the card once, when it is posted to ``adres`` before ``geldig_tot``."""

    kaartje: str
    geldig_tot: datetime
    adres: str


class Veiligheid(_Wire):
    """What the departing parent answered when asked whether it is safe to tell the other one."""

    antwoord: SaidSafe


class Antwoordontvangst(_Wire):
    """The event about which it was answered, and what was."""

    id: UUID
    antwoord: SaidSafe


def card_router(application: Application) -> APIRouter:
    """The routes, around one application."""
    router = APIRouter(tags=["Vertrekkaart"], dependencies=[Depends(answers_json)])
    of_organisation = from_organisation(application, WRITE_EVENTS)

    @router.get(
        "/vertrekkaart",
        summary="De tekst van de kaart voor de vertrekkende ouder",
        description="De vraag 'is dat veilig?' met wat eromheen hoort. De lezer kiest de taal.",
        operation_id="raadpleegVertrekkaart",
        dependencies=[Depends(of_organisation)],
        responses={403: {}},
    )
    def text(taal: Annotated[Taal | None, Query()] = None) -> Kaarten:
        wanted = LANGUAGES.values() if taal is None else (LANGUAGES[taal],)
        return Kaarten(kaarten=[Kaart.of(words) for words in wanted])

    @router.post(
        "/vertrekkaart/kaartjes",
        status_code=201,
        summary="Een kaartje om de kaart eenmaal te openen",
        description="Voor een aangifte die al is aangeleverd of nog komt. Stuur het kaartje als "
        "`kaartje` in een formulier (POST) naar `adres`; het hoort in geen adres en in geen log.",
        operation_id="vraagKaartje",
        responses={403: {}},
    )
    def issue(asked: Kaartvraag, caller: Annotated[Caller, Depends(of_organisation)]) -> Kaartje:
        issued = issue_card(application.service, _about(asked, caller.oin))
        address = application.settings.public_url.rstrip("/") + PAGE
        return Kaartje(kaartje=issued.ticket, geldig_tot=issued.until, adres=address)

    @router.post(
        "/meldingen/{meldingId}/veiligheid",
        status_code=202,
        summary="Doorgeven of inlichten veilig is",
        description="Bij een gebeurtenis die u eerder aanleverde. `nee` en `weet_niet` gelden "
        "meteen: er gaat niets weg en een mens kijkt. Een later `ja` heft dat niet op; dat doet "
        "een mens. Hetzelfde nog eens verandert niets.",
        operation_id="geefVeiligheidDoor",
        responses={403: {}, 404: {}},
    )
    def answer(
        meldingId: UUID,  # noqa: N803  name of the path parameter in the API
        given: Veiligheid,
        caller: Annotated[Caller, Depends(of_organisation)],
    ) -> Antwoordontvangst:
        about = event_of(application.service, meldingId, sender=caller.oin)
        if about is None:
            raise Problem(404, detail="Deze melding is er niet.", code="not_found")
        given_by = GivenBy(caller.oin, ORIGIN)
        take_safety_answer(application.service, about, given.antwoord, given_by)
        return Antwoordontvangst(id=meldingId, antwoord=given.antwoord)

    return router


def _about(asked: Kaartvraag, oin: str) -> AboutEvent:
    mistakes = [
        InvalidParam(name, "invalid", "is ongeldig")
        for name, value in (("source", asked.source), ("id", asked.id))
        # As an event itself is refused: these words are kept plain.
        if not value.isprintable() or holds_bsn(value)
    ]
    of = oin_of(asked.source)
    if of is None:
        mistakes.append(
            InvalidParam("source", "pattern", "vorm: urn:nld:oin:<20 cijfers>:systeem:<naam>")
        )
    if mistakes:
        raise Problem(400, code="invalid_request", invalid_params=mistakes)
    if of != oin:
        detail = "Het OIN in source is niet het OIN van het token."
        raise Problem(403, detail=detail, code="source_not_yours")
    return AboutEvent(oin, asked.source, asked.id)
