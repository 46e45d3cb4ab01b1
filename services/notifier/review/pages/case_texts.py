"""The words around a case and around every form about one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CaseTexts:
    """``{reference}``, ``{most}`` and ``{at}`` are filled in by the page."""

    heading: str
    reasons: str
    timeline: str
    can_do: str
    can_do_nothing: str
    back: str
    changed_title: str
    changed_text: str
    mistakes_title: str
    too_long: str
    draft: str
    discard: str
    not_now_title: str
    optional: str
    choose: str


CASE_NL = CaseTexts(
    heading="Zaak {reference}",
    reasons="Waarom u deze zaak ziet",
    timeline="Tijdlijn",
    can_do="Wat u nu kunt doen",
    can_do_nothing="Met uw rol kunt u deze zaak alleen bekijken.",
    back="Terug naar de zaak",
    changed_title="Er is intussen iets gebeurd in deze zaak",
    changed_text="Er is nog niets gedaan. Wat u invulde, staat er nog. Lees wat er veranderde, en "
    "verstuur dan opnieuw of ga terug naar de zaak.",
    mistakes_title="Dit kan nog niet worden verstuurd",
    too_long="Gebruik hier ten hoogste {most} tekens.",
    draft="U begon hier al aan, op {at}. Wat u toen invulde, staat er nog.",
    discard="Weggooien en terug",
    not_now_title="Dit kan nu niet",
    optional="niet verplicht",
    choose="kies",
)

CASE_EN = CaseTexts(
    heading="Case {reference}",
    reasons="Why you see this case",
    timeline="Timeline",
    can_do="What you can do now",
    can_do_nothing="Your role lets you read this case only.",
    back="Back to the case",
    changed_title="Something happened to this case meanwhile",
    changed_text="Nothing has been done yet. What you filled in is still here. Read what changed, "
    "then send it again or go back to the case.",
    mistakes_title="This cannot be sent yet",
    too_long="Use at most {most} characters here.",
    draft="You began this before, on {at}. What you filled in then is still here.",
    discard="Throw away and go back",
    not_now_title="This cannot be done now",
    optional="optional",
    choose="choose",
)
