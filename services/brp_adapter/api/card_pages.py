"""``/vertrekkaart``: the card as a page. Tickets and keys are posted, and stand in no address."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Response

from brp_adapter.application import Application
from brp_adapter.card.languages import DEFAULT, LANGUAGES
from brp_adapter.card.pages import ANYBODY, NOBODY, STYLE, CardPages, read_card_pages
from brp_adapter.card.words import Answered, Words
from brp_adapter.open_card import CardRefused, Opened, close_card, look_at_card, open_card
from brp_adapter.service import Service
from brp_adapter.take_safety_answer import GivenBy, take_safety_answer
from contracts.messages.facts import SaidSafe
from foundation.database import DatabaseError
from foundation.log import get_logger

ORIGIN: Final = "vertrekkaart"
_LONGEST: Final = 100
_GONE: Final = 410
_AWAY: Final = 503
_log = get_logger(__name__)

Text = Annotated[str, Form(max_length=_LONGEST)]
Chosen = Annotated[str, Query(max_length=_LONGEST)]


def card_pages_router(application: Application) -> APIRouter:
    """The pages, around one application."""
    router = APIRouter(prefix="/vertrekkaart", include_in_schema=False)
    shown = _Shown(application.service, read_card_pages())

    @router.get("")
    def paper(taal: Chosen = DEFAULT.code) -> Response:
        return shown.pages.page("paper.html", _words(taal))

    @router.get(f"/{STYLE}")
    def style() -> Response:
        return shown.pages.stylesheet()

    @router.post("")
    def first(kaartje: Text = "", taal: Text = DEFAULT.code) -> Response:
        return shown.card(_words(taal), lambda: open_card(shown.service, kaartje))

    @router.post("/lezen")
    def read(sleutel: Text = "", taal: Text = DEFAULT.code) -> Response:
        return shown.card(_words(taal), lambda: look_at_card(shown.service, sleutel))

    @router.post("/antwoord")
    def answer(sleutel: Text = "", antwoord: Text = "", taal: Text = DEFAULT.code) -> Response:
        return shown.answered(_words(taal), sleutel, antwoord)

    @router.post("/klaar")
    def finished(sleutel: Text = "", taal: Text = DEFAULT.code) -> Response:
        return shown.finished(_words(taal), sleutel)

    return router


@dataclass(frozen=True)
class _Shown:
    """From what was posted to a page."""

    service: Service
    pages: CardPages

    def card(self, words: Words, look: Callable[[], Opened]) -> Response:
        """The card itself, where ``look`` finds it open."""
        card = self._opened(words, look)
        if isinstance(card, Response):
            return card
        return self._card(words, card)

    def answered(self, words: Words, page_key: str, answer: str) -> Response:
        """Keep the answer, and say it back."""
        card = self._opened(words, lambda: look_at_card(self.service, page_key))
        if isinstance(card, Response):
            return card
        known = _known_answers(words).get(answer)
        if known is None:
            return self._card(words, card, status=400)
        said, back = known
        sender = card.about.sender
        try:
            take_safety_answer(self.service, card.about, said, GivenBy(sender, ORIGIN))
        except DatabaseError as error:
            _log.error("card_unavailable", error=type(error).__name__)
            return self._card(words, card, status=_AWAY, alert=words.unavailable)
        within = self._within(sender)
        safe = said is SaidSafe.YES
        return self._said(words, back, within=within, page_key=page_key, safe=safe)

    def finished(self, words: Words, page_key: str) -> Response:
        """The card is closed, whoever sits before the screen now."""
        try:
            sender = close_card(self.service, page_key)
        except DatabaseError as error:
            return self._away(words, error)
        return self._said(words, words.finished, within=self._within(sender))

    def _opened(self, words: Words, look: Callable[[], Opened]) -> Opened | Response:
        try:
            return look()
        except CardRefused as why:
            within = self._within(why.sender)
            return self._said(words, words.refused, within=within, status=_GONE)
        except DatabaseError as error:
            return self._away(words, error)

    def _card(
        self, words: Words, card: Opened, *, status: int = 200, alert: Answered | None = None
    ) -> Response:
        within = self._within(card.about.sender)
        shown = {"page_key": card.page_key, "alert": alert}
        return self.pages.page("card.html", words, within=within, status=status, **shown)

    def _away(self, words: Words, error: DatabaseError) -> Response:
        _log.error("card_unavailable", error=type(error).__name__)
        return self._said(words, words.unavailable, within=ANYBODY, status=_AWAY)

    def _said(
        self,
        words: Words,
        said: Answered,
        *,
        within: Collection[str],
        status: int = 200,
        page_key: str | None = None,
        safe: bool = False,
    ) -> Response:
        shown = {"said": said, "page_key": page_key, "safe": safe}
        return self.pages.page("said.html", words, within=within, status=status, **shown)

    def _within(self, sender: str | None) -> frozenset[str]:
        """In whose sites it may stand: that of the municipality that gave out the ticket."""
        if sender is None:
            return ANYBODY
        of = self.service.policy.content.municipality(sender)
        return NOBODY if of is None else frozenset(of.kaart.ingebed_in)


def _words(code: str) -> Words:
    return LANGUAGES.get(code, DEFAULT)


def _known_answers(words: Words) -> dict[str, tuple[SaidSafe, Answered]]:
    """What to keep of each button, and what to say back: by the button alone.

    Never by what was answered before: somebody who makes a parent press "safe" must not read here
    that the parent said otherwise while alone.
    """
    return {
        SaidSafe.YES.value: (SaidSafe.YES, words.after_safe),
        SaidSafe.NO.value: (SaidSafe.NO, words.after_not_safe),
        SaidSafe.UNSURE.value: (SaidSafe.UNSURE, words.after_unsure),
        "vergist": (SaidSafe.YES, words.after_mistaken),
    }
